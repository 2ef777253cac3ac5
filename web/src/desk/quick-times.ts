import type { Instant } from "@amends/core/shared/record";
import { fromWallClock, partsIn } from "../ui/wall-clock.ts";

const pad = (n: number) => String(n).padStart(2, "0");

/** `hour` o'clock, `days` days after the date of `now` on the calendar of the zone. */
export function onDay(now: number, timeZone: string, days: number, hour: number): Instant {
  const p = partsIn(now, timeZone);
  const day = new Date(Date.UTC(p.year, p.month - 1, p.day + days));
  const wall = `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}T${pad(hour)}:00`;
  return fromWallClock(wall, timeZone) as Instant;
}

export type QuickTime = "inTwoHours" | "today" | "tomorrowNoon" | "inThreeDays" | "inAWeek" | "inAMonth";

/** Times people name when they promise something; today's end only while it is at least an hour away. */
export function quickTimes(now: number, timeZone: string, names: readonly QuickTime[]): { name: QuickTime; at: Instant }[] {
  const quarter = 900_000;
  const times: Record<QuickTime, Instant> = {
    inTwoHours: new Date(Math.ceil((now + 8 * quarter) / quarter) * quarter).toISOString(),
    today: onDay(now, timeZone, 0, 18),
    tomorrowNoon: onDay(now, timeZone, 1, 12),
    inThreeDays: onDay(now, timeZone, 3, 18),
    inAWeek: onDay(now, timeZone, 7, 18),
    inAMonth: onDay(now, timeZone, 30, 10),
  };
  return names.map((name) => ({ name, at: times[name] }))
    .filter(({ name, at }) => name !== "today" || Date.parse(at) - now >= 4 * quarter);
}

import type { Instant } from "@amends/core/shared/record";

type Parts = { year: number; month: number; day: number; hour: number; minute: number };

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
    });
    formats.set(timeZone, format);
  }
  return format;
}

function partsOf(at: Date, timeZone: string): Parts {
  const found = Object.fromEntries(formatOf(timeZone).formatToParts(at).map((p) => [p.type, Number(p.value)]));
  return found as unknown as Parts;
}

const pad = (n: number) => String(n).padStart(2, "0");

/** What a date-and-time field shows for a moment: "2026-11-22T09:30" on the clock of the company. */
export function toWallClock(at: Instant, timeZone: string): string {
  const p = partsOf(new Date(at), timeZone);
  return `${p.year}-${pad(p.month)}-${pad(p.day)}T${pad(p.hour)}:${pad(p.minute)}`;
}

/** The moment a wall clock of this zone shows "2026-11-22T09:30"; null for anything that is no such time. */
export function fromWallClock(text: string, timeZone: string): Instant | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute] = found.slice(1).map(Number) as [number, number, number, number, number];
  const wanted = Date.UTC(year, month - 1, day, hour, minute);
  if (Number.isNaN(wanted)) return null;
  let guess = wanted;
  for (let round = 0; round < 2; round++) {
    const p = partsOf(new Date(guess), timeZone);
    guess += wanted - Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute);
  }
  return new Date(guess).toISOString();
}

/** The same clock time some days away: `days` from `now`'s date in the zone, at `hour` o'clock. */
export function onDay(now: Instant, timeZone: string, days: number, hour: number): Instant {
  const p = partsOf(new Date(now), timeZone);
  const day = new Date(Date.UTC(p.year, p.month - 1, p.day + days));
  const text = `${day.getUTCFullYear()}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}T${pad(hour)}:00`;
  return fromWallClock(text, timeZone) as Instant;
}

export type QuickTime = "inTwoHours" | "today" | "tomorrowNoon" | "inThreeDays" | "inAWeek" | "inAMonth";

/** Times people name when they promise something; today's end only while it is at least an hour away. */
export function quickTimes(now: Instant, timeZone: string, names: readonly QuickTime[]): { name: QuickTime; at: Instant }[] {
  const soon = new Date(Math.ceil((Date.parse(now) + 2 * 3_600_000) / 900_000) * 900_000).toISOString();
  const times: Record<QuickTime, Instant> = {
    inTwoHours: soon,
    today: onDay(now, timeZone, 0, 18),
    tomorrowNoon: onDay(now, timeZone, 1, 12),
    inThreeDays: onDay(now, timeZone, 3, 18),
    inAWeek: onDay(now, timeZone, 7, 18),
    inAMonth: onDay(now, timeZone, 30, 10),
  };
  return names.map((name) => ({ name, at: times[name] }))
    .filter(({ name, at }) => name !== "today" || Date.parse(at) - Date.parse(now) >= 3_600_000);
}

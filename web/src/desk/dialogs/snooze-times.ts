import type { Instant } from "@amends/core/shared/record";
import { fromWallClock, partsIn } from "@amends/core/shared/wall-clock";

export type SnoozeTime = { readonly name: "in3Hours" | "tomorrow" | "monday" | "week"; readonly at: Instant };

const quarter = 900_000;
const morning = "09:00";

/** Usual times to look again, on the team's clock: later the same day while there is enough of it left, then mornings. Soonest first. */
export function snoozeTimes(now: number, timeZone: string): SnoozeTime[] {
  const today = partsIn(now, timeZone);
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay();
  const inDays = (days: number): Instant | null =>
    fromWallClock(`${new Date(Date.UTC(today.year, today.month - 1, today.day + days)).toISOString().slice(0, 10)}T${morning}`, timeZone);
  const toMonday = (8 - weekday) % 7 || 7;
  const soon = Math.ceil((now + 3 * 3_600_000) / quarter) * quarter;
  const all: readonly (readonly [SnoozeTime["name"], Instant | null])[] = [
    ["in3Hours", partsIn(soon, timeZone).day === today.day ? new Date(soon).toISOString() : null],
    ["tomorrow", inDays(1)],
    ["monday", toMonday > 1 && toMonday < 7 ? inDays(toMonday) : null],
    ["week", inDays(7)],
  ];
  return all.flatMap(([name, at]) => (at ? [{ name, at }] : []));
}

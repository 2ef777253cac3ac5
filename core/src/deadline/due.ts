import type { Amount, PauseReason, Remaining } from "../shared/clock-words.ts";
import type { PauseSpan } from "./pause.ts";
import type { WorkTable } from "./work-table.ts";
import { dayLength } from "./zone.ts";

/** When a clock runs out (milliseconds), or that it stands and what is left. */
export type DueAt =
  | { readonly paused: false; readonly at: number }
  | { readonly paused: true; readonly since: number; readonly reason: PauseReason; readonly remaining: Remaining };

const minute = 60_000;
const hour = 60 * minute;

/**
 * When an amount that began at `start` runs out. `pauses` are in order and apart. A pause stops the clock only when it
 * begins before the clock has run out. Of the days of a pause only the one on which it begins counts; where it ends, counting begins anew.
 */
export function dueOf(start: number, amount: Amount, pauses: readonly PauseSpan[], table: WorkTable): DueAt {
  switch (amount.unit) {
    case "minutes":
    case "hours":
      return spend(start, amount.n * (amount.unit === "hours" ? hour : minute), pauses, elapsed, "time");
    case "workingMinutes":
    case "workingHours":
      return spend(start, amount.n * (amount.unit === "workingHours" ? hour : minute), pauses, working(table), "workingTime");
    default:
      if (amount.ends !== "sameTime") return dueOnDay(start, amount, pauses, table);
      return spend(start, sameTimeLater(start, amount, table) - start, pauses, elapsed, "time");
  }
}

type Measure = { readonly passed: (from: number, to: number) => number; readonly add: (from: number, ms: number) => number };
const elapsed: Measure = { passed: (from, to) => to - from, add: (from, ms) => from + ms };
const working = (table: WorkTable): Measure => ({ passed: table.worked, add: table.addWork });

function spend(start: number, budget: number, pauses: readonly PauseSpan[], { passed, add }: Measure, unit: "time" | "workingTime"): DueAt {
  let [from, left] = [start, budget];
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= from) continue;
    const spent = pause.from > from ? passed(from, pause.from) : 0;
    if (spent >= left) break;
    left -= spent;
    if (pause.to === null) return { paused: true, since: Math.max(pause.from, start), reason: pause.reason, remaining: { unit, ms: left } };
    from = pause.to;
  }
  return { paused: false, at: add(from, left) };
}

/** The local day `months` later; the 31st becomes the last day of a shorter month. */
function addMonths(day: number, months: number): number {
  const date = new Date(day * dayLength);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const target = new Date(0).setUTCFullYear(year, month, 1);
  const nextMonth = new Date(0).setUTCFullYear(year, month + 1, 1);
  return Math.min(target / dayLength + date.getUTCDate() - 1, nextMonth / dayLength - 1);
}

/** Number of days to count from the day on which it began. */
function daysOf(amount: Amount, day: number): number {
  if (amount.unit === "months") return addMonths(day, amount.n) - day;
  return amount.unit === "weeks" ? amount.n * 7 : amount.n;
}

function dueOnDay(start: number, amount: Amount, pauses: readonly PauseSpan[], table: WorkTable): DueAt {
  const inWorkdays = amount.unit === "workingDays";
  const endOf = (amount.ends ?? (inWorkdays ? "endOfWork" : "endOfDay")) === "endOfWork" ? table.endOfWork : table.endOfDay;
  /** The last moment of the last day, counted on from `since`; with no day left, what goes on after the hours of a working day has the next one. */
  const end = (since: number, left: number) => {
    const day = table.zone.dayOf(since);
    if (!inWorkdays) return endOf(amount.ifDayOff === "next" ? table.addWorkdays(day + left, 0) : day + left) - 1;
    const last = endOf(table.addWorkdays(day, left)) - 1;
    return last < since ? endOf(table.addWorkdays(day, 1)) - 1 : last;
  };
  let since = start;
  let left = daysOf(amount, table.zone.dayOf(start));
  for (const pause of pauses) {
    if (pause.to !== null && pause.to <= start) continue;
    if (end(since, left) <= pause.from) break;
    const [day, pausedOn] = [table.zone.dayOf(since), table.zone.dayOf(Math.max(pause.from, start))];
    left = Math.max(0, left - (inWorkdays ? table.workdays(day, pausedOn) : pausedOn - day));
    if (pause.to === null) {
      const remaining = { unit: inWorkdays ? "workingDays" : "days", days: left } as const;
      return { paused: true, since: Math.max(pause.from, start), reason: pause.reason, remaining };
    }
    since = pause.to;
  }
  return { paused: false, at: end(since, left) };
}

/** So many days later the wall clock shows the same time; a pause moves that by as long as it lasts. */
function sameTimeLater(start: number, amount: Amount, { zone, addWorkdays }: WorkTable): number {
  const day = zone.dayOf(start);
  const later = day + daysOf(amount, day);
  const lastDay = amount.ifDayOff === "next" ? addWorkdays(later, 0) : later;
  return zone.at(start + zone.offsetAt(start) + (lastDay - day) * dayLength);
}

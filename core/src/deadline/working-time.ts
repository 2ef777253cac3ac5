import type { Amount } from "../shared/clock-words.ts";
import type { Instant } from "../shared/record.ts";
import type { Calendar } from "./calendar.ts";
import { dueOf } from "./due.ts";
import { iso } from "./instant.ts";
import { tableOf } from "./work-table.ts";

/** When an amount of time that began at `start` runs out, nothing standing in between. */
export function addAmount(start: Instant, amount: Amount, calendar: Calendar): Instant {
  const due = dueOf(Date.parse(start), amount, [], tableOf(calendar));
  if (due.paused) throw new Error("a clock without pauses stands");
  return iso(due.at);
}

/** Working minutes (with fractions) between two moments; 0 when `to` is not later. */
export function workingMinutesBetween(from: Instant, to: Instant, calendar: Calendar): number {
  return tableOf(calendar).worked(Date.parse(from), Date.parse(to)) / 60_000;
}

/** Is this moment inside the working hours? */
export function isWorkingTime(at: Instant, calendar: Calendar): boolean {
  const ms = Date.parse(at);
  return tableOf(calendar).worked(ms, ms + 1) > 0;
}

/** The moment itself when it is working time, else the next one that is. */
export function nextWorkingTime(at: Instant, calendar: Calendar): Instant {
  const ms = Date.parse(at);
  return isWorkingTime(at, calendar) ? at : iso(tableOf(calendar).addWork(ms, 1) - 1);
}

import type { Instant } from "../shared/record.ts";
import type { Calendar } from "./calendar.ts";
import { tableOf } from "./work-table.ts";

/**
 * When to remind of something due: `minutesBefore` (minutes of the clock) ahead, but never outside working hours: then a
 * minute before the working time before it ended, so that it wakes nobody and is read while something can be done. Not earlier than
 * `setAt`; null when no working time lies between.
 */
export function reminderAt(dueAt: Instant, minutesBefore: number, setAt: Instant, calendar: Calendar): Instant | null {
  const table = tableOf(calendar);
  const [due, earliest] = [Date.parse(dueAt), Date.parse(setAt)];
  const wanted = Math.max(due - minutesBefore * 60_000, earliest);
  if (table.worked(wanted, wanted + 1) > 0) return new Date(wanted).toISOString();
  const worked = table.worked(earliest, wanted);
  if (worked > 0) return new Date(Math.max(earliest, table.addWork(earliest, worked) - 60_000)).toISOString();
  const next = table.addWork(wanted, 1) - 1;
  return next < due ? new Date(next).toISOString() : null;
}

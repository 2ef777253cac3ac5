import type { WorkTable } from "./work-table.ts";

const minute = 60_000;
const shortestLead = 15 * minute;
const longestLead = 24 * 60 * minute;

/**
 * When to remind of what began at `start` and is due at `due` (milliseconds): a quarter of the time there is ahead, at least 15
 * minutes and at most a day, but never outside working hours: then a minute before the working time before it ended, so that it wakes
 * nobody and is read while something can be done. null when no working time lies between. (A rule of ours, not of a course.)
 */
export function reminderAt(start: number, due: number, table: WorkTable): number | null {
  const wanted = due - Math.min(longestLead, Math.max(shortestLead, (due - start) / 4));
  if (wanted <= start) return null;
  if (table.worked(wanted, wanted + 1) > 0) return wanted;
  const worked = table.worked(start, wanted);
  if (worked > 0) return Math.max(start, table.addWork(start, worked) - minute);
  const next = table.addWork(wanted, 1) - 1;
  return next < due ? next : null;
}

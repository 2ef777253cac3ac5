import { z } from "zod";
import type { Refusal } from "../shared/refusal.ts";
import { type Calendar, dayNumber, type Interval } from "./calendar.ts";
import { isTimeZone } from "./zone.ts";

const interval = z.strictObject({ from: z.int(), to: z.int() });
const date = z.string().max(10);

/** The shape of a calendar; whether it can be is said by `calendarProblems`. */
export const calendarSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,39}$/),
  timeZone: z.string().max(60),
  week: z.array(z.array(interval).max(12)).length(7),
  holidays: z.array(date).max(2_000),
  workdays: z.array(z.strictObject({ date, intervals: z.array(interval).max(12).optional() })).max(500),
  covers: z.strictObject({ from: z.int().min(1900).max(2200), to: z.int().min(1900).max(2200) }),
});

function hoursProblem(hours: readonly Interval[], field: string): Refusal | null {
  for (const [i, { from, to }] of hours.entries()) {
    if (from < 0 || to > 1440 || from >= to) return { code: "calendarHoursBad", field: `${field}.${i}` };
    const before = hours[i - 1];
    if (before && from < before.to) return { code: from < before.from ? "calendarHoursUnsorted" : "calendarHoursOverlap", field: `${field}.${i}` };
  }
  return null;
}

/**
 * Why this calendar cannot be: unknown time zone, hours that are none, overlap or are out of order, no hours at all, dates that
 * do not exist, stand twice, lie outside the years covered, or are day off and working day at once. Empty when it can be used.
 */
export function calendarProblems(calendar: Calendar): Refusal[] {
  const problems: Refusal[] = [];
  const add = (problem: Refusal | null) => problem && problems.push(problem);
  const { covers, week, workdays, holidays } = calendar;
  if (!isTimeZone(calendar.timeZone)) add({ code: "timeZoneUnknown", field: "timeZone" });
  if (covers.from > covers.to) add({ code: "calendarYearsBad", field: "covers" });
  for (const [i, hours] of week.entries()) add(hoursProblem(hours, `week.${i}`));
  if (week.every((hours) => hours.length === 0)) add({ code: "calendarWithoutHours", field: "week" });
  const seen = new Map<string, "holidays" | "workdays">();
  const checkDate = (text: string, list: "holidays" | "workdays", field: string) => {
    const params = { date: text };
    const year = Number(text.slice(0, 4));
    if (dayNumber(text) === null) add({ code: "calendarDateBad", field, params });
    else if (year < covers.from || year > covers.to) add({ code: "calendarDateOutside", field, params });
    if (seen.has(text)) add({ code: seen.get(text) === list ? "calendarDateTwice" : "calendarDateBoth", field, params });
    seen.set(text, list);
  };
  for (const [i, text] of holidays.entries()) checkDate(text, "holidays", `holidays.${i}`);
  for (const [i, day] of workdays.entries()) {
    checkDate(day.date, "workdays", `workdays.${i}.date`);
    if (day.intervals?.length === 0) add({ code: "calendarHoursBad", field: `workdays.${i}.intervals` });
    if (day.intervals) add(hoursProblem(day.intervals, `workdays.${i}.intervals`));
  }
  return problems;
}

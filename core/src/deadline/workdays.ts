import { type Calendar, type CalendarDate, dayNumber } from "./calendar.ts";
import { type DeadlineSettings, regions } from "./company-settings.ts";
import { calendarOf } from "./region.ts";
import { tableOf } from "./work-table.ts";

/** On which days a company works, one sign a day from `from` on: "1" works, "0" does not; and when its day usually ends, "HH:MM". */
export type Workdays = { readonly from: CalendarDate; readonly days: string; readonly workdayEnd: string };

/** How many days a company works from one day to another, both counted. */
export function workdaysBetween(calendar: Calendar, from: CalendarDate, to: CalendarDate): number {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return first === null || last === null ? 0 : tableOf(calendar).workdays(first - 1, last);
}

/** The first day after this one on which the company works. */
export function workdayAfter(calendar: Calendar, day: CalendarDate): CalendarDate {
  const n = dayNumber(day);
  return n === null ? day : new Date(tableOf(calendar).addWorkdays(n, 1) * 86_400_000).toISOString().slice(0, 10);
}

const text = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/**
 * The company's working days for `count` days from `from`, for whoever counts in them without the whole calendar ('within
 * three working days' while one writes). `workdayEnd` is the latest end of its usual days; a night shift's end is not one.
 */
export function workdaysOf({ calendar }: Pick<DeadlineSettings, "calendar">, from: CalendarDate, count: number): Workdays {
  const region = regions.find((each) => each.id === calendar.region);
  const first = dayNumber(from);
  if (!region || first === null) return { from, days: "", workdayEnd: "18:00" };
  const table = tableOf(calendarOf("own", region, calendar));
  const days = Array.from({ length: count }, (_, i) => (table.isWorkday(first + i) ? "1" : "0")).join("");
  const ends = calendar.week.slice(0, 5).flatMap((hours) => hours.at(-1)?.to ?? []);
  const end = ends.length > 0 ? Math.max(...ends) : 1080;
  return { from, days, workdayEnd: text(end >= 1440 ? 1439 : end) };
}

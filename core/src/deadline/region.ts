import type { Calendar, CalendarDate, Interval } from "./calendar.ts";

type Named = { readonly date: CalendarDate; readonly name: string };

/**
 * Days off and make-up working days of a country or part of one: content/calendars/*.json, written by tools/make-calendars.ts.
 * `covers` = the years in the file; `checked` = which of them were compared with the official announcement.
 */
export type Region = {
  readonly id: string;
  readonly names: { readonly "zh-CN": string; readonly "zh-TW": string; readonly en: string };
  readonly timeZone: string;
  readonly covers: { readonly from: number; readonly to: number };
  readonly source: { readonly package: string; readonly version: string; readonly licence: string };
  readonly checked: readonly { readonly year: number; readonly against: string }[];
  readonly holidays: readonly Named[];
  readonly workdays: readonly Named[];
};

/**
 * A company's own working time on top of a region, whose days it follows also when a later version of the product knows
 * more years. Kept apart from them: own days off, own working days, days off of the region on which it works all the same.
 */
export type OwnCalendar = {
  readonly region: string;
  readonly timeZone: string;
  readonly week: readonly (readonly Interval[])[];
  readonly daysOff: readonly CalendarDate[];
  readonly workdays: readonly { readonly date: CalendarDate; readonly intervals?: readonly Interval[] | undefined }[];
  readonly openOn: readonly CalendarDate[];
  /** The last year whose days the company has entered itself; null = the region's last year. */
  readonly knownTo: number | null;
};

const nineToSix: readonly Interval[] = [{ from: 540, to: 1080 }];

/** Monday to Friday, 9 to 18 o'clock: what a company starts with. */
export const usualWeek: readonly (readonly Interval[])[] = [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []];

export function usualCalendar(region: Region): OwnCalendar {
  return { region: region.id, timeZone: region.timeZone, week: usualWeek, daysOff: [], workdays: [], openOn: [], knownTo: null };
}

/** The calendar a company works by; `id` names it in clocks. What the company says of a day goes before what the region says. */
export function calendarOf(id: string, region: Region, own: OwnCalendar): Calendar {
  const ownWorkdays = new Set(own.workdays.map((day) => day.date));
  const off = new Set([...region.holidays.map((day) => day.date), ...own.daysOff]);
  const madeUp = region.workdays.map((day) => ({ date: day.date }));
  return {
    id,
    timeZone: own.timeZone,
    week: own.week,
    holidays: [...off].filter((date) => !own.openOn.includes(date) && !ownWorkdays.has(date)),
    workdays: [...madeUp.filter((day) => !ownWorkdays.has(day.date) && !own.daysOff.includes(day.date)), ...own.workdays],
    covers: { from: region.covers.from, to: Math.max(region.covers.to, own.knownTo ?? 0) },
  };
}

/** A region's own working days, Monday to Friday: what a law of that country counts in. */
export function regionCalendar(region: Region): Calendar {
  return calendarOf(region.id, region, usualCalendar(region));
}

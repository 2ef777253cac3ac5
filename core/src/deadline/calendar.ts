/** From when to when, in minutes since local midnight; `to` is excluded and may be 1440 (24:00). */
export type Interval = { readonly from: number; readonly to: number };

/** A local date, "2026-10-10". */
export type CalendarDate = string;

/**
 * When a team works: hours per weekday (Monday first), days off, and make-up working days (调休). `intervals` of a make-up
 * day absent = the hours of that weekday, or where it has none those of the first weekday that has. Only the years in
 * `covers` are known: outside them every day counts as its weekday does, and a clock that gets there says so.
 */
export type Calendar = {
  readonly id: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly week: readonly (readonly Interval[])[];
  readonly holidays: readonly CalendarDate[];
  readonly workdays: readonly { readonly date: CalendarDate; readonly intervals?: readonly Interval[] | undefined }[];
  readonly covers: { readonly from: number; readonly to: number };
};

/** Whole days since 1970-01-01; null when it is no date ("2026-02-30"). */
export function dayNumber(date: CalendarDate): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!found) return null;
  const ms = new Date(0).setUTCFullYear(Number(found[1]), Number(found[2]) - 1, Number(found[3]));
  return new Date(ms).toISOString().startsWith(date) ? ms / 86_400_000 : null;
}

/** Monday = 0 … Sunday = 6. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

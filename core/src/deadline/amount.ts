/**
 * How long a rule gives. `minutes` and `hours` run day and night; `workingMinutes` and `workingHours` only in the hours of
 * the calendar; days, weeks and months are counted from the day after the start.
 */
export const amountUnits = ["minutes", "hours", "workingMinutes", "workingHours", "workingDays", "calendarDays", "weeks", "months"] as const;
export type AmountUnit = (typeof amountUnits)[number];

/**
 * When on its last day a clock counted in days ends: with the local day (23:59:59.999), with the working hours of that
 * day (working days only), or at the time of day at which it began (calendar days, weeks and months only).
 */
export const dayEnds = ["endOfDay", "endOfWork", "sameTime"] as const;
export type DayEnd = (typeof dayEnds)[number];

export type Amount = {
  readonly n: number;
  readonly unit: AmountUnit;
  /** Absent: end of work for working days, else end of the day. */
  readonly ends?: DayEnd | undefined;
  /** What a last day off does to a clock in calendar days, weeks or months: it stays (absent), or the next working day is the last. */
  readonly ifDayOff?: "next" | undefined;
};

/** Does the amount depend on which days are worked, so that a year nobody has entered yet matters? */
export function needsWorkdays({ unit, ifDayOff }: Amount): boolean {
  return unit === "workingMinutes" || unit === "workingHours" || unit === "workingDays" || ifDayOff === "next";
}

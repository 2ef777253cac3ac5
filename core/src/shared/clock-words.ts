/** Clocks that a rule sets: confirm receipt, answer for the first time, answer what the customer wrote, what an authority demands, decide, tell how it is going, call after closing. The order decides between equals. */
export const ruleClocks = ["acknowledge", "firstResponse", "reply", "regulator", "decision", "progressNotice", "followUp"] as const;
export type RuleClock = (typeof ruleClocks)[number];

/**
 * What starts a clock. `told`: the complaint's beginning and then each time the customer is told something, so it repeats;
 * `customerWrote`: the oldest message nobody has answered; `referred`: an authority or platform passed it on.
 */
export const startEvents = ["received", "acknowledged", "referred", "told", "customerWrote", "decided", "closed"] as const;
export type StartEvent = (typeof startEvents)[number];

/** What ends a clock as met. Closing ends every clock of the complaint (but those it starts), whether listed or not. */
export const metEvents = ["acknowledged", "told", "decided", "followedUp", "closed"] as const;
export type MetEvent = (typeof metEvents)[number];

/** What may make a clock stand. */
export const pauseReasons = ["waitingForCustomer", "suspended"] as const;
export type PauseReason = (typeof pauseReasons)[number];

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

/** What is left of a paused clock: milliseconds, or days that still count after the one on which it goes on. */
export type Remaining = { readonly unit: "time" | "workingTime"; readonly ms: number } | { readonly unit: "days" | "workingDays"; readonly days: number };

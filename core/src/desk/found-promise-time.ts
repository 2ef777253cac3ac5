import { addDays, addMonths, addWorkdays, type DueClock, endOfDay } from "./found-promise-clock.ts";

/** A time found in a sentence; offsets in that sentence. */
export type FoundTime = {
  readonly start: number;
  readonly end: number;
  /** Milliseconds since 1970; null for words that name no time ('soon', '尽快'). */
  readonly at: number | null;
  /** The calendar day named; a later time of day in the sentence belongs to it. */
  readonly day: string | null;
  /** A span without 'within' or 'by' ("3-5个工作日"): a promise only where the words around say so. */
  readonly loose: boolean;
  /** A span counted from now, rather than a day of the calendar: after an event it has no date. */
  readonly span: boolean;
};

export type SpanUnit = "second" | "minute" | "quarter" | "hour" | "day" | "workday" | "week" | "month" | "year";

const minutesPer: Readonly<Partial<Record<SpanUnit, number>>> = { second: 1 / 60, minute: 1, quarter: 15, hour: 60 };

/** The moment a span from now ends: hours to the minute, days and longer at the end of the working day. */
export function endOfSpan(clock: DueClock, n: number, unit: SpanUnit): { at: number; day: string | null } {
  const minutes = minutesPer[unit];
  if (minutes !== undefined) return { at: clock.now + Math.round(n * minutes * 60_000), day: null };
  const day = dayAfter(clock, n, unit);
  return { at: endOfDay(clock, day), day };
}

function dayAfter(clock: DueClock, n: number, unit: SpanUnit): string {
  const { today } = clock;
  const whole = Math.ceil(n);
  if (unit === "workday") return addWorkdays(clock, today, Math.min(whole, 400));
  if (unit === "week") return addDays(today, Math.ceil(n * 7));
  if (unit === "month") return Number.isInteger(n) ? addMonths(today, n) : addDays(addMonths(today, Math.floor(n)), 15);
  if (unit === "year") return addMonths(today, Math.ceil(n * 12));
  return addDays(today, whole);
}

export type PartOfDay = "dawn" | "morning" | "noon" | "afternoon" | "evening";

/** When a part of the day is over, in minutes: what was promised 'tomorrow morning' is late after noon. */
export function endOfPart(clock: DueClock, part: PartOfDay): number {
  if (part === "dawn") return 6 * 60;
  if (part === "morning" || part === "noon") return 12 * 60;
  return part === "afternoon" ? Math.max(clock.endOfWork, 13 * 60) : 21 * 60;
}

/** Minutes of an hour read from a clock face, by the part of the day or by what people mean in office hours. */
export function onClock(hour: number, minute: number, part: PartOfDay | null): number {
  const late = part === "afternoon" || part === "evening" ? hour < 12 : part === "noon" ? hour < 3 : part === null && hour >= 1 && hour <= 6;
  return (hour + (late || (part === "evening" && hour === 12) ? 12 : 0)) * 60 + minute;
}

/**
 * The moment of a day and a time of day, either of them left open. A time alone is that of `said` (a day named before it), else
 * the next such time from now on.
 */
export function momentOn(clock: DueClock, day: string | null, minute: number | null, part: PartOfDay | null, said: string | null): { at: number; day: string } {
  const onDay = day ?? said ?? clock.today;
  if (minute === null) return { at: part ? clock.at(onDay, endOfPart(clock, part)) : endOfDay(clock, onDay), day: onDay };
  const at = clock.at(onDay, minute);
  if (at > clock.now || day !== null || said !== null) {
    // '9 点' said at ten in the morning of the same day means nine in the evening.
    const evening = clock.at(onDay, minute + 720);
    return { at: at <= clock.now && part === null && minute < 720 && onDay === clock.today && evening > clock.now ? evening : at, day: onDay };
  }
  const next = addDays(onDay, 1);
  return { at: clock.at(next, minute), day: next };
}

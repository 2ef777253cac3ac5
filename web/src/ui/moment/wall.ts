/** A date and time as clocks on the wall show them; no zone. Months count from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };
export type Clock = { readonly hour: number; readonly minute: number };
export type Wall = Day & Clock;

const pad = (n: number) => String(n).padStart(2, "0");
const dayMs = 86_400_000;

/** Days since 1970, to count with. */
export const dayNumber = (d: Day): number => Date.UTC(d.year, d.month - 1, d.day) / dayMs;

export function dayOf(number: number): Day {
  const date = new Date(number * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 = Sunday. */
export const weekdayOf = (d: Day): number => (((dayNumber(d) + 4) % 7) + 7) % 7;

/** The same day of another month; the last one where that month is shorter. */
export function addMonths(d: Day, months: number): Day {
  const first = new Date(Date.UTC(d.year, d.month - 1 + months, 1));
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + 1];
  return { year, month, day: Math.min(d.day, daysIn(year, month)) };
}

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function isDay({ year, month, day }: Day): boolean {
  return year >= 1900 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

export const sameDay = (a: Day, b: Day): boolean => a.year === b.year && a.month === b.month && a.day === b.day;

/** "2026-11-28", "09:05", and both with a T between: the forms of `fromWallClock`. */
export const isoDay = (d: Day): string => `${String(d.year).padStart(4, "0")}-${pad(d.month)}-${pad(d.day)}`;
export const isoClock = (c: Clock): string => `${pad(c.hour)}:${pad(c.minute)}`;
export const isoWall = (w: Wall): string => `${isoDay(w)}T${isoClock(w)}`;

/** Reads `isoWall`'s form, or the day alone (then midnight). */
export function wallOf(iso: string): Wall | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(iso);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((n) => Number(n ?? 0));
  return { year, month, day, hour, minute };
}

/** The six weeks a month is shown in, beginning on the reader's first day of the week (0 = Sunday, 1 = Monday). */
export function weeksOf(shown: Day, firstWeekday: number): readonly (readonly Day[])[] {
  const first = { ...shown, day: 1 };
  const start = dayNumber(first) - ((weekdayOf(first) - firstWeekday + 7) % 7);
  return Array.from({ length: 6 }, (_, week) => Array.from({ length: 7 }, (_day, i) => dayOf(start + week * 7 + i)));
}

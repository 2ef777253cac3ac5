import type { Instant } from "../shared/record.ts";
import { fromWallClock, partsIn } from "../shared/wall-clock.ts";

/** What turns words such as 'tomorrow' or '三个工作日内' into a moment. */
export type PromiseCalendar = {
  readonly now: Instant;
  /** IANA name: whose clock the words mean. */
  readonly timeZone: string;
  /** "HH:MM" on that clock; a day without a time of day means this moment of it. Default 18:00. */
  readonly workdayEnd?: string | undefined;
  /** Does one work on this day ("2026-11-27")? Default: Monday to Friday. */
  readonly isWorkday?: ((day: string) => boolean) | undefined;
};

/** The calendar ready for arithmetic: days are "2026-11-27", times of day minutes after midnight. */
export type DueClock = {
  readonly now: number;
  readonly today: string;
  readonly minute: number;
  readonly endOfWork: number;
  readonly isWorkday: (day: string) => boolean;
  readonly at: (day: string, minute: number) => number;
};

const minutesPerDay = 1440;
/** A calendar without a working day within this many days is none. */
const longestRest = 60;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of another month, or its last when that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

export function lastOfMonth(day: string): string {
  return addDays(`${addMonths(`${day.slice(0, 7)}-01`, 1)}`, -1);
}

/** "2026-02-30" is no day; null then. */
export function dayOf(year: number, month: number, date: number): string | null {
  const at = new Date(Date.UTC(year, month - 1, date));
  const real = year >= 1900 && year <= 9998 && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return real ? at.toISOString().slice(0, 10) : null;
}

function minutesOf(text: string | undefined, fallback: number): number {
  const found = /^(\d{1,2}):(\d{2})$/.exec(text ?? "");
  return found ? Number(found[1]) * 60 + Number(found[2]) : fallback;
}

export function dueClock(calendar: PromiseCalendar): DueClock {
  const now = Date.parse(calendar.now);
  const parts = partsIn(now, calendar.timeZone);
  const pad = (n: number) => String(n).padStart(2, "0");
  const known = new Map<string, number>(); // asking the time zone is most of the work, and texts name few days
  const at = (day: string, minute: number) => {
    const key = `${day} ${minute}`;
    const moment = known.get(key) ?? momentOf(day, minute);
    known.set(key, moment);
    return moment;
  };
  const momentOf = (day: string, minute: number) => {
    const onDay = addDays(day, Math.floor(minute / minutesPerDay));
    const rest = minute % minutesPerDay;
    return Date.parse(fromWallClock(`${onDay}T${pad(Math.floor(rest / 60))}:${pad(rest % 60)}`, calendar.timeZone) ?? calendar.now);
  };
  return {
    now,
    today: `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`,
    minute: parts.hour * 60 + parts.minute,
    endOfWork: minutesOf(calendar.workdayEnd, 18 * 60),
    isWorkday: calendar.isWorkday ?? ((day) => weekdayOf(day) <= 5),
    at,
  };
}

/** The `n`th working day after `day`, which does not count itself. A calendar that has none left falls back to plain days. */
export function addWorkdays({ isWorkday }: DueClock, day: string, n: number): string {
  let found = day;
  for (let left = n, rest = 0; left > 0; ) {
    found = addDays(found, 1);
    rest = isWorkday(found) ? 0 : rest + 1;
    if (rest === 0 || rest > longestRest) left--;
  }
  return found;
}

/** The last working day of `day`'s week (Monday to Sunday) from `day` on; its Sunday when none is left. */
export function endOfWeek({ isWorkday }: DueClock, day: string): string {
  const sunday = addDays(day, 7 - weekdayOf(day));
  for (let at = sunday; at >= day; at = addDays(at, -1)) if (isWorkday(at)) return at;
  return sunday;
}

/** The last working day before `day`, but never one that has gone by. */
export function workdayBefore({ isWorkday, today }: DueClock, day: string): string {
  for (let at = addDays(day, -1), steps = 0; at > today && steps < longestRest; at = addDays(at, -1), steps++) if (isWorkday(at)) return at;
  return today;
}

/** End of work on a day; of today, once that has passed, the end of the day. */
export function endOfDay(clock: DueClock, day: string): number {
  return clock.at(day, day === clock.today && clock.minute >= clock.endOfWork ? minutesPerDay - 1 : clock.endOfWork);
}

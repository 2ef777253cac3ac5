import type { Instant } from "../shared/record.ts";
import { dayLength } from "./zone.ts";

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
const three = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, "0"));
const dates = new Map<number, string>();

const upperZ = 90;
const pair = (text: string, i: number): number => text.charCodeAt(i) * 10 + text.charCodeAt(i + 1) - 528;

/** Days from 1970 to a date of the Gregorian calendar, counted in years that begin in March (the leap day comes last). */
function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const days = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + days - 719_468;
}

/** What `Date.parse` gives, several times as fast for the form moments are kept in ("2026-11-22T01:30:00.000Z"). */
export function ms(at: Instant): number {
  if (at.length !== 24 || at.charCodeAt(23) !== upperZ) return Date.parse(at);
  const days = dayNumber(pair(at, 0) * 100 + pair(at, 2), pair(at, 5), pair(at, 8));
  return days * dayLength + pair(at, 11) * 3_600_000 + pair(at, 14) * 60_000 + pair(at, 17) * 1_000 + (at.charCodeAt(20) - 48) * 100 + pair(at, 21);
}

/** What `toISOString` gives, several times as fast: clocks are written by the hundred thousand. */
export function iso(at: number): Instant {
  const day = Math.floor(at / dayLength);
  let date = dates.get(day);
  if (date === undefined) {
    if (dates.size > 10_000) dates.clear();
    dates.set(day, (date = new Date(day * dayLength).toISOString().slice(0, -13)));
  }
  const rest = at - day * dayLength;
  const seconds = Math.floor(rest / 1_000);
  const minutes = Math.floor(seconds / 60);
  return `${date}${two[Math.floor(minutes / 60)]}:${two[minutes % 60]}:${two[seconds % 60]}.${three[rest % 1_000]}Z`;
}

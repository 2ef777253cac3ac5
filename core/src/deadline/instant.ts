import type { Instant } from "../shared/record.ts";
import { dayLength } from "./zone.ts";

const two = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, "0"));
const three = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, "0"));
const dates = new Map<number, string>();

export const ms = (at: Instant): number => Date.parse(at);

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

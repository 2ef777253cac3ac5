import type { Instant } from "./record.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone (IANA name), as "2026-11-22". @throws RangeError for an unknown zone */
export function dayIn(at: Instant, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(timeZone, format);
  }
  return format.format(new Date(at));
}

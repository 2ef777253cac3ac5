import type { Instant } from "../shared/record.ts";
import type { Language } from "./complaint.ts";

/** Making a formatter takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
function format(locale: string, timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${Object.keys(options).join()}`;
  let known = formats.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, { timeZone, ...options });
    formats.set(key, known);
  }
  return known;
}

/**
 * A day as it stands in a letter: 2026年11月22日, 民國115年11月22日 (the calendar of official letters in Taiwan), 22 November 2026.
 * `withTime` adds the clock in 24 hours.
 */
export function letterDate(at: Instant, language: Language, timeZone: string, withTime = false): string {
  const date = new Date(at);
  const clock = withTime ? format("en-GB", timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(date) : "";
  if (language === "en") {
    const day = format("en-GB", timeZone, { day: "numeric", month: "long", year: "numeric" }).format(date);
    return clock ? `${day}, ${clock}` : day;
  }
  const parts = format("en-US", timeZone, { year: "numeric", month: "numeric", day: "numeric" }).formatToParts(date);
  const part = (type: string) => Number(parts.find((p) => p.type === type)?.value ?? 0);
  const year = language === "zh-TW" && part("year") > 1911 ? `民國${part("year") - 1911}` : String(part("year"));
  const day = `${year}年${part("month")}月${part("day")}日`;
  return clock ? `${day}${clock}` : day;
}

import { partsIn } from "@amends/core/shared/wall-clock";
import type { Language } from "./language.ts";

/**
 * How a moment is written. `long`: in sentences and on hover; `table`: compact and 24-hour in every language, with the
 * year only when it is not this year; `date`, `time`: one half of it.
 */
export type TimeForm = "long" | "table" | "date" | "time" | "day";

const forms: Readonly<Record<Exclude<TimeForm, "table">, Intl.DateTimeFormatOptions>> = {
  long: { year: "numeric", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" },
  date: { year: "numeric", month: "short", day: "numeric" },
  day: { month: "short", day: "numeric", weekday: "short" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
};

const made = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, timeZone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${name}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(language, { timeZone, ...options });
  made.set(key, fresh);
  return fresh;
}

/** The last millisecond before a full minute is said as that minute ("by 18:00", not 17:59), except at midnight, which would name the next day. */
function said(at: number, timeZone: string): number {
  if (at % 60_000 !== 59_999) return at;
  return partsIn(at, timeZone).day === partsIn(at + 1, timeZone).day ? at + 1 : at;
}

/** A moment in words of the reader's language, in the team's zone; `at` and `now` in ms. */
export function formatTime(moment: number, form: TimeForm, language: Language, timeZone: string, now: number): string {
  const at = said(moment, timeZone);
  if (form === "table") return formatTable(at, language, timeZone, now);
  const hours: Intl.DateTimeFormatOptions = form === "long" && language === "zh-CN" ? { hour: "2-digit", hourCycle: "h23" } : {};
  return format(language, timeZone, form, { ...forms[form], ...hours })
    .format(at)
    .replaceAll(" ", " ");
}

function formatTable(at: number, language: Language, timeZone: string, now: number): string {
  const sameYear = partsIn(at, timeZone).year === partsIn(now, timeZone).year;
  const date: Intl.DateTimeFormatOptions = { month: "short", day: "numeric", ...(sameYear ? {} : { year: "numeric" }) };
  const day = format(language, timeZone, `date ${sameYear}`, date).format(at);
  return `${day} ${formatTime(at, "time", language, timeZone, now)}`;
}

/** What people call the zone's clock: 中国标准时间, Taiwan Standard Time; the zone's own name where there is none. */
export function zoneName(at: number, language: Language, timeZone: string): string {
  const parts = format(language, timeZone, "zone", { timeZoneName: "longGeneric" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

export type SpanUnit = "day" | "hour" | "minute";

/** A length of time in at most two units, "3 h 12 min": what a deadline chip says. Below a minute it is one minute. */
function spanParts(milliseconds: number): readonly (readonly [SpanUnit, number])[] {
  const minutes = Math.max(1, Math.round(Math.abs(milliseconds) / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  if (days > 0)
    return days < 3 && hours > 0
      ? [
          ["day", days],
          ["hour", hours],
        ]
      : [["day", days]];
  if (hours > 0)
    return hours < 12 && rest > 0
      ? [
          ["hour", hours],
          ["minute", rest],
        ]
      : [["hour", hours]];
  return [["minute", rest]];
}

export function formatSpan(milliseconds: number, language: Language): string {
  const separator = language === "en" ? " " : "";
  return spanParts(milliseconds)
    .map(([unit, n]) => formatUnit(n, unit, language))
    .join(separator);
}

const units: Readonly<Record<Language, Readonly<Record<SpanUnit, string>>>> = {
  "zh-CN": { day: "天", hour: "小时", minute: "分" },
  "zh-TW": { day: "天", hour: "小時", minute: "分" },
  en: { day: "d", hour: "h", minute: "min" },
};

function formatUnit(n: number, unit: SpanUnit, language: Language): string {
  const word = units[language][unit];
  return language === "en" ? `${n} ${word}` : `${n}${word}`;
}

/** "5 minutes ago", "in 2 hours"; from a day on (either way) null, because then the date says more. */
export function formatRelative(at: number, now: number, language: Language): string | null {
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) >= 1_440) return null;
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (Math.abs(minutes) < 1) return words.format(0, "second");
  const text = Math.abs(minutes) < 60 ? words.format(minutes, "minute") : words.format(Math.round(minutes / 60), "hour");
  return language === "en" ? text : text.replaceAll(/(?<=\d) | (?=\d)/g, "");
}

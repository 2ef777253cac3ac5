import { type Language, language } from "./texts.ts";

const tags: Readonly<Record<Language, string>> = { "zh-CN": "zh-CN", "zh-TW": "zh-TW", en: "en-GB" };

/** "11月24日 18:00" in the reader's own time zone; with the year when it is not this one. */
export function dateTime(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const year = at.getFullYear() === now.getFullYear() ? undefined : "numeric";
  return new Intl.DateTimeFormat(tags[language()], { year, month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
}

/** "2026年11月24日". */
export function day(instant: string): string {
  return new Intl.DateTimeFormat(tags[language()], { year: "numeric", month: "long", day: "numeric" }).format(new Date(instant));
}

/** "11月24日（周二）18:00": a promise is easier to keep in mind with its weekday. */
export function promiseTime(instant: string): string {
  return new Intl.DateTimeFormat(tags[language()], {
    month: "long",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(new Date(instant));
}

export function fileSize(bytes: number): string {
  return bytes >= 1024 ** 2 ? `${Number((bytes / 1024 ** 2).toFixed(1))} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

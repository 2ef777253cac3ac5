import type { Language } from "../language.ts";
import { takeClock } from "./read-clock.ts";
import { takeDay } from "./read-day.ts";
import { type Clock, type Day, dayNumber, dayOf, isoClock, isoDay, type Wall } from "./wall.ts";

const numerals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const hanNumber = (text: string): number => {
  const [tens, ones] = text.split("十");
  return ones === undefined ? (numerals[text] ?? 0) : (tens ? (numerals[tens] ?? 0) : 1) * 10 + (ones ? (numerals[ones] ?? 0) : 0);
};
const simple: Readonly<Record<string, string>> = {
  後: "后",
  週: "周",
  禮: "礼",
  點: "点",
  個: "个",
  內: "内",
  兩: "两",
  號: "号",
  時: "时",
  鐘: "钟",
  國: "国",
  這: "这",
};

/** Small letters, half width, Simplified where it matters, and '三点' as '3点' (but 周三 stays a weekday). */
function fold(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[後週禮點個內兩號時鐘國這]/g, (c) => simple[c] ?? c)
    .replace(
      /(?<![周期拜一二两三四五六七八九十])(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])(?=个?(?:[点天日号分月年]|小时|周|星期|礼拜))/g,
      (n) => String(hanNumber(n)),
    )
    .replace(/(今|明)晚(?!上)/g, "$1天晚上")
    .replace(/明早(?!上)/g, "明天早上")
    .replace(/(\d)t(?=\d)/g, "$1 ");
}

const minutes: Readonly<Record<string, number>> = { 分: 1, m: 1, 小: 60, h: 60, 天: 1_440, 日: 1_440, d: 1_440, 周: 10_080, 星: 10_080, 礼: 10_080, w: 10_080 };
const unit = "(分钟?|小时|天|日|周|星期|礼拜|minutes?|mins?|hours?|days?|weeks?|h|m|d|w)";
const spans = [new RegExp(`(\\d{1,3})\\s*个?${unit}(?:之?后|以后|之?内|later)`), new RegExp(`(?:\\bin|\\+)\\s*(\\d{1,3})\\s*个?${unit}(?![a-z])`)];

/** "3 天后", "in 2 hours", "+2h": counted from now. Days keep the time of day that is typed with them. */
function takeSpan(text: string): { readonly minutes: number; readonly whole: boolean; readonly rest: string } | null {
  for (const span of spans) {
    const found = span.exec(text);
    if (!found) continue;
    const each = minutes[found[2]?.[0] ?? ""] ?? 0;
    return { minutes: Number(found[1]) * each, whole: each >= 1_440, rest: text.replace(found[0], " ") };
  }
  return null;
}

const spansBack = [new RegExp(`(\\d{1,3})\\s*个?${unit}(?:之?前|以前)`), new RegExp(`(?:(\\d{1,3})|\\ban?)\\s*${unit}\\s+ago\\b`)];
const rightNow = /^\s*(刚才|刚刚|刚|剛才|剛剛|剛|现在|現在|此刻|just now|right now|now)\s*$/;

/** "2 小时前", "3 days ago": minutes back from now. */
function takeSpanBack(text: string): { readonly minutes: number; readonly whole: boolean; readonly rest: string } | null {
  for (const span of spansBack) {
    const found = span.exec(text);
    if (!found) continue;
    const each = minutes[found[2]?.[0] ?? ""] ?? 0;
    return { minutes: -Number(found[1] ?? 1) * each, whole: each >= 1_440, rest: text.replace(found[0], " ") };
  }
  return null;
}

const nothingLeft = (rest: string): boolean => /^[\s,，、.。;的到前于在]*$/.test(rest.replace(/\b(at|on|by|the|before|until)\b/g, " "));

/** Counts minutes on from a day and a time of day; hours beyond 24 run into the next day. */
function add(day: Day, clock: Clock, by = 0): Wall {
  const total = clock.hour * 60 + clock.minute + by;
  const within = ((total % 1_440) + 1_440) % 1_440;
  return { ...dayOf(dayNumber(day) + Math.floor(total / 1_440)), hour: Math.floor(within / 60), minute: within % 60 };
}

/**
 * What somebody means who types a moment, in any of the three languages: "11-28 18:00", "明天下午3点", "下週一", "fri 3pm",
 * "3天后", "刚才", "2 hours ago". A day without a time takes `usual`, a time without a day means today. Null when it cannot be made out completely.
 */
export function readMoment(typed: string, now: Wall, usual: Clock): Wall | null {
  const text = fold(typed);
  if (rightNow.test(text)) return add(now, now);
  const span = takeSpan(text) ?? takeSpanBack(text);
  if (span) {
    const time = takeClock(span.rest);
    if (!time || !nothingLeft(time.rest)) return null;
    if (!span.whole) return time.clock ? null : add(now, now, span.minutes);
    return add(now, time.clock ?? usual, span.minutes);
  }
  const date = takeDay(text, now);
  const time = date && takeClock(date.rest);
  if (!date || !time || !nothingLeft(time.rest) || (!date.day && !time.clock)) return null;
  return add(date.day ?? now, time.clock ?? usual);
}

/** The same for a day alone; a time typed with it is no answer. */
export function readDay(typed: string, today: Day): Day | null {
  const text = fold(typed);
  const span = takeSpan(text);
  if (span) return span.whole && nothingLeft(span.rest) ? dayOf(dayNumber(today) + span.minutes / 1_440) : null;
  const date = takeDay(text, today);
  return date?.day && nothingLeft(date.rest) ? date.day : null;
}

/** A time of day alone: "9", "9:30", "下午3点". */
export function readClock(typed: string): Clock | null {
  const text = fold(typed).trim();
  const whole = /^\d{1,2}$/.test(text) ? `${text}:00` : text;
  const time = takeClock(whole);
  return time?.clock && time.clock.hour < 24 && nothingLeft(time.rest) ? time.clock : null;
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How a day stands in a field: 2026-11-28, 2026/11/28 in Taiwan, Nov 28, 2026. `readDay` reads it back. */
export function writeDay(day: Day, language: Language): string {
  if (language === "en") return `${monthNames[day.month - 1]} ${day.day}, ${day.year}`;
  return language === "zh-TW" ? isoDay(day).replaceAll("-", "/") : isoDay(day);
}

export const writeMoment = (wall: Wall, language: Language): string => `${writeDay(wall, language)} ${isoClock(wall)}`;

import type { Instant } from "../shared/record.ts";
import type { DateOrder } from "./contract-import.ts";

type Parts = { year: number; month: number; day: number; hour: number; minute: number; second: number };

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(time)) part[type] = Number(value);
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second) - Math.floor(time / 1000) * 1000;
}

/** The moment a clock on the wall of a zone shows; null when there is no such day. A time skipped in spring counts as the one after. */
function momentOf({ year, month, day, hour, minute, second }: Parts, timeZone: string): Instant | null {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const check = new Date(wall);
  const real = check.getUTCFullYear() === year && check.getUTCMonth() === month - 1 && check.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 59 || year < 1900 || year > 2200) return null;
  const first = wall - offsetAt(wall, timeZone);
  const better = wall - offsetAt(first, timeZone);
  return new Date(better + offsetAt(better, timeZone) === wall ? better : Math.max(first, better)).toISOString();
}

/** Hours in words of the day: 下午3点, 3:07 PM. */
function hourOf(hour: number, half: string): number {
  const word = half.toLowerCase().replaceAll(".", "");
  if (/^(pm|下午|晚上|傍晚)$/.test(word)) return hour < 12 ? hour + 12 : hour;
  if (/^(am|上午|早上|凌晨)$/.test(word)) return hour === 12 ? 0 : hour;
  if (word === "中午") return hour < 11 ? hour + 12 : hour;
  return hour;
}

const clock =
  /^(?:[T ,]*(上午|下午|凌晨|早上|中午|晚上|傍晚|[ap]\.?m\.?)? *(\d{1,2})(?:[:时時点點] *(\d{1,2}))?(?:[:分] *(\d{1,2}))?(?:[.,]\d{1,9})?秒?分?[时時点點]?(?:整|半)? *([ap]\.?m\.?)?)?$/i;

function timeOf(rest: string): { hour: number; minute: number; second: number } | null {
  const text = rest.trim();
  if (text === "") return { hour: 0, minute: 0, second: 0 };
  if (!/[:时時点點]|[ap]\.?m/i.test(text)) return null;
  const match = clock.exec(text);
  if (!match) return null;
  const [, before = "", hour = "0", minute = "0", second = "0", after = ""] = match;
  return { hour: hourOf(Number(hour), before || after), minute: /半$/.test(text) ? 30 : Number(minute), second: Number(second) };
}

/** Two digits are this century, years below 200 those of the Republic of China (民國108年 = 2019). */
function yearOf(year: number, digits: number, republic: boolean): number {
  if (republic || (year < 200 && digits === 3)) return year + 1911;
  return digits <= 2 ? 2000 + year : year;
}

function dayOf(a: string, b: string, c: string, order: DateOrder): { year: number; month: number; day: number } {
  const [x, y, z] = [Number(a), Number(b), Number(c)];
  if (a.length >= 3 || (order === "ymd" && c.length <= 2)) return { year: yearOf(x, a.length, false), month: y, day: z };
  const dayFirst = x > 12 || (y <= 12 && order === "dmy");
  return { year: yearOf(z, c.length, false), month: dayFirst ? y : x, day: dayFirst ? x : y };
}

/** Days since 30 December 1899, as spreadsheets count; its fraction is the time of day. */
function fromSerial(serial: number, timeZone: string): Instant | null {
  const at = new Date(Date.UTC(1899, 11, 30) + Math.round(serial * 86_400) * 1000);
  return momentOf(
    {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
    },
    timeZone,
  );
}

function fromDigits(text: string, timeZone: string): Instant | null {
  const long = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?)?$/.exec(text);
  if (long) {
    const [, year, month, day, hour, minute, second] = long.map(Number);
    return momentOf({ year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour || 0, minute: minute || 0, second: second || 0 }, timeZone);
  }
  if (/^\d{10}$|^\d{13}$/.test(text)) return new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString();
  const serial = Number(text);
  return /^\d{5}(\.\d+)?$/.test(text) && serial > 20_000 && serial < 80_000 ? fromSerial(serial, timeZone) : null;
}

/**
 * Reads a time as people and spreadsheets write it, on the clock of `timeZone`: 2019/4/24 15:07:30, 2019年4月24日下午3点, 民國108年4月24日,
 * 24.04.2019, Apr 24, 2019 3:07 PM, 43579.63, 1556118450, and ISO 8601 with its own offset. null when it cannot be read or does not exist.
 */
export function readTime(value: string, timeZone: string, order: DateOrder = "ymd"): Instant | null {
  const text = value.normalize("NFKC").replace(/\s+/g, " ").trim().slice(0, 60);
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)$/i.test(text)) {
    const iso = new Date(
      text
        .replace(" ", "T")
        .replace(/ /g, "")
        .replace(/([+-]\d\d)(\d\d)$/, "$1:$2"),
    );
    return Number.isNaN(iso.getTime()) ? null : iso.toISOString();
  }
  if (/^[\d.]+$/.test(text) && !/^\d{1,4}\.\d{1,2}\.\d{1,4}$/.test(text)) return fromDigits(text, timeZone);
  const withoutWeekday = text.replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*[,. ]+/i, "").replace(/[(（]?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天][)）]?/, " ");
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?[ ,-]*(\d{4})/i.exec(withoutWeekday) ?? null;
  const american = named ? null : /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i.exec(withoutWeekday);
  const han = named || american ? null : /^(民國|民国|中華民國)? ?(\d{1,4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号號]?/.exec(withoutWeekday);
  const plain = named || american || han ? null : /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)/.exec(withoutWeekday);
  const found = named ?? american ?? han ?? plain;
  if (!found) return null;
  const time = timeOf(withoutWeekday.slice(found[0].length).replace(/^[T,]/, " "));
  if (!time) return null;
  const month = (name: string | undefined) => monthNames.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
  const date = named
    ? { year: Number(named[3]), month: month(named[2]), day: Number(named[1]) }
    : american
      ? { year: Number(american[3]), month: month(american[1]), day: Number(american[2]) }
      : han
        ? { year: yearOf(Number(han[2]), han[2]?.length ?? 4, Boolean(han[1])), month: Number(han[3]), day: Number(han[4]) }
        : dayOf(plain?.[1] ?? "", plain?.[3] ?? "", plain?.[4] ?? "", order);
  return momentOf({ ...date, ...time }, timeZone);
}

/** The order the dates of a column are written in, as far as they tell: a first number above 12 is a day. `fallback` where none does. */
export function guessDateOrder(values: readonly string[], fallback: DateOrder): DateOrder {
  for (const value of values) {
    const match = /^\s*(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})/.exec(value.normalize("NFKC"));
    if (!match) continue;
    const [, a = "", b = "", c = ""] = match;
    if (a.length >= 3) return "ymd";
    if (c.length < 4) continue;
    if (Number(a) > 12) return "dmy";
    if (Number(b) > 12) return "mdy";
  }
  return values.some((value) => /^\s*\d{1,2}[-/.]\d{1,2}[-/.]\d{4}/.test(value)) ? (fallback === "ymd" ? "dmy" : fallback) : fallback;
}

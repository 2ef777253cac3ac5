import { type Day, dayNumber, dayOf, isDay, weekdayOf } from "./wall.ts";

const distances: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  today: 0,
  明天: 1,
  明日: 1,
  tomorrow: 1,
  后天: 2,
  大后天: 3,
};
const distanceWord = /大前天|大后天|前天|昨[天日]|今[天日]|明[天日]|后天|yesterday|today|tomorrow/;
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const hanDays = "日一二三四五六";
const month = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const nth = "(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)";

type Taken = { readonly day: Day | undefined; readonly rest: string } | null;
type Parts = readonly (string | undefined)[];

/** Without a year the day nearest to today is meant, be it past or coming. */
function nearest(month: number, day: number, today: Day): Day | null {
  const near = [-1, 0, 1].map((by) => ({ year: today.year + by, month, day })).filter(isDay);
  const away = (d: Day) => Math.abs(dayNumber(d) - dayNumber(today));
  return near.sort((a, b) => away(a) - away(b))[0] ?? null;
}

/** A day of the month alone: of this month, or of a neighbouring one that is nearer. */
function nearestInMonth(day: number, today: Day): Day | null {
  const near = [-1, 0, 1].map((by) => {
    const first = new Date(Date.UTC(today.year, today.month - 1 + by, 1));
    return { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1, day };
  });
  const away = (d: Day) => Math.abs(dayNumber(d) - dayNumber(today));
  return near.filter(isDay).sort((a, b) => away(a) - away(b))[0] ?? null;
}

function weekday(wanted: number, which: string, today: Day): Day {
  const monday = dayNumber(today) - ((weekdayOf(today) + 6) % 7);
  const inWeek = (weeks: number) => dayOf(monday + weeks * 7 + ((wanted + 6) % 7));
  if (/^(下|next)/.test(which)) return inWeek(which.startsWith("下下") ? 2 : 1);
  if (/^(上|last)/.test(which)) return inWeek(-1);
  if (which) return inWeek(0);
  return dayOf(dayNumber(today) + ((wanted - weekdayOf(today) + 7) % 7));
}

const year = (text: string | undefined): number => (text && text.length <= 2 ? 2000 + Number(text) : Number(text));

/** Each form a day is typed in; the first that fits takes its part of the text. Two numbers alone are month and day. */
const forms: readonly (readonly [RegExp, (p: Parts, today: Day) => Day | null])[] = [
  [/民国\s*(\d{1,3})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?/, ([y, m, d]) => ({ year: Number(y) + 1911, month: Number(m), day: Number(d) })],
  [/(?<!\d)(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?/, ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  [/(?<!\d)(1\d{2})[年/.-](\d{1,2})[月/.-](\d{1,2})日?/, ([y, m, d]) => ({ year: Number(y) + 1911, month: Number(m), day: Number(d) })],
  [/(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/, ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) })],
  [/(\d{1,2})月(\d{1,2})[日号]?/, ([m, d], today) => nearest(Number(m), Number(d), today)],
  [new RegExp(`\\b${month}\\s*${nth}(?:,?\\s+(\\d{4}))?`), ([m, d, y], today) => named(m, d, y, today)],
  [new RegExp(`\\b${nth}\\s+${month}(?:,?\\s+(\\d{4}))?`), ([d, m, y], today) => named(m, d, y, today)],
  [
    /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/,
    ([m, d, y]) => (Number(m) > 12 ? { year: year(y), month: Number(d), day: Number(m) } : { year: year(y), month: Number(m), day: Number(d) }),
  ],
  [/(?<!\d)(\d{1,2})[/.-](\d{1,2})(?!\d)/, ([m, d], today) => nearest(Number(m), Number(d), today)],
  [distanceWord, (p, today) => dayOf(dayNumber(today) + (distances[p.at(-1) ?? ""] ?? 0))],
  [
    /(下下|下|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天])/,
    ([which, name], today) => weekday(hanDays.indexOf(name === "天" ? "日" : (name ?? "")), which ?? "", today),
  ],
  [
    /\b(?:(next|last|this)\s+)?(sun|mon|tue|wed|thu|fri|sat)(?:day|nesday|sday|s|rsday|urday|r|rs)?\b/,
    ([which, name], today) => weekday(dayNames.indexOf(name ?? ""), which ?? "", today),
  ],
  [/(?<!\d)(\d{1,2})[日号]/, ([d], today) => nearestInMonth(Number(d), today)],
];

function named(name: string | undefined, day: string | undefined, year: string | undefined, today: Day): Day | null {
  const month = monthNames.indexOf(name ?? "") + 1;
  return year ? { year: Number(year), month, day: Number(day) } : nearest(month, Number(day), today);
}

/**
 * Finds the day in what somebody typed (folded beforehand, see read-moment.ts) and gives it with the rest of the text; null
 * for a day that does not exist (30 February).
 */
export function takeDay(text: string, today: Day): Taken {
  for (const [form, read] of forms) {
    const found = form.exec(text);
    if (!found) continue;
    const day = read(found.length > 1 ? found.slice(1) : [found[0]], today);
    return day && isDay(day) ? { day, rest: text.replace(found[0], " ") } : null;
  }
  return { day: undefined, rest: text };
}

import { addDays, addMonths, addWorkdays, type DueClock, dayOf, endOfWeek, lastOfMonth, weekdayOf, workdayBefore } from "./found-promise-clock.ts";
import { englishNumber, englishNumberWords } from "./found-promise-number.ts";
import { endOfSpan, type FoundTime, momentOn, onClock, type PartOfDay, type SpanUnit } from "./found-promise-time.ts";

/** Patterns over folded (lower-case) text. Every repetition is bounded. */
const n = `(?:\\d{1,4}(?:\\.\\d)?|half an?|(?:a )?couple(?: of)?|${englishNumberWords})`;
const lead =
  "(?:(?<lead>within|inside(?: of)?|in under|under|in less than|in no more than|no more than|not more than|no later than|at most|in at most|up to|over|in) )?(?:the )?(?:(?:next|coming|following) )?(?:(?:about|around|approximately|roughly|maximum of|a maximum of|max\\.?) )?";
const spans = `${lead}(?<n>${n})(?: ?(?:-|to|or|and) ?(?<n2>${n}))? ?-?(?<kind>(?:full )?(?:business|working|work|week|calendar) ?-?)?(?<unit>seconds?|secs?|minutes?|mins?|hours?|hrs?|h|quarters? of an hour|days?|weeks?|fortnights?|months?)(?<plus> and a half)?(?! (?:before|ago|old|long|late|earlier|notice|warranty|guarantee|trial))(?<more> or (?:so|two|less))?\\b(?<from> from (?:now|today))?`;
const hourNow = "within the hour|in the next hour|within the next hour|inside the hour";
const weekdayNames = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri";
const monthNames = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec";
const th = "(?:st|nd|rd|th)?";
const days =
  "(?<today>today)|(?<tonight>tonight)|(?<after>(?:the )?day after tomorrow)|(?<tomorrow>tomorrow|tmrw|tomorow)|" +
  "(?:(?<which>this|next|this coming|the coming|coming) )?(?<weekday>" +
  `${weekdayNames})\\b(?!s)(?<week> week)?|` +
  "(?<period>(?:this|next|the coming) (?:week|month|year|weekend|(?:business|working) day)|(?:the )?weekend|(?:the )?(?:week|month|year)\\b|the next (?:business|working) day)|" +
  `(?<month>${monthNames})\\.? (?<date>\\d{1,2})${th}\\b(?!:)(?:,? (?<year>20\\d\\d))?|` +
  `(?:the )?(?<date2>\\d{1,2})${th}(?: of)? (?<month2>${monthNames})\\b\\.?(?:,? (?<year2>20\\d\\d))?|` +
  "(?<iso>20\\d\\d-\\d{1,2}-\\d{1,2})|the (?<alone>\\d{1,2})(?:st|nd|rd|th)\\b(?! (?:floor|time|item|order|street|of))|(?<end>" +
  `${monthNames})\\b(?! \\d)`;
const ends = "(?:the )?(?:end of|eow|eom)";
const wholeEnds = `(?:the )?(?:end of (?:the )?(?:(?:business|working) )?day|end of business|close of (?:business|play)|cob|eod)`;
const parts = "(?:in )?(?:the )?(?:this )?(?<part>first thing(?: in the morning)?|morning|forenoon|lunchtime|lunch|afternoon|evening|night)";
const clockTimes =
  "(?<noon>noon|midday|12 noon)|(?<midnight>midnight)|(?<hour>\\d{1,2})(?:[:.](?<minute>\\d{2}))? ?(?<half>[ap]\\.?m\\b\\.?|o'?clock)|(?<hh>\\d{1,2}):(?<mm>\\d{2})(?!\\d)";
const bare = "at (?<bare>\\d{1,2})(?![\\d:.%/-]| ?(?:%|usd|eur|percent|days?|hours?|minutes?|weeks?|of|the))\\b";

const spanAt = new RegExp(`${hourNow}|${spans}`, "y");
const hourNowOnly = new RegExp(`^(?:${hourNow})$`);
const dayAt = new RegExp(days, "y");
const endAt = new RegExp(`(?:${wholeEnds}|${ends})\\b`, "y");
const partAt = new RegExp(`${parts}\\b`, "y");
const clockAt = new RegExp(`${clockTimes}|${bare}`, "y");
const glue = /(?:[ ,(]{0,2}(?:on|at|by|before|in|around|about|this|of|the|no later than|from|between|,|\()?)?(?: the)? ?/y;
const rangeGlue = / ?(?:-|to|and|until) ?/y;
const candidate = new RegExp(
  `(?<![a-z0-9.])(?:within|inside|in |under|no |not |at |up to|over|the |a |an |half|couple|\\d|${englishNumberWords}|today|tonight|tomorrow|tmrw|this |next |coming|weekend|end of|close of|cob|eod|eow|eom|noon|midday|midnight|first thing|${weekdayNames}|${monthNames})`,
  "g",
);
const notDue = /(?:since|from|until|till|every|each|last|past|after|through|to|for) (?:the )?$/;
const before = /(?:before|ahead of|prior to) (?:the )?$/;

function unitOf(text: string, kind: string | undefined): SpanUnit {
  if (/business|work|week ?-?$/.test(kind ?? "") && text.startsWith("day")) return "workday";
  if (text.startsWith("sec")) return "second";
  if (text.startsWith("min")) return "minute";
  if (text.startsWith("quarter")) return "quarter";
  if (text.startsWith("h")) return "hour";
  if (text.startsWith("d")) return "day";
  return text.startsWith("month") ? "month" : "week";
}

/** All times in an English sentence, in order, not overlapping. Past ones are left out. */
export function timesInEnglish(sentence: string, clock: DueClock): FoundTime[] {
  const found: FoundTime[] = [];
  let said: string | null = null;
  candidate.lastIndex = 0;
  for (let next = candidate.exec(sentence); next; next = candidate.exec(sentence)) {
    const at = next.index;
    const time: FoundTime | null = spanFrom(sentence, at, clock) ?? pointFrom(sentence, at, clock, said);
    if (!time) {
      candidate.lastIndex = at + 1;
      continue;
    }
    candidate.lastIndex = Math.max(time.end, at + 1);
    if (notDue.test(sentence.slice(Math.max(0, at - 24), at))) continue;
    if (time.day !== null) said = time.day;
    if (time.at !== null && time.at <= clock.now) continue;
    found.push(time);
  }
  return found;
}

function spanFrom(sentence: string, start: number, clock: DueClock): FoundTime | null {
  spanAt.lastIndex = start;
  const match = spanAt.exec(sentence);
  if (!match) return null;
  const end = start + match[0].length;
  if (hourNowOnly.test(match[0])) return { start, end, ...endOfSpan(clock, 1, "hour"), loose: false, span: true };
  const group = match.groups ?? {};
  const unit = group["unit"] ?? "";
  const times = unit.startsWith("fortnight") ? 2 : 1;
  const more = group["more"]?.endsWith("two") ? 1 : 0;
  const amount = (englishNumber(group["n2"] ?? group["n"] ?? "") + more + (group["plus"] ? 0.5 : 0)) * times;
  if (!(amount > 0)) return null;
  // '3 days' alone is a length; 'in', 'within' and 'from now' make a due time of it.
  const loose = group["lead"] === undefined && group["from"] === undefined;
  if (group["lead"] === "over" || (loose && group["n"] === "a")) return null;
  return { start, end, ...endOfSpan(clock, amount, unitOf(unit, group["kind"])), loose, span: true };
}

/** What has been read of a moment so far. */
type Point = { day: string | null; weekEnd: boolean; part: PartOfDay | null; minute: number | null; endOf: boolean };

/** Day, part of the day, time and 'end of' in any order: 'Friday noon', '5 pm tomorrow', 'by the end of the day on Friday'. */
function pointFrom(sentence: string, start: number, clock: DueClock, said: string | null): FoundTime | null {
  const point: Point = { day: null, weekEnd: false, part: null, minute: null, endOf: false };
  let end = start;
  for (let pieces = 0, at: number | null = start; pieces < 5 && at !== null; pieces++) {
    const to = readPiece(sentence, at, point, clock);
    if (to === null) break;
    end = to;
    at = glueAt(sentence, to);
  }
  const { day, minute, part, endOf, weekEnd } = point;
  const partAlone = part !== null && day === null && minute === null && !/\bthis\b|first thing/.test(sentence.slice(Math.max(0, start - 5), end));
  if (end === start || partAlone || (day === null && minute === null && part === null && !endOf)) return null;
  // 'Before Friday' is over when Friday begins; 'before the weekend' and 'before Friday noon' are not.
  const early = day !== null && minute === null && part === null && !weekEnd && !endOf && before.test(sentence.slice(Math.max(0, start - 16), start));
  const onDay = early ? workdayBefore(clock, day) : day;
  const moment = endOf ? momentOn(clock, onDay ?? said ?? clock.today, null, null, null) : momentOn(clock, onDay, minute, part, said);
  return { start, end, ...moment, loose: false, span: false };
}

/** Reads one piece of a moment into `point`; gives where it ends, null when there is none. */
function readPiece(sentence: string, at: number, point: Point, clock: DueClock): number | null {
  const read = (pattern: RegExp) => {
    pattern.lastIndex = at;
    return pattern.exec(sentence);
  };
  const named = point.day === null ? read(dayAt) : null;
  if (named) {
    const found = namedDay(named.groups ?? {}, clock, point.endOf);
    if (found === null) return null;
    Object.assign(point, found, { part: point.part ?? found.part });
    return at + named[0].length;
  }
  const ending = point.endOf ? null : read(endAt);
  if (ending) {
    point.endOf = true;
    if (/eow$/.test(ending[0])) point.day ??= endOfWeek(clock, clock.today);
    if (/eom$/.test(ending[0])) point.day ??= lastOfMonth(clock.today);
    return at + ending[0].length;
  }
  if (point.minute !== null) return null;
  const time = read(clockAt);
  const minute = time ? readClock(time.groups ?? {}, point.part) : null;
  if (time && minute !== null) {
    const until = range(sentence, at + time[0].length, point.part);
    point.minute = until?.minute ?? minute;
    point.part ??= time.groups?.["half"]?.startsWith("a") ? "morning" : null;
    return until?.end ?? at + time[0].length;
  }
  const part = point.part === null ? read(partAt) : null;
  if (!part) return null;
  point.part = partNamed(part.groups?.["part"] ?? "");
  return at + part[0].length;
}

function glueAt(sentence: string, at: number): number | null {
  glue.lastIndex = at;
  const match = glue.exec(sentence);
  return match && match[0].length > 0 ? at + match[0].length : null;
}

/** The second half of '2 to 4 pm', 'between 9:00 and 11:00'. */
function range(sentence: string, at: number, part: PartOfDay | null): { minute: number; end: number } | null {
  rangeGlue.lastIndex = at;
  const link = rangeGlue.exec(sentence);
  if (!link || link[0].trim() === "") return null;
  clockAt.lastIndex = at + link[0].length;
  const match = clockAt.exec(sentence);
  const minute = match ? readClock(match.groups ?? {}, part) : null;
  return match && minute !== null ? { minute, end: at + link[0].length + match[0].length } : null;
}

function partNamed(word: string): PartOfDay {
  if (/first thing|morning|forenoon/.test(word)) return "morning";
  if (word.startsWith("lunch")) return "noon";
  return word === "afternoon" ? "afternoon" : "evening";
}

function readClock(group: Record<string, string | undefined>, part: PartOfDay | null): number | null {
  if (group["noon"]) return 720;
  if (group["midnight"]) return 1439;
  const hour = Number(group["hour"] ?? group["hh"] ?? group["bare"]);
  const minute = Number(group["minute"] ?? group["mm"] ?? 0);
  if (!(hour <= 24 && minute < 60)) return null;
  const half = group["half"]?.[0];
  if (half === "p" || half === "a") return hour > 12 ? null : ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
  return onClock(hour, minute, group["hh"] && (group["hh"].length === 2 || hour > 12) && part === null ? "dawn" : part);
}

function weekdayIndex(name: string): number {
  return ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].indexOf(name.slice(0, 3)) + 1;
}

function monthIndex(name: string): number {
  return ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].indexOf(name.slice(0, 3)) + 1;
}

type NamedDay = { readonly day: string | null; readonly weekEnd: boolean; readonly part: PartOfDay | null };

function namedDay(group: Record<string, string | undefined>, clock: DueClock, endOf: boolean): NamedDay | null {
  const { today } = clock;
  const day = (value: string | null, part: PartOfDay | null = null, weekEnd = false): NamedDay | null =>
    value === null ? null : { day: value, part, weekEnd };
  if (group["today"]) return day(today);
  if (group["tonight"]) return day(today, "evening");
  if (group["after"]) return day(addDays(today, 2));
  if (group["tomorrow"]) return day(addDays(today, 1));
  if (group["weekday"]) {
    if (group["week"]) return null;
    return day(weekdayNamed(clock, group["which"] ?? "", weekdayIndex(group["weekday"])));
  }
  if (group["period"]) return day(periodNamed(group["period"], clock, endOf), null, true);
  const month = group["month"] ?? group["month2"];
  if (month) {
    const year = group["year"] ?? group["year2"];
    return day(coming(year ? Number(year) : null, monthIndex(month), Number(group["date"] ?? group["date2"]), today));
  }
  if (group["iso"]) {
    const [year = 0, at = 0, date = 0] = group["iso"].split("-").map(Number);
    return day(dayOf(year, at, date));
  }
  if (group["end"]) {
    const first = endOf ? coming(null, monthIndex(group["end"]), 28, today) : null;
    return day(first === null ? null : lastOfMonth(first));
  }
  const date = Number(group["alone"]);
  const here = dayOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), date);
  const next = addMonths(`${today.slice(0, 7)}-01`, 1);
  return day(here !== null && here >= today ? here : dayOf(Number(next.slice(0, 4)), Number(next.slice(5, 7)), date));
}

/** Friday: the coming one, today as long as its working day lasts; 'next Friday' is that of next week. */
function weekdayNamed(clock: DueClock, which: string, index: number): string {
  const { today } = clock;
  const monday = addDays(today, 1 - weekdayOf(today));
  if (which === "next") return addDays(monday, 6 + index);
  const here = addDays(monday, index - 1);
  return here > today || (here === today && clock.minute < clock.endOfWork) ? here : addDays(here, 7);
}

function periodNamed(period: string, clock: DueClock, endOf: boolean): string | null {
  const { today } = clock;
  const next = /next|coming/.test(period);
  const monday = addDays(today, 1 - weekdayOf(today) + (next ? 7 : 0));
  if (/day$/.test(period)) return addWorkdays(clock, today, 1);
  // 'before the weekend' and 'by the weekend' mean the last working day before it.
  if (period === "the weekend" || period === "weekend") return endOfWeek(clock, today);
  if (/weekend/.test(period)) return addDays(monday, 6);
  if (/week/.test(period)) return endOf || /next|this|coming/.test(period) ? endOfWeek(clock, next ? monday : today) : null;
  if (/month/.test(period)) return endOf || /next|this|coming/.test(period) ? lastOfMonth(next ? addMonths(`${today.slice(0, 7)}-01`, 1) : today) : null;
  return endOf ? `${Number(today.slice(0, 4)) + (next ? 1 : 0)}-12-31` : null;
}

function coming(year: number | null, month: number, date: number, today: string): string | null {
  const now = Number(today.slice(0, 4));
  const named = dayOf(year ?? now, month, date);
  if (named === null || year !== null || named >= today) return named;
  return Date.parse(today) - Date.parse(named) > 183 * 86_400_000 ? dayOf(now + 1, month, date) : named;
}

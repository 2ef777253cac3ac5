import { addDays, addMonths, addWorkdays, type DueClock, dayOf, endOfDay, endOfWeek, lastOfMonth, weekdayOf } from "./found-promise-clock.ts";
import { chineseNumber, spokenDigits } from "./found-promise-number.ts";
import { endOfSpan, type FoundTime, momentOn, onClock, type PartOfDay, type SpanUnit } from "./found-promise-time.ts";

/** Patterns over folded text: Simplified, half width, lower case. Every repetition is bounded. */
const n = "(?:\\d{1,4}(?:\\.\\d)?|[零一二两三四五六七八九十百]{1,5}|半)";
const units =
  "工作日|工作天|营业日|自然日|日历天|小时|钟头|分钟|刻钟|秒钟|hours?|hrs?|h(?![a-z])|mins?(?![a-z])|天|日|周|星期|礼拜|月|年|分(?=内|之内|以内|后|钟)|秒(?=内|后)";
const spans = `(?<n>${n}) ?(?:(?:-|~|至|到|或者?|、) ?(?<n2>${n}) ?)?(?<piece>个半|多个|来个|个)? ?(?<unit>${units})(?<half>半)?(?:的?时间)?(?:左右|上下)? ?(?<after>之内|以内|内|之后|以后|过后|后|之前|以前|前)?`;
const days =
  "今天|今日|今晚|今夜|今早|今晨|明天|明日|明早|明晨|明晚|大后天|后天|后日|" +
  "(?<which>下下个?|下个?|本|这个?|上个?)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天末])|周末|双休日|" +
  "(?:下下个?|下一?个?|本|这个?|这一|当)(?:周|星期|礼拜)(?:内|里|之内|以内)?|" +
  "下一?个?(?:工作日|工作天|营业日)|次一?个?工作日|" +
  "(?:(?<year>\\d{4}|[二零〇一三四五六七八九]{4})年|今年|明年)?(?<month>\\d{1,2}|[一二三四五六七八九十]{1,3})月 ?(?<date>\\d{1,2}|[一二三四五六七八九十]{1,3}) ?[日号]|" +
  "(?<iso>\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2})(?!\\d)|" +
  "(?<short>\\d{1,2}[/.]\\d{1,2})(?= ?(?:之?前|以前|日|[上下]午|晚|中午|早))(?:日)?|" +
  "(?:(?<monthOf>本|这个?|当|下个?|\\d{1,2}|[一二三四五六七八九十]{1,2})?月(?<partOfMonth>底|末|中旬|上旬|下旬|中|内|(?= ?\\d{1,2} ?[日号]))|(?:下个?|本|这个?)月(?!初))(?: ?(?<dateOf>\\d{1,2}) ?[日号])?|" +
  "(?:今年)?(?:年底|年末|年内)|" +
  "(?<![\\d.a-z第工尾单卡型账编])(?<alone>\\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?[日号](?= ?(?:之?前|以前|当天|[上下]午|晚|中午|早|给|会|将|就|为|回|上门|送|\\d{1,2} ?[点:]|$))";
const parts = "凌晨|清晨|一大早|一早|早上|早晨|上午|中午|正午|午间|午前|下午|午后|傍晚|晚上|晚间|夜里|夜间|早(?=\\d)|晚(?=\\d)";
const clockTimes =
  "(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,3}) ?(?:点钟?|时(?![间候段刻常效限]))(?<rest>半|整|[一三]刻|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})分?)?|(?<hh>\\d{1,2}):(?<mm>\\d{2})";
const offWork = "下班(?:之|以)?前|收工前|今天收工|(?<=[今明后]天)下班(?!后)";

const spanAt = new RegExp(spans, "y");
const dayAt = new RegExp(days, "y");
const weekdayNote = /[ ,]?(?:\(?(?:周|星期|礼拜)[一二三四五六日天]\)?|\([一二三四五六日]\))/y;
const partAt = new RegExp(`[ ,]?(?:的)?(?<part>${parts})(?!好)`, "y");
const clockAt = new RegExp(`[ ,]?(?:的)?(?:${clockTimes})`, "y");
const offWorkAt = new RegExp(`[ ,]?(?:的)?(?:${offWork})`, "y");
const upTo = /(?: ?(?:-|~|到|至) ?)/y;
const suffix = /(?:左右|许|钟)?(?:之前|以前|前|之内|以内|内|当天|为止|止)?/y;
const begins =
  /今|明[天日早晨晚]|当[天日周]|大?后[天日]|下|次|本|这|上|周|双休|星期|礼拜|月[底末中内上]|年[底末内]|凌晨|清晨|一大?早|早|中午|正午|午|傍晚|晚|夜|收工|[\d零一二两三四五六七八九十半]/g;
/** When something begins, not by when it is done. */
const sinceThen = /^(?:起|开始|以来|至今)/;
/** What may follow 'in the afternoon' when it is said of today and not of afternoons. */
const partSigns = /^(?:之?前|以前|左右|给|会|将|我|再|就|回|为|帮|联|致|上门|送|派|打|告|答|通知|[,，]|$)/;
const later = /^(?:钟|整)?(?:之|以)?后/;
const hourSigns = /(?:左右|许|钟)?(?:之前|以前|前|以后|后|给|会|将|准时|回|上门|送|到|-|~|至)/y;

/** The day after something else: which one, the sentence does not say. */
const anotherDay = /(?:次日|翌日|隔天|隔日|第二天|当天|当日) ?的?$/;

const partOf: Readonly<Record<string, PartOfDay>> = {
  凌晨: "dawn",
  中午: "noon",
  正午: "noon",
  午间: "noon",
  下午: "afternoon",
  午后: "afternoon",
  傍晚: "evening",
  晚上: "evening",
  晚间: "evening",
  夜里: "evening",
  夜间: "evening",
  晚: "evening",
};
const weekdays = "一二三四五六日";

function unitOf(text: string): SpanUnit {
  if (/^(?:工作|营业)/.test(text)) return "workday";
  if (/^(?:小时|钟头|h)/.test(text)) return "hour";
  if (/^(?:分|min)/.test(text)) return "minute";
  if (text === "刻钟") return "quarter";
  if (text.startsWith("秒")) return "second";
  if (/^(?:周|星期|礼拜)/.test(text)) return "week";
  if (text === "月") return "month";
  return text === "年" ? "year" : "day";
}

/** All times in a Chinese sentence, in order, not overlapping. Past ones are left out. */
export function timesInChinese(sentence: string, clock: DueClock): FoundTime[] {
  const found: FoundTime[] = [];
  let said: string | null = null;
  begins.lastIndex = 0;
  for (let next = begins.exec(sentence); next; next = begins.exec(sentence)) {
    const at = next.index;
    const before = sentence[at - 1] ?? "";
    const time: FoundTime | null = before === "每" ? null : (spanFrom(sentence, at, clock) ?? dayFrom(sentence, at, clock, said));
    if (!time) continue;
    begins.lastIndex = Math.max(time.end, at + 1);
    if (time.day !== null) said = time.day;
    if ((time.at !== null && time.at <= clock.now) || sinceThen.test(sentence.slice(time.end, time.end + 2))) continue;
    found.push(time);
  }
  return found;
}

/** '三天内', '3-5个工作日', '一个半小时后'. Numbers run on to the left are taken whole: '123小时' is not '23小时'. */
function spanFrom(sentence: string, start: number, clock: DueClock): FoundTime | null {
  if (/[\d.零一二两三四五六七八九十百第这那近头隔]$|(?<![超通])过$|提前$|\d[-~]$/.test(sentence.slice(Math.max(0, start - 2), start))) return null;
  spanAt.lastIndex = start;
  const match = spanAt.exec(sentence);
  const group = match?.groups;
  if (!match || !group) return null;
  const { unit = "", piece = "", after = "" } = group;
  const calendar = unit === "日" && !/内|后/.test(after);
  if (calendar || (unit === "天" && group["n"] === "半") || (unit === "月" && piece === "" && group["n"] !== "半") || (unit === "年" && after === ""))
    return null;
  if (after.endsWith("前") && unit !== "工作日") return null;
  const least = chineseNumber(group["n2"] ?? group["n"] ?? "");
  const half = (piece === "个半" || group["half"]) && group["n"] !== "半" ? 0.5 : 0;
  const amount = group["n"] === "半" && piece === "个" && unit === "月" ? 0.5 : least + half;
  if (!(amount > 0)) return null;
  return { start, end: start + match[0].length, ...endOfSpan(clock, amount, unitOf(unit)), loose: after === "", span: true };
}

type Day = { readonly day: string | null; readonly end: number; readonly part: PartOfDay | null; readonly whole: boolean };

function dayFrom(sentence: string, start: number, clock: DueClock, said: string | null): FoundTime | null {
  const named = namedDay(sentence, start, clock);
  if (!named && anotherDay.test(sentence.slice(Math.max(0, start - 4), start))) return null;
  let end = named?.end ?? start;
  const step = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = end;
    const match = pattern.exec(sentence);
    if (match) end += match[0].length;
    return match;
  };
  if (named) step(weekdayNote);
  if (named && step(offWorkAt)) return { start, end, at: endOfDay(clock, named.day ?? clock.today), day: named.day, loose: false, span: false };
  const part = step(partAt)?.groups?.["part"];
  if (!named && !part && step(offWorkAt)) return { start, end, at: endOfDay(clock, said ?? clock.today), day: said ?? clock.today, loose: false, span: false };
  let half = part ? (partOf[part] ?? "morning") : (named?.part ?? null);
  let minute = readClock(step(clockAt), half);
  if (minute === null && !named && (!part || !partSigns.test(sentence.slice(end, end + 2)))) return null;
  if (minute !== null && !named && !part && !clockStandsAlone(sentence, start, end)) return null;
  // A span of hours or days ends with its second half: '上午9点到11点', '周一到周三'.
  const bridge = end;
  if (step(upTo)) {
    const last = minute === null ? namedDay(sentence, end, clock) : null;
    if (last?.day && named?.day) {
      end = last.end;
      step(suffix);
      return { start, end, at: endOfDay(clock, last.day < named.day ? addDays(last.day, 7) : last.day), day: last.day, loose: false, span: false };
    }
    const laterPart = minute === null ? null : step(partAt)?.groups?.["part"];
    if (laterPart) half = partOf[laterPart] ?? "morning";
    const until = minute === null ? null : readClock(step(clockAt), half);
    if (until !== null && minute !== null) minute = until < minute && until + 720 < 1440 ? until + 720 : until;
    else end = bridge;
  }
  // 'After five' says when it begins, not by when: only the day counts.
  if (minute !== null && later.test(sentence.slice(end, end + 3))) {
    if (!named) return null;
    minute = null;
    half = null;
  }
  step(suffix);
  const moment = momentOn(clock, named?.day ?? null, minute, half, said);
  return { start, end, ...moment, loose: false, span: false };
}

/** A bare '五点' is a time where a word beside it says so: '一点', '两点说明' are none. */
function clockStandsAlone(sentence: string, start: number, end: number): boolean {
  if (/[\d:.\-/零一二两三四五六七八九十第早晚快慢有]/.test(sentence[start - 1] ?? "")) return false;
  const written = sentence.slice(start, end);
  if (written.includes(":") || /[整半刻分]$/.test(written)) return true;
  hourSigns.lastIndex = end;
  return !/^一点/.test(written) && hourSigns.test(sentence);
}

function readClock(match: RegExpExecArray | null, part: PartOfDay | null): number | null {
  const group = match?.groups;
  if (!group) return null;
  const hour = group["hh"] ? Number(group["hh"]) : chineseNumber(group["hour"] ?? "");
  const minute = group["mm"] ? Number(group["mm"]) : minutesIn(group["rest"] ?? "");
  if (!(hour <= 24 && minute < 60)) return null;
  return onClock(hour, minute, group["hh"] && group["hh"].length === 2 && hour < 7 ? (part ?? "dawn") : part);
}

function minutesIn(rest: string): number {
  if (rest === "" || rest === "整") return 0;
  if (rest === "半") return 30;
  if (rest.endsWith("刻")) return rest === "一刻" ? 15 : 45;
  return chineseNumber(rest.replace("分", ""));
}

function namedDay(sentence: string, start: number, clock: DueClock): Day | null {
  dayAt.lastIndex = start;
  const match = dayAt.exec(sentence);
  const group = match?.groups;
  if (!match || !group) return null;
  const end = start + match[0].length;
  const day = (value: string | null, part: PartOfDay | null = null): Day | null => (value === null ? null : { day: value, end, part, whole: true });
  const { today } = clock;
  const text = match[0];
  const part = /晚$|夜$/.test(text) ? "evening" : /[早晨]$/.test(text) ? "morning" : null;
  if (/^今[^年]/.test(text)) return day(today, part);
  if (/^明[^年]/.test(text)) return day(addDays(today, 1), part);
  if (text.startsWith("大后天")) return day(addDays(today, 3));
  if (text.startsWith("后")) return day(addDays(today, 2));
  if (group["weekday"]) return day(weekdayNamed(clock, group["which"] ?? "", group["weekday"]));
  if (text === "周末" || text === "双休日") return day(addDays(today, 7 - weekdayOf(today)));
  if (/工作|营业/.test(text)) return day(addWorkdays(clock, today, 1));
  if (/(?:周|星期|礼拜)/.test(text)) return day(endOfWeek(clock, text.startsWith("下") ? mondayAfter(today, text.startsWith("下下") ? 2 : 1) : today));
  if (group["iso"]) {
    const [year = 0, month = 0, date = 0] = group["iso"].split(/[-/.]/).map(Number);
    return day(dayOf(year, month, date));
  }
  const year = Number(today.slice(0, 4));
  if (group["month"]) {
    const named = group["year"] ? spokenDigits(group["year"]) : text.startsWith("明年") ? year + 1 : null;
    return day(coming(named, chineseNumber(group["month"]), chineseNumber(group["date"] ?? ""), clock));
  }
  if (group["short"]) {
    const [month = 0, date = 0] = group["short"].split(/[/.]/).map(Number);
    return day(coming(null, month, date, clock));
  }
  if (group["alone"]) return day(comingDate(chineseNumber(group["alone"]), clock));
  if (/年/.test(text)) return day(`${year}-12-31`);
  return day(inMonth(text, group["monthOf"] ?? "", group["partOfMonth"] ?? "", group["dateOf"], clock));
}

const mondayAfter = (today: string, weeks: number) => addDays(today, 1 - weekdayOf(today) + weeks * 7);

/** 周五: the coming one, today as long as its working day lasts; 本周 and 下周 count weeks from Monday. 末 = Sunday. */
function weekdayNamed(clock: DueClock, which: string, name: string): string {
  const { today } = clock;
  const index = name === "天" || name === "末" ? 6 : weekdays.indexOf(name);
  const inWeek = (weeks: number) => addDays(today, 1 - weekdayOf(today) + weeks * 7 + index);
  if (which.startsWith("下下")) return inWeek(2);
  if (which.startsWith("下")) return inWeek(1);
  if (which.startsWith("上")) return inWeek(-1);
  const here = inWeek(0);
  return which !== "" || here > today || (here === today && clock.minute < clock.endOfWork) ? here : inWeek(1);
}

/** A date without a year is the next such date; one that has just gone by (within half a year) is past, not next year's. */
function coming(year: number | null, month: number, date: number, { today }: DueClock): string | null {
  const now = Number(today.slice(0, 4));
  const named = dayOf(year ?? now, month, date);
  if (named === null || year !== null || named >= today) return named;
  return Date.parse(today) - Date.parse(named) > 183 * 86_400_000 ? dayOf(now + 1, month, date) : named;
}

function comingDate(date: number, { today }: DueClock): string | null {
  const here = dayOf(Number(today.slice(0, 4)), Number(today.slice(5, 7)), date);
  if (here !== null && here >= today) return here;
  const next = addMonths(`${today.slice(0, 7)}-01`, 1);
  return dayOf(Number(next.slice(0, 4)), Number(next.slice(5, 7)), date);
}

function inMonth(text: string, of: string, part: string, dateOf: string | undefined, clock: DueClock): string | null {
  const { today } = clock;
  const first = `${today.slice(0, 7)}-01`;
  const number = of === "" ? Number.NaN : chineseNumber(of);
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));
  const start =
    /^下/.test(of) || /^下/.test(text) ? addMonths(first, 1) : number >= 1 && number <= 12 ? dayOf(number < month ? year + 1 : year, number, 1) : first;
  if (start === null) return null;
  if (dateOf) return dayOf(Number(start.slice(0, 4)), Number(start.slice(5, 7)), Number(dateOf));
  if (part === "上旬") return addDays(start, 9);
  if (part === "中" || part === "中旬") return addDays(start, part === "中" ? 14 : 19);
  return lastOfMonth(start);
}

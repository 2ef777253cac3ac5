import type { DueClock } from "./found-promise-clock.ts";
import { builtOnce, gap, type Judged, type Stretch, stretchesOf, timeIn, vagueTimes, withGaps } from "./found-promise-judged.ts";
import type { Sentence } from "./found-promise-text.ts";
import type { FoundTime } from "./found-promise-time.ts";
import { timesInChinese } from "./found-promise-time-zh.ts";
import { zh, zhAll, zhWords } from "./found-promise-words.ts";

const clauseEnd = /[,:;()[\]{}#|·~\u0001]|(?<=[^\d\s]) +(?=[^\d\s])/g;
/** Before 您, these make it the one something is done for. */
const forCustomer = "给为帮替向跟与和同对让把由到找予复系络知诉馈访退还寄发送谢接陪约于达醒电候";

const customerActs = () => builtOnce("zh.acts", () => `(?<![${forCustomer}])[您你](?:${zhWords("customerDoes")})`);
const reported = () => builtOnce("zh.reported", () => `(?<![给为向跟与和同对])(?:${zhWords("reporters")})[^会将就来去把给为,]{0,6}?(?:${zhWords("reports")})`);
const called = () => builtOnce("zh.called", () => `(?:${zhWords("calls")})`);
const receives = /(?<![给为帮替])[您你](?:这边)?(?:将会|就会|就能|应该会|会|将|就|能|可以)?(?:收到|接到|看到|拿到|得到)/g;
const afterEvent = () => builtOnce("zh.event", () => `(?:${zhWords("events")})[^,]{0,8}?(?<![稍然最今随售日背先])(?:后|起|之日|时)[^后]{0,16}$`);
const justAfter = () => builtOnce("zh.justAfter", () => `(?:通过|成功|完成|完毕)(?:的话)?(?:是|一般|预计)* ?$`);
const ofCustomers = /^[^,]{0,3}(?:提交|下单|申请|申办|购买|付款|拍下|签收|寄出|升级|反馈|咨询|登记|报修)(?:的|了)/;
const eventClause = () => builtOnce("zh.eventClause", () => `(?:${zhWords("events")})[^,]{0,8}?(?<![稍然最今随售日背先])(?:之后|以后|后|时)$`);
const atOnce = () => builtOnce("zh.atOnce", () => `^[^,]{0,2}?(?:去|来)?(?:帮您|为您|给您|替您)?(?:去|来)?(?:${zhWords("atOnce")})(?!清|明|证)`);

function clausesOf(text: string): Stretch[] {
  const digit = (at: number) => /\d/.test(text[at] ?? "");
  return stretchesOf(text, clauseEnd, (mark, at) => digit(at - 1) && (mark === "~" || (mark === ":" && digit(at + 1))));
}

/** Promises in a Chinese sentence (folded), in order. `call`: a note of a call, which tells what was promised. */
export function promisesInChinese(sentence: Sentence, clock: DueClock, call: boolean): Judged[] {
  const times = timesInChinese(sentence.text, clock);
  const vague = vagueTimes(sentence.text, zhAll("vague"), times).filter(
    (v) => !(/^(?:马上|立[即刻马]|即刻|抓紧)/.test(sentence.text.slice(v.start)) && atOnce().test(sentence.text.slice(v.end))),
  );
  if (times.length === 0 && vague.length === 0) return [];
  const dated = judgeAll(sentence, times, call);
  return dated.length > 0 ? dated : judgeAll(sentence, vague, call).slice(0, 1);
}

function judgeAll(sentence: Sentence, times: readonly FoundTime[], call: boolean): Judged[] {
  if (times.length === 0) return [];
  const text = plain(withGaps(sentence.text, times));
  const clauses = clausesOf(text);
  const found = clauses.flatMap((clause, index) => {
    const time = timeIn(clause, times);
    return (time && judge({ sentence, text, clauses, index, time, times, call })) ?? [];
  });
  // '配件下周一到货，我们周二给您安装': beside what somebody will do, what merely happens is no promise of its own.
  return found.some((one) => one.clear) ? found.filter((one) => one.clear || one.owned) : found;
}

type Case = {
  readonly sentence: Sentence;
  /** The sentence without its times and without what asks nothing; as long as the sentence. */
  readonly text: string;
  readonly clauses: readonly Stretch[];
  readonly index: number;
  readonly time: FoundTime;
  readonly times: readonly FoundTime[];
  readonly call: boolean;
};

/** A vague word promises something only in the mouth of whoever gives it: '我局立即组织调查' tells what was done. */
const isOwnWord = /[会将]|一定|我们|我(?![局镇市县区院校队街支国部厅委司])|咱们|小妹|妹子/;
const filler = "\u0003";

/** Words that ask the customer to wait or not to worry ask nothing of them; 申请 is no 请. Keeps the length. */
function plain(text: string): string {
  return text
    .replace(zhAll("soft"), (m) => filler.repeat(m.length))
    .replace(/申请|邀请|请示|请假|聘请|(?<=我|我们|会|将|已|已经)请(?![您你])/g, (m) => "办".repeat(m.length))
    .replace(/联[系络](?=电话|方式|人|地址|信息)/g, filler.repeat(2))
    .replace(receives, (m) => `给您${filler.repeat(m.length - 2)}`);
}

const has = (list: Parameters<typeof zh>[0], text: string) => zh(list).test(text);

/** The clause with the time, together with the one beside it that says what will be done. */
function range({ clauses, index, times }: Case): { from: number; to: number } | null {
  const free = (i: number) => clauses[i] !== undefined && !timeIn(clauses[i], times);
  const does = (i: number) => has("verbs", clauses[i]?.text ?? "") || has("benefit", clauses[i]?.text ?? "");
  if (does(index)) return { from: index, to: index };
  if (free(index + 1) && does(index + 1)) return { from: index, to: index + 1 };
  const aside = free(index + 1) && has("notConditions", clauses[index + 1]?.text ?? "");
  if (aside && free(index + 2) && does(index + 2)) return { from: index, to: index + 2 };
  return free(index - 1) && does(index - 1) ? { from: index - 1, to: index } : null;
}

function judge(given: Case): Judged | null {
  const { clauses, index, time, sentence, text, call } = given;
  const span = range(given);
  if (!span) return null;
  const own = clauses[index]?.text ?? "";
  const merged = clauses
    .slice(span.from, span.to + 1)
    .map((c) => c.text)
    .join(",");
  const gapAt = merged.lastIndexOf(gap);
  const [left, right] = [merged.slice(0, merged.indexOf(gap)), merged.slice(gapAt + 1)];
  const ahead = text.slice(0, time.start);
  const told = call && called().test(ahead.slice(-20));
  const benefit = has("benefit", merged);
  const self = has("self", merged);
  const modal = has("modals", merged);
  if (isNotice(sentence.text, self || benefit, modal || benefit)) return null;
  if (has("general", left) || generalBefore(given) || isUsual(left, own, benefit)) return null;
  if (isConditional(clauses, span)) return null;
  if (isReported(ahead, own, told) || isDemand(merged) || isCustomers(own, merged, benefit)) return null;
  if (isDenied(merged) || isPast(left, right, ahead, time)) return null;
  if (time.span && afterSomething(clauses, index, left)) return null;
  if (time.at === null && !benefit && !isOwnWord.test(merged)) return null;
  if (time.loose && !looseBecomesDue(left, right, self)) return null;
  if (ofCustomers.test(right) || /^ ?(?:是|都|就)*可以(?:的|哦|呢|吗|$|[^给为帮,送到]{1,6}的$)/.test(right)) return null;
  const asked = questionOf(given, span);
  if (asked === "asks") return null;
  const selfBefore = self || has("self", ahead);
  const clear = told || ((benefit || selfBefore || modal) && !has("hedges", merged) && asked !== "tag" && !time.loose);
  const start = clauses[span.from]?.start ?? 0;
  const end = clauses[span.to]?.end ?? sentence.text.length;
  return { start, end, time, clear, owned: told || benefit || self || modal };
}

function isNotice(sentence: string, ours: boolean, towards: boolean): boolean {
  return has("notices", sentence) && !(ours && towards && /我们|我|您/.test(sentence));
}

/** What banks or holidays usually do to a time. */
function isUsual(left: string, own: string, benefit: boolean): boolean {
  return !benefit && (has("holidays", own) || builtOnce("zh.payWays", () => `(?:${zhWords("payWays")})[^您我,]{0,4}$`).test(left));
}

function generalBefore({ clauses, index }: Case): boolean {
  const before = clauses[index - 1]?.text ?? "";
  return before.length <= 9 && has("general", before);
}

/** In '如果 A，B，C' all that follows hangs on A, unless B only invites the customer to ask ('如有疑问，请随时联系我，我明天…'). */
function isConditional(clauses: readonly Stretch[], span: { from: number; to: number }): boolean {
  const conditional = (text: string) => has("conditions", text.replace(zhAll("notConditions"), " ")) || /^ ?如(?![期实约数下何此上是常愿同果])/.test(text);
  let since = -1;
  for (let i = 0; i <= span.to; i++) {
    const text = clauses[i]?.text ?? "";
    if (has("notConditions", text) && !/如果/.test(text)) continue;
    if (conditional(text)) since = i;
    else if (since >= 0 && (/^ ?(?:但|不过|另外|同时|此外|还有|另)/.test(text) || (i > since + 1 && invites(clauses[since + 1]?.text ?? "")))) since = -1;
  }
  if (since >= 0) return true;
  const next = clauses[span.to + 1]?.text ?? "";
  const last = span.to + 1 === clauses.length - 1;
  return last && conditional(next) && !/请|可以|随时|欢迎|联系|我|也/.test(next);
}

function invites(text: string): boolean {
  return new RegExp(`^ ?(?:您)?(?:${zhWords("closers")})`).test(text);
}

function isReported(ahead: string, own: string, told: boolean): boolean {
  const clean = (text: string) =>
    text
      .replace(
        builtOnce("zh.ofThat", () => `(?:${zhWords("reporters")})?(?:${zhWords("ofThat")})`, "g"),
        " ",
      )
      .replace(zhAll("demandsNot"), " ");
  const before = clean(ahead);
  if (told) return /(?<![给为向跟与和同对知应])(?:客户|顾客|客人|车主|对方|他|她)[^,]{0,4}(?:要求|希望|想|说|答应|承诺)/.test(before);
  return reported().test(before) || /(?<![给向跟为对与和同])[您你]说(?!明)/.test(clean(own));
}

function isDemand(merged: string): boolean {
  return has("demands", merged.replace(zhAll("demandsNot"), " "));
}

function isCustomers(own: string, merged: string, benefit: boolean): boolean {
  if (has("ask", own) || customerActs().test(own)) return true;
  return has("callUs", merged) && !benefit;
}

function isDenied(merged: string): boolean {
  return has("negators", merged.replace(zhAll("negatorsNot"), " ").replace(zhAll("notConditions"), " "));
}

function isPast(left: string, right: string, ahead: string, time: FoundTime): boolean {
  if (has("past", left) || /^ ?[^,]{0,4}正在/.test(right) || /(?:已经?|曾经?)(?:于|在)? ?$/.test(ahead)) return true;
  if (/^[^,]{0,6}(?:已经?|曾经?)/.test(right) || /过了?$/.test(right)) return true;
  return time.span && /了$/.test(right) && !/[会将就]/.test(right);
}

/** '收到退货后三个工作日内' has no date: it depends on something that has not happened. */
function afterSomething(clauses: readonly Stretch[], index: number, left: string): boolean {
  const before = left.replace(/\u0002/g, "");
  return afterEvent().test(before) || justAfter().test(before) || eventClause().test((clauses[index - 1]?.text ?? "").trim());
}

/** '3-5个工作日' is a due time where somebody is to do something in it; in a list of usual times it is none. */
function looseBecomesDue(left: string, right: string, self: boolean): boolean {
  if (has("benefit", right)) return true;
  if (!has("verbs", right)) return false;
  return self || has("hedges", left) || /(?:最快|最多|最长|最晚|最迟|至多|不超过|会在|将在) ?$/.test(left);
}

/** A question asks something of the customer; '…，可以吗？' only asks whether the promise suits. */
function questionOf({ clauses, sentence }: Case, span: { from: number; to: number }): "asks" | "tag" | "none" {
  const last = clauses.length - 1;
  const wonders = (text: string) => has("questions", text.replace(zhAll("questionsNot"), " "));
  const isTag = (text: string) => {
    const bare = text.replace(/[ ,您你看]/g, "");
    return bare.length <= 10 && has("tags", text) && !/\u0002/.test(text);
  };
  for (let i = span.from; i <= span.to; i++) if (wonders(clauses[i]?.text ?? "")) return isTag(clauses[i]?.text ?? "") ? "tag" : "asks";
  const closing = clauses[last]?.text ?? "";
  if (sentence.asks && span.to >= last) return "asks";
  return span.to === last - 1 && isTag(closing) ? "tag" : "none";
}

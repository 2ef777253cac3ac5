import type { DueClock } from "./found-promise-clock.ts";
import { builtOnce, gap, type Judged, type Stretch, stretchesOf, timeIn, vagueTimes, withGaps } from "./found-promise-judged.ts";
import type { Sentence } from "./found-promise-text.ts";
import type { FoundTime } from "./found-promise-time.ts";
import { timesInEnglish } from "./found-promise-time-en.ts";
import { en, enAll, enWords } from "./found-promise-words.ts";

const cut = /[;()\u0001]|,| - | -- |: | but (?=(?:i|we|our|the|you)\b)|(?: and then| and| then)(?= )/g;

const modals =
  "(?:i|we|you|he|she|it|they|that|this|someone|who|there)'ll|will|shall|(?:i'm|i am|we're|we are|he's|she's|it's|is|are|they're) going to|(?:i|we)(?: can)?(?: hereby)? (?:promise|guarantee|commit|undertake)(?: you)?(?: that (?:i|we)(?:'ll| will)|,? to)?|let me|allow me to|(?:i|we|i'm|we're|i am|we are) (?:plan|intend|hope|aim|expect|try|planning|hoping|aiming|trying) to|should";
const fill = `(?:[ ,${gap}]+(?:by|on|in|at|before|within)\\b|[ ,${gap}]+(?:${"ADVERBS"}))*`;
/** Somebody will do something: modal, adverbs, verb. */
const wills = () =>
  builtOnce("en.wills", () => `\\b(?<modal>${modals})${fill.replace("ADVERBS", enWords("adverbs"))}[ ,${gap}]+(?<verb>${enWords("verbs")})`, "g");
const does = () =>
  builtOnce(
    "en.does",
    () =>
      `\\b(?:i'm|i am|we're|we are|(?:our|the|a|an|my) [a-z ]{2,30}? (?:is|are)) (?:also |now )?(?:${enWords("progressive")})|(?<!we |i )\\bexpect (?:a|an|our|my|the|to|your|it|this|them)\\b`,
  );
const leads = () => builtOnce("en.leads", () => `^ ?(?:also |then )?(?:${enWords("verbs")})`);
const callNotes = () =>
  builtOnce(
    "en.calls",
    () =>
      `\\b(?:${enWords("calls")})(?: (?:him|her|them|the (?:customer|guest|client|lady|gentleman)|(?:mr|mrs|ms)\\.? [a-z]+|[a-z]+))?(?: that)?(?: to| (?:i|we|someone|he|she|they)(?:'ll| will| would|'d))(?: [a-z]+ly)? (?:${enWords("verbs")})`,
  );
const conditionStart = () => builtOnce("en.conditionStart", () => `^ ?(?:and |but |only |then )?(?:${enWords("conditions")})`);
const asksAtStart = () => builtOnce("en.questionStarts", () => `^ ?(?:and |so |but |or )?(?:${enWords("questionStarts")})`);
const imperative = /^ ?(?:please|just|do|don't|feel|let|call|contact|reply|write|email|give|drop|get in touch|ring)\b/;

const has = (list: Parameters<typeof en>[0], text: string) => en(list).test(text);

/** Promises in an English sentence (folded), in order. `call`: a note of a call, which tells what was promised. */
export function promisesInEnglish(sentence: Sentence, clock: DueClock, call: boolean): Judged[] {
  const times = timesInEnglish(sentence.text, clock);
  const vague = vagueTimes(sentence.text, enAll("vague"), times).filter((v) => !/\bas $/.test(sentence.text.slice(Math.max(0, v.start - 3), v.start)));
  if (times.length === 0 && vague.length === 0) return [];
  const dated = judgeAll(sentence, times, call);
  return dated.length > 0 ? dated : judgeAll(sentence, vague, call).slice(0, 1);
}

function segmentsOf(text: string): Stretch[] {
  const digit = (at: number) => /\d/.test(text[at] ?? "");
  return stretchesOf(text, cut, (mark, at) => mark === "," && digit(at - 1) && digit(at + 1));
}

type Will = { readonly verb: string; readonly first: boolean; readonly you: boolean; readonly modal: string };

/** Who will do what in a stretch; null when nobody will, or when it is the customer who shall. */
function willIn(text: string): Will | null {
  for (const match of text.matchAll(wills())) {
    const { modal = "", verb = "" } = match.groups ?? {};
    const before = `${text.slice(Math.max(0, match.index - 24), match.index)}${modal.includes("'") ? modal.split("'")[0] : ""}`.trim();
    const you = /\byou$/.test(before);
    if (you && !has("receive", verb)) continue;
    if (/\b(?:the|a|our|every|each) (?:customer|guest|client|buyer|passenger|tenant)s?$/.test(before)) continue;
    if (modal === "should" && !you && !/^(?:be|arrive|reach)/.test(verb)) continue;
    return { verb, first: /\b(?:i|we|me)$/.test(before) || /^(?:i|we|let me|allow me)\b/.test(modal), you, modal };
  }
  return does().test(text) ? { verb: "", first: true, you: false, modal: "" } : null;
}

function judgeAll(sentence: Sentence, times: readonly FoundTime[], call: boolean): Judged[] {
  if (times.length === 0) return [];
  const segments = segmentsOf(withGaps(sentence.text, times));
  const wills = willsOf(segments, call);
  const found = segments.flatMap((segment, index): Judged[] => {
    const time = timeIn(segment, times);
    const judged = time && judge({ sentence, segments, wills, index, time, times, call });
    return judged ? [judged] : [];
  });
  // 'by Monday, that is on 30 November': two times for one thing done.
  return found.filter((one, i) => !found.slice(i + 1).some((other) => other.start === one.start));
}

/** What is said will be done per segment; 'I will check … and call you' goes on without a new 'will'. */
function willsOf(segments: readonly Stretch[], call: boolean): readonly (Will | null)[] {
  const out: (Will | null)[] = [];
  for (const { text } of segments) {
    const own = willIn(text) ?? (call && callNotes().test(text) ? { verb: "", first: true, you: false, modal: "told" } : null);
    const before = out.at(-1) ?? null;
    out.push(own ?? (before && !before.you && leads().test(text) ? before : null));
  }
  return out;
}

type Case = {
  readonly sentence: Sentence;
  readonly segments: readonly Stretch[];
  readonly wills: readonly (Will | null)[];
  readonly index: number;
  readonly time: FoundTime;
  readonly times: readonly FoundTime[];
  readonly call: boolean;
};

function range({ segments, wills, index, times }: Case): { from: number; to: number; will: Will } | null {
  const free = (i: number) => segments[i] !== undefined && !timeIn(segments[i], times);
  const own = wills[index];
  if (own) return { from: index, to: index, will: own };
  const next = wills[index + 1];
  const lead = (segments[index]?.text ?? "").replace(/[\u0002 ]+/g, " ").trim();
  if (next && free(index + 1) && lead.length <= 24) return { from: index, to: index + 1, will: next };
  const before = wills[index - 1];
  return before && free(index - 1) ? { from: index - 1, to: index, will: before } : null;
}

function judge(given: Case): Judged | null {
  const { sentence, segments, time, call } = given;
  const span = range(given);
  if (!span) return null;
  const merged = segments
    .slice(span.from, span.to + 1)
    .map((s) => s.text)
    .join(",");
  const ahead = segments
    .slice(0, span.to + 1)
    .map((s) => s.text)
    .join(",");
  const { will } = span;
  const towards = /\byou\b|\byour\b/.test(merged);
  if (has("notices", sentence.text) && !(will.first && towards)) return null;
  if (has("general", merged)) return null;
  if (isConditional(segments, span)) return null;
  if (isReported(ahead, call && will.modal === "told")) return null;
  if (has("asks", merged.replace(enAll("asksNot"), " ").replace(/\byou will receive\b/g, " ")) && !will.first) return null;
  if (has("negators", merged.replace(enAll("negatorsNot"), " "))) return null;
  if (time.span && /^ (?:of|from|after|following|once|upon|as of) (?!now|today|then)/.test(sentence.text.slice(time.end))) return null;
  if (
    time.loose &&
    !/\b(?:take|takes|need|needs|require|requires|allow|within|be|arrive|reach)\b[^,]{0,24}$/.test(
      merged.slice(0, merged.lastIndexOf(gap)).replace(/\u0002/g, ""),
    )
  )
    return null;
  if (time.at === null && isOnTheSpot(merged)) return null;
  const asked = questionOf(given, span);
  if (asked === "asks") return null;
  const clear = asked !== "tag" && !time.loose && !has("hedges", merged) && (will.first || will.you || towards);
  const start = segments[span.from]?.start ?? 0;
  const end = segments[span.to]?.end ?? sentence.text.length;
  return { start, end, time, clear, owned: will.first };
}

/** 'I'll check right away' is done while one talks. */
function isOnTheSpot(text: string): boolean {
  return builtOnce("en.onTheSpot", () => `(?:'ll|will|let me) (?:just |quickly )?(?:${enWords("atOnce")})(?! with| into| and)`).test(text);
}

function isConditional(segments: readonly Stretch[], span: { from: number; to: number }): boolean {
  const clean = (text: string) => text.replace(enAll("notConditions"), " ");
  let since = -1;
  for (let i = 0; i < span.from; i++) {
    const text = clean(segments[i]?.text ?? "");
    if (conditionStart().test(text) || / (?:if|unless|provided)\b/.test(text)) since = i;
    else if (since >= 0 && imperative.test(text)) since = -1;
  }
  if (since >= 0) return true;
  for (let i = span.from; i <= span.to; i++) {
    const text = clean(segments[i]?.text ?? "");
    const found = en("conditions").exec(text);
    if (!found) continue;
    const fixed = /^(?:when|whenever|until)/.test(found[0]) && text.slice(0, found.index).includes(gap);
    if (!fixed) return true;
  }
  const next = clean(segments[span.to + 1]?.text ?? "");
  return span.to + 1 === segments.length - 1 && conditionStart().test(next) && !/^ ?(?:and|but)\b/.test(next) && !imperative.test(next);
}

function isReported(ahead: string, told: boolean): boolean {
  const text = ahead.replace(enAll("reportsNot"), " ");
  if (told) return /\b(?:customer|guest|client|he|she|they) (?:wants|wanted|asked|asks|demands|demanded|expects)\b/.test(text);
  return has("reports", text);
}

function questionOf({ segments, sentence }: Case, span: { from: number; to: number }): "asks" | "tag" | "none" {
  for (let i = 0; i <= span.to; i++) if (asksAtStart().test(segments[i]?.text ?? "") && sentence.asks) return "asks";
  if (!sentence.asks) return "none";
  const last = (segments.at(-1)?.text ?? "").trim();
  if (span.to >= segments.length - 1) return "asks";
  return last.length <= 32 && has("tags", last) ? "tag" : "none";
}

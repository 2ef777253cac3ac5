import { type Because, type Evidence, type Proposal, recordBecause, scoreOf } from "./assessment-evidence.ts";
import type { RuleTarget } from "./assessment-rule.ts";
import { type Channel, type ComplaintKind, type MainWant, type Motive, mainWants } from "./vocabulary.ts";

/** The value with the most evidence, when it is enough and clearly more than the next; otherwise nothing is proposed. */
export function strongest<T extends string>(
  evidence: Evidence,
  area: "personality" | "motive" | "want",
  values: readonly T[],
  threshold: number,
): Proposal<T> | null {
  const ranked = values.map((value) => ({ value, ...scoreOf(evidence, `${area}:${value}` as RuleTarget) })).sort((a, b) => b.score - a.score);
  const [first, second] = ranked;
  if (!first || first.score < threshold || (second && first.score - second.score < 0.05)) return null;
  return { value: first.value, confidence: first.confidence, because: first.because };
}

/** A sum of money and little else ("1,200 back", "退30块"). */
const amount = /\d[\d,.]*\s*(?:back|元|块|塊|pounds?|dollars?|euros?|%)|[$£€¥]\s*\d|(?:退|赔|賠|还|還)[^，。]{0,6}\d/i;

/** What somebody with this motive mostly wants, when nothing was asked for. */
const wantOfMotive: Readonly<Record<Motive, MainWant>> = {
  venting: "ventAndRespect",
  wantsAccount: "ventAndRespect",
  faultFinder: "ventAndRespect",
  helpless: "fastAnswer",
};

/**
 * What the customer mainly wants. A remedy asked for in words no rule knows is money when a sum stands in it, and else the plainest of
 * the three, a fast and simple answer. Without a remedy the motive tells. Both are shown as little sure; without any sign nothing is.
 */
export function mainWantOf(evidence: Evidence, motive: Proposal<Motive> | null, demandText = ""): Proposal<MainWant> | null {
  const found = strongest(evidence, "want", mainWants, 0.9);
  if (found) return found;
  const wanted = demandText.trim();
  if (!wanted) return motive && { value: wantOfMotive[motive.value], confidence: 0.3, because: motive.because };
  const start = demandText.indexOf(wanted);
  const phrase = wanted.slice(0, 40);
  const because: Because[] = [{ field: "demandText", phrase, start, end: start + phrase.length, rule: "demand" }];
  return { value: amount.test(wanted) ? "compensation" : "fastAnswer", confidence: 0.25, because };
}

const formalChannels: ReadonlySet<Channel> = new Set(["letter", "form", "referral"]);
type Filed = { readonly facts: string; readonly demandText?: string | undefined; readonly channel?: Channel | undefined; readonly filed?: boolean | undefined };

/** Dissatisfaction (felt), grumble (said) or complaint (something is asked for, or it came formally). */
export function kindOf(evidence: Evidence, { facts, demandText = "", channel, filed = true }: Filed): Proposal<ComplaintKind> {
  const wanted = demandText.trim();
  if (wanted) {
    const start = demandText.indexOf(wanted);
    const phrase = wanted.slice(0, 40);
    return { value: "complaint", confidence: 0.95, because: [{ field: "demandText", phrase, start, end: start + phrase.length, rule: "demand" }] };
  }
  if (channel && formalChannels.has(channel)) return { value: "complaint", confidence: 0.9, because: [recordBecause("channel", `channel=${channel}`)] };
  const complaint = scoreOf(evidence, "kind:complaint");
  const grumble = scoreOf(evidence, "kind:grumble");
  const dissatisfaction = scoreOf(evidence, "kind:dissatisfaction");
  if (complaint.score > 0 && complaint.score >= grumble.score) return { value: "complaint", confidence: complaint.confidence, because: complaint.because };
  if (grumble.score > 0 && grumble.score >= dissatisfaction.score) return { value: "grumble", confidence: grumble.confidence, because: grumble.because };
  if (dissatisfaction.score > 0) return { value: "dissatisfaction", confidence: dissatisfaction.confidence, because: dissatisfaction.because };
  return { value: filed || !facts.trim() ? "complaint" : "grumble", confidence: 0.3, because: [] };
}

const restingEmotion = 15;

/** Strength of feeling in the words, 0 to 100: strong and mild words, exclamation marks, words in capitals. */
export function emotionOf(
  evidence: Evidence,
  texts: { readonly title?: string | undefined; readonly facts: string; readonly demandText?: string | undefined },
): { value: number; because: Because[] } {
  const { score, because } = scoreOf(evidence, "emotion");
  const friendly = scoreOf(evidence, "personality:friendly").score;
  const text = [texts.title, texts.facts, texts.demandText].join("\n");
  const marks = text.match(/[!！]+/g) ?? [];
  const shouted = (text.match(/\b[A-Z]{3,}\b/g) ?? []).length;
  const loud =
    Math.min(
      20,
      marks.reduce((sum, m) => sum + Math.min(m.length, 4) * 3, 0),
    ) + (shouted >= 4 ? 12 : 0);
  const value = restingEmotion + score * 10 + loud - Math.min(10, friendly * 3);
  const at = texts.facts.search(/[!！]/);
  const mark = /[!！]+/.exec(texts.facts)?.[0] ?? "";
  const loudBecause: Because[] =
    at >= 0 && because.length < 5 ? [{ field: "facts", phrase: mark.slice(0, 10), start: at, end: at + mark.slice(0, 10).length, rule: "emotion.marks" }] : [];
  return { value: Math.max(0, Math.min(100, Math.round(value))), because: [...because, ...loudBecause] };
}

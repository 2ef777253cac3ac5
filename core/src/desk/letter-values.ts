import type { Instant } from "../shared/record.ts";
import { latest, standing } from "../shared/record.ts";
import type { Complaint, Language } from "./complaint.ts";
import type { LetterName } from "./contract-letters.ts";
import { letterDate } from "./letter-date.ts";
import { currentAgreement } from "./state.ts";

/** What a letter needs besides the complaint. `word` gives a word of the vocabulary in the letter's language. */
export type LetterContext = {
  readonly language: Language;
  readonly timeZone: string;
  readonly now: Instant;
  readonly customerName: string;
  readonly companyName: string;
  readonly teamName: string;
  readonly handlerName: string;
  readonly trackingUrl: string | null;
  readonly word: (group: "demandType" | "referralBody" | "optionKind", key: string) => string;
};

const maxFacts = 600;
const fallbackName: Readonly<Record<Language, string>> = { "zh-CN": "客户", "zh-TW": "顧客", en: "Customer" };
const listSign: Readonly<Record<Language, string>> = { "zh-CN": "、", "zh-TW": "、", en: ", " };
const stop: Readonly<Record<Language, string>> = { "zh-CN": "；", "zh-TW": "；", en: "; " };

function shortened(text: string, language: Language): string {
  const chars = [...text.trim()];
  return chars.length <= maxFacts ? chars.join("") : `${chars.slice(0, maxFacts).join("")}${language === "en" ? "…" : "……"}`;
}

const numbered = (lines: readonly string[]) => lines.map((line, i) => (lines.length > 1 ? `${i + 1}. ${line}` : line)).join("\n");

/** What comes next and by when: the earliest promise or step that is still open. */
function nextOf(complaint: Complaint): { text: string; dueAt: Instant } | undefined {
  const promises = standing(complaint.promises)
    .filter((p) => !p.kept && !p.broken)
    .map((p) => ({ text: p.what, dueAt: p.dueAt }));
  const steps = standing(complaint.steps)
    .filter((s) => !s.done)
    .map((s) => ({ text: s.text, dueAt: s.dueAt }));
  return [...promises, ...steps].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
}

/**
 * The values of a letter to the customer, from records the customer may know: never the diagnosis, notes or reasons kept inside.
 * What is not known is null; 'progress', 'findings' and 'reasons' always are: somebody has to write them.
 */
export function letterValues(complaint: Complaint, context: LetterContext): Record<LetterName, string | null> {
  const { language, timeZone } = context;
  const { intake } = complaint;
  const day = (at: Instant | null | undefined, withTime = false) => (at ? letterDate(at, language, timeZone, withTime) : null);
  const kinds = intake.demand.types.map((type) => context.word("demandType", type)).join(listSign[language]);
  const wish = intake.demand.text.trim();
  const demand = wish.startsWith(kinds) ? wish : [kinds, wish].filter(Boolean).join(stop[language]);
  const agreement = currentAgreement(complaint);
  const next = nextOf(complaint);
  const final = latest(complaint.finalAnswers);
  const offered = standing(complaint.options).filter((o) => o.offered && !o.offered.withdrawn);
  const steps = standing(complaint.steps).map((s) =>
    language === "en"
      ? `${s.text} (by ${day(s.dueAt)})`
      : language === "zh-TW"
        ? `${s.text}（期限：${day(s.dueAt)}）`
        : `${s.text}（完成时限：${day(s.dueAt)}）`,
  );
  return {
    number: complaint.number,
    title: intake.title || [...intake.facts].slice(0, 30).join(""),
    customerName: context.customerName.trim() || fallbackName[language],
    companyName: context.companyName,
    teamName: context.teamName,
    handlerName: context.handlerName || null,
    date: day(context.now),
    receivedAt: day(intake.receivedAt),
    occurredAt: day(intake.occurredAt),
    facts: shortened(intake.facts, language) || null,
    demand: demand || null,
    product: [intake.product.name, intake.product.model].filter(Boolean).join(" ") || null,
    orderNo: intake.product.orderNo || null,
    respondent: intake.respondent.unit || null,
    options: numbered(offered.map((o) => o.text)) || null,
    agreement: agreement?.text ?? null,
    expectedResult: agreement?.expectedResult ?? null,
    steps: numbered(steps) || null,
    decision: final?.text ?? null,
    outsideBodies: final?.outsideBodies.map((body) => (language === "en" ? `- ${body}` : `· ${body}`)).join("\n") || null,
    nextStep: next?.text ?? null,
    nextDueAt: day(next?.dueAt, true),
    trackingUrl: context.trackingUrl,
    referral: intake.referral ? `${context.word("referralBody", intake.referral.body)}${intake.referral.number ? ` ${intake.referral.number}` : ""}` : null,
    progress: null,
    findings: null,
    reasons: null,
  };
}

import { type Instant, latest, standing } from "../shared/record.ts";
import { assessText, type Proposals } from "./assessment.ts";
import type { Because } from "./assessment-evidence.ts";
import type { Complaint } from "./complaint.ts";
import type { Ground, SeverityRuleId } from "./severity-record.ts";
import { ruleOf, type SeverityRule } from "./severity-rules.ts";

/** A message, letter or call between the customer and the team. */
export type Heard = { readonly id: string; readonly at: Instant; readonly direction: "inbound" | "outbound"; readonly text: string };

type Utterance = { readonly id: string | null; readonly at: Instant; readonly proposals: Proposals };

const longestRead = 4_000;
const wordsOf = (because: readonly Because[]) => [...new Set(because.filter((b) => b.field !== "record").map((b) => b.phrase))].slice(0, 3);

/** What the customer said since the last reopening; what came with the complaint comes first while there is none. */
function utterancesOf(complaint: Complaint, heard: readonly Heard[]): Utterance[] {
  const reopening = latest(complaint.reopenings);
  const { title, facts, demand, channel } = complaint.intake;
  const begun: Utterance[] = reopening
    ? []
    : [{ id: null, at: complaint.created.at, proposals: assessText({ title, facts: facts.slice(0, longestRead), demandText: demand.text, channel }) }];
  const said = heard.filter((h) => h.direction === "inbound" && (!reopening || h.at > reopening.at));
  return [...begun, ...said.map((h) => ({ id: h.id, at: h.at, proposals: assessText({ facts: h.text.slice(0, longestRead) }) }))];
}

/** The words in an assessment that a rule speaks of; null when there are none. */
const signs: Readonly<Partial<Record<SeverityRuleId, (p: Proposals) => readonly Because[] | null>>> = {
  harm: (p) => (p.severity.value === "crisis" && p.specials.some((s) => s.value === "safety") ? p.severity.because : null),
  safety: (p) => p.specials.find((s) => s.value === "safety")?.because ?? null,
  press: (p) => p.riskFlags.find((f) => f.value === "media")?.because ?? null,
  regulator: (p) => p.riskFlags.find((f) => f.value === "regulator")?.because ?? null,
  group: (p) => p.riskFlags.find((f) => f.value === "group")?.because ?? null,
  forceful: (p) => p.specials.find((s) => s.value === "forceful")?.because ?? null,
};

function signGrounds(utterances: readonly Utterance[], round: string): Ground[] {
  return Object.entries(signs).flatMap(([name, sign]): Ground[] => {
    const rule = name as SeverityRuleId;
    const first = utterances.find((u) => sign(u.proposals) !== null);
    if (!first) return [];
    const phrases = wordsOf(sign(first.proposals) ?? []);
    return [{ rule, key: `${rule}${round}`, since: first.at, phrases, ...(first.id === null ? {} : { messageId: first.id }) }];
  });
}

/** Stronger feeling than when it began: from a score on, and by so much. */
function emotionGrounds(utterances: readonly Utterance[], round: string, rule: SeverityRule | undefined): Ground[] {
  const [first, ...later] = utterances;
  if (!rule || !first) return [];
  const { score = 0, by = 0 } = rule;
  const risen = later.find(({ proposals: { emotion } }) => emotion.value >= score && emotion.value - first.proposals.emotion.value >= by);
  if (!risen) return [];
  const { emotion } = risen.proposals;
  const found: Ground = { rule: "emotionRising", key: `emotionRising${round}`, since: risen.at, phrases: wordsOf(emotion.because), count: emotion.value };
  return [risen.id === null ? found : { ...found, messageId: risen.id }];
}

/** When the customer was last answered: by a message, letter or call, or reached by a try to contact them. */
function answeredAt(complaint: Complaint, heard: readonly Heard[]): Instant {
  const answers = [...heard.filter((h) => h.direction === "outbound"), ...standing(complaint.contactTries).filter((t) => t.reached)];
  return (
    answers
      .map((a) => a.at)
      .sort()
      .at(-1) ?? ""
  );
}

/** The customer came again and again without an answer; what comes in one breath counts once. */
function contactGrounds(complaint: Complaint, heard: readonly Heard[], rule: SeverityRule | undefined): Ground[] {
  if (!rule) return [];
  const { count = 1, apartMinutes = 0 } = rule;
  const answered = answeredAt(complaint, heard);
  const contacts: Heard[] = [];
  for (const contact of heard) {
    if (contact.direction !== "inbound" || contact.at <= answered) continue;
    const last = contacts.at(-1);
    if (!last || Date.parse(contact.at) - Date.parse(last.at) >= apartMinutes * 60_000) contacts.push(contact);
  }
  const [first] = contacts;
  const enough = contacts[count - 1];
  if (!first || !enough) return [];
  return [{ rule: "repeatedContact", key: `repeatedContact:${first.id}`, since: enough.at, phrases: [], messageId: enough.id, count: contacts.length }];
}

/** What a complaint's words and contacts give the rules. After a reopening the customer's words count anew. */
export function groundsInWords(complaint: Complaint, heard: readonly Heard[], rules: readonly SeverityRule[]): Ground[] {
  const reopening = latest(complaint.reopenings);
  const round = reopening ? `:${reopening.id}` : "";
  const utterances = utterancesOf(complaint, heard);
  return [
    ...signGrounds(utterances, round),
    ...emotionGrounds(utterances, round, ruleOf(rules, "emotionRising")),
    ...contactGrounds(complaint, heard, ruleOf(rules, "repeatedContact")),
  ];
}

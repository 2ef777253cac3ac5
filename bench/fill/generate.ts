import type { Complaint, Language } from "@amends/core/desk/complaint";
import { emptyIntake, newComplaint } from "@amends/core/desk/new-complaint";
import { channels, demandTypes, severities } from "@amends/core/desk/vocabulary";
import type { Chance } from "../../server/src/demo/seeded.ts";
import { chinese, chineseGiven, chineseSurnames, english, englishNames, englishSurnames } from "./words.ts";

export type Place = {
  readonly companyId: string;
  readonly teams: readonly { readonly id: string; readonly agents: readonly string[] }[];
  readonly categories: readonly string[];
  readonly now: number;
};
export type Generated = {
  readonly complaint: Complaint;
  readonly customer: { readonly id: string; readonly name: string; readonly phone: string };
  readonly messages: readonly { readonly id: string; readonly at: string; readonly inbound: boolean; readonly by: string | null; readonly text: string }[];
};

const day = 86_400_000;
const iso = (at: number) => new Date(at).toISOString();

/** Words with the frequencies of real text: the n-th word comes up about 1/n as often as the first. */
function sentence(chance: Chance, words: readonly string[], length: number, gap: string): string {
  return Array.from({ length }, () => words[Math.min(words.length - 1, Math.floor(words.length ** chance.next()) - 1)] ?? words[0]).join(gap);
}

function speech(chance: Chance, language: Language, sentences: number): string {
  const [words, gap, end] = language === "en" ? [english.words, " ", ". "] : [chinese.words, "", "。"];
  return Array.from({ length: sentences }, () => sentence(chance, words, chance.between(5, 12), gap) + end)
    .join("")
    .trim();
}

/**
 * One complaint with three messages; the `index`-th of `size`. Half Chinese, half English; nine in ten closed, so that 100,000
 * complaints have an office's 10,000 open ones. Every 8th carries the common word of its language, twelve the rare one.
 */
export function generate(index: number, size: number, place: Place, chance: Chance, newId: (at: number) => string): Generated {
  const language: Language = index % 2 ? "en" : "zh-CN";
  const vocabulary = language === "en" ? english : chinese;
  const receivedAt = place.now - Math.floor(((size - index) / size) * 730 * day) - chance.between(0, 3_600_000);
  const rare = Math.floor((index / size) * 12) !== Math.floor(((index - 2) / size) * 12);
  const extra = `${Math.floor(index / 2) % 8 === 3 ? ` ${vocabulary.common}` : ""}${rare ? ` ${vocabulary.rare}` : ""}`;
  const team = chance.pick(place.teams);
  const agent = chance.pick(team.agents);
  const closed = chance.happens(receivedAt < place.now - 30 * day ? 0.94 : 0.2);
  const nobody = !closed && chance.happens(0.1);
  const actor = { type: "person", id: agent } as const;
  const stamp = (at: number) => ({ id: newId(at), at: iso(at), by: actor });
  const name =
    language === "en"
      ? `${chance.pick(englishNames)} ${chance.pick(englishSurnames)}`
      : chance.pick(chineseSurnames) + chance.pick(chineseGiven) + chance.pick(chineseGiven);
  const facts = speech(chance, language, chance.between(2, 5)) + extra;
  const customer = { id: newId(receivedAt), name, phone: `19${String(index).padStart(9, "0")}` };
  const intake = {
    ...emptyIntake,
    title: sentence(chance, vocabulary.words, 4, language === "en" ? " " : ""),
    facts,
    channel: chance.pick(channels),
    categoryId: chance.pick(place.categories),
    demand: { types: [chance.pick(demandTypes)], text: speech(chance, language, 1) },
    receivedAt: iso(receivedAt),
    occurredAt: iso(receivedAt - day),
    respondent: { unit: sentence(chance, vocabulary.words, 2, ""), person: "", personId: null },
    product: { name: sentence(chance, vocabulary.words, 1, ""), model: "", orderNo: `OR${String(index).padStart(8, "0")}`, plate: "" },
  };
  const promiseDue = receivedAt + chance.between(20, 90) * 3_600_000;
  const complaint = newComplaint({
    id: newId(receivedAt),
    number: `A${String(new Date(receivedAt).getUTCFullYear() % 100)}-${String(index + 1).padStart(6, "0")}`,
    companyId: place.companyId,
    customerId: customer.id,
    language,
    created: stamp(receivedAt),
    firstOwnerId: agent,
    intake,
    kinds: [{ ...stamp(receivedAt), kind: "complaint" }],
    severities: [{ ...stamp(receivedAt), severity: chance.happens(0.85) ? "ordinary" : chance.pick(severities.slice(1)), proposed: null }],
    placements: [{ ...stamp(receivedAt), kind: "assignment", teamId: team.id, assigneeId: nobody ? null : agent, note: "" }],
    acknowledgement: { ...stamp(receivedAt + 600_000), text: speech(chance, language, 1) },
    mood: { heard: stamp(receivedAt + 900_000), feeling: null },
    options: [0, 1].map((i) => ({
      ...stamp(receivedAt + day),
      kind: i ? "goodwillGesture" : "repair",
      text: speech(chance, language, 1),
      cost: { minor: chance.between(10, 900) * 100, currency: "CNY" },
      time: "3",
      gain: speech(chance, language, 1),
      approval: { state: "notNeeded" },
      offered: stamp(receivedAt + day),
      answer: null,
    })),
    promises: [
      {
        ...stamp(receivedAt + 600_000),
        what: speech(chance, language, 1),
        personId: agent,
        to: name,
        dueAt: iso(promiseDue),
        kept: closed ? stamp(promiseDue - 3_600_000) : null,
        broken: null,
        renegotiations: [],
      },
    ],
    waits:
      !closed && chance.happens(0.15) ? [{ ...stamp(receivedAt + day), reviewAt: iso(place.now + chance.between(1, 9) * day), ended: null, reason: "…" }] : [],
    escalations: !closed && chance.happens(0.05) ? [{ ...stamp(receivedAt + day), toPersonId: agent, settled: null }] : [],
    tags: chance.happens(0.2) ? [chance.pick(["vip", "press", "回访", "门店"])] : [],
    closures: closed
      ? [
          {
            ...stamp(receivedAt + 6 * day),
            outcome: "accepted",
            directCause: "serviceQuality",
            indirectCause: "process",
            causeNote: "",
            satisfaction: "satisfied",
            satisfactionUnknown: "",
            followUpAt: chance.happens(0.05) ? iso(receivedAt + 13 * day) : null,
            noFollowUp: "-",
            reflection: { wellDone: "-", better: "-", suggestion: "" },
            mergedIntoId: null,
            followUps: [],
          },
        ]
      : [],
  });
  const messages = [0, 1, 2].map((i) => ({
    id: newId(receivedAt),
    at: iso(receivedAt + (i + 1) * 3_600_000),
    inbound: i === 1,
    by: i === 1 ? null : agent,
    text: speech(chance, language, chance.between(1, 4)),
  }));
  return { complaint, customer, messages };
}

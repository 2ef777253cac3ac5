import type { Complaint } from "@amends/core/desk/complaint";
import { newComplaint } from "@amends/core/desk/new-complaint";
import type { Stamp } from "@amends/core/shared/record";
import { newUuid } from "../../platform/new-uuid.ts";

/** Stands in every text that is none of the customer's business. */
export const secret = "机密标记";
const s = (what: string) => `${secret}-${what}`;

/** For tests: a complaint on which everything has been done, with the mark in every internal text and clear words in what the customer may read. */
export function plantedComplaint(of: { companyId: string; teamId: string; personId: string; number: string; closed?: boolean; waiting?: boolean }): Complaint {
  const at = "2026-11-01T02:00:00.000Z";
  const later = "2099-01-01T02:00:00.000Z";
  const stamp = (): Stamp => ({ id: newUuid(), at, by: { type: "person", id: of.personId }, reason: s("reason") });
  const option = (text: string, extra: object) => ({
    ...stamp(),
    kind: "refund" as const,
    text,
    cost: { minor: 987_654_321, currency: "CNY" },
    time: "三天",
    gain: "钱退到原卡",
    approval: { state: "approved" as const, asked: stamp(), decided: stamp() },
    offered: stamp(),
    answer: null,
    ...extra,
  });
  return newComplaint({
    id: newUuid(),
    number: of.number,
    companyId: of.companyId,
    customerId: null,
    language: "zh-CN",
    created: stamp(),
    firstOwnerId: of.personId,
    intake: {
      title: s("title"),
      facts: s("facts"),
      summary: s("summary"),
      demand: { types: ["refund"], text: s("demand") },
      channel: "phone",
      categoryId: s("category"),
      receivedAt: at,
      occurredAt: at,
      place: s("place"),
      respondent: { unit: s("unit"), person: s("respondent"), personId: of.personId },
      product: { name: s("product"), model: s("model"), orderNo: s("order"), plate: s("plate") },
      amount: { minor: 987_654_321, currency: "CNY" },
      priorContact: s("prior"),
      representative: { name: s("representative"), authorisation: s("authorisation") },
      referral: { body: "12315", number: s("referral"), dueAt: later, reply: s("reply") },
      anonymous: false,
      riskFlags: ["media"],
      externalNo: s("external"),
    },
    kinds: [{ ...stamp(), kind: "complaint" }],
    severities: [{ ...stamp(), severity: "crisis", proposed: "ordinary" }],
    specials: [{ ...stamp(), special: "professionalClaimant" }],
    personas: [{ ...stamp(), personality: "dominant", motive: "faultFinder", mainWant: "compensation" }],
    placements: [{ ...stamp(), kind: "assignment", teamId: of.teamId, assigneeId: of.personId, note: s("placement") }],
    acknowledgement: { ...stamp(), text: s("acknowledgement") },
    mood: { heard: stamp(), feeling: { ...stamp(), text: s("feeling") } },
    diagnosis: {
      board: { who: s("who"), what: s("what"), when: s("when"), where: s("where"), why: s("why"), how: s("how") },
      feelings: s("feelings"),
      need: s("need"),
      expectation: s("expectation"),
      reach: s("reach"),
      gravity: s("gravity"),
      evidence: s("evidence"),
      ownSide: s("ownSide"),
      limits: s("limits"),
    },
    options: [option("退还服务费", {}), option(s("not offered"), { offered: null }), option(s("undone"), { withdrawn: stamp() })],
    agreements: [],
    steps: [
      {
        ...stamp(),
        text: s("step"),
        ownerId: of.personId,
        dueAt: later,
        done: null,
        changes: [{ ...stamp(), fromDueAt: at, toDueAt: later, customerTold: true }],
      },
    ],
    promises: [
      { ...stamp(), what: "周五前给您打电话", personId: of.personId, to: "", dueAt: later, kept: null, broken: null, renegotiations: [] },
      { ...stamp(), what: s("promise to a colleague"), personId: of.personId, to: s("colleague"), dueAt: later, kept: null, broken: null, renegotiations: [] },
    ],
    waits: of.waiting ? [{ ...stamp(), reviewAt: later, ended: null }] : [],
    escalations: [{ ...stamp(), toPersonId: of.personId, settled: null }],
    contactTries: [{ ...stamp(), way: "phone", reached: false, note: s("try") }],
    finalAnswers: [{ ...stamp(), text: "我们的最终答复", outsideBodies: ["消费者协会"] }],
    closures: of.closed
      ? [
          {
            ...stamp(),
            outcome: "finalAnswer",
            directCause: "serviceQuality",
            indirectCause: "training",
            causeNote: s("cause"),
            satisfaction: null,
            satisfactionUnknown: s("unknown"),
            followUpAt: later,
            noFollowUp: s("no follow-up"),
            reflection: { wellDone: s("well"), better: s("better"), suggestion: s("suggestion") },
            mergedIntoId: null,
            followUps: [],
          },
        ]
      : [],
    links: [{ ...stamp(), kind: "repeat", complaintId: newUuid(), number: s("linked") }],
    tags: [s("tag")],
  });
}

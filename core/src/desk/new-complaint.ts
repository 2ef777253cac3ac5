import type { Complaint, Diagnosis, Intake } from "./complaint.ts";
import { noContact } from "./contact-noted.ts";
import { type BoardField, boardFields } from "./vocabulary.ts";

const emptyBoard = Object.fromEntries(boardFields.map((field) => [field, ""])) as Record<BoardField, string>;

const emptyDiagnosis: Diagnosis = {
  board: emptyBoard,
  feelings: "",
  need: "",
  expectation: "",
  reach: "",
  gravity: "",
  evidence: "",
  ownSide: "",
  limits: "",
};

export const emptyIntake: Omit<Intake, "receivedAt" | "channel"> = {
  title: "",
  facts: "",
  summary: "",
  demand: { types: [], text: "" },
  categoryId: null,
  occurredAt: null,
  place: "",
  respondent: { unit: "", person: "", personId: null },
  product: { name: "", model: "", orderNo: "", plate: "" },
  amount: null,
  priorContact: "",
  representative: null,
  referral: null,
  anonymous: false,
  riskFlags: [],
  externalNo: null,
};

type Known = Pick<
  Complaint,
  "id" | "number" | "companyId" | "customerId" | "language" | "created" | "firstOwnerId" | "intake" | "kinds" | "severities" | "placements"
>;

/** A complaint with nothing done on it yet. */
export function newComplaint(known: Known & Partial<Complaint>): Complaint {
  return {
    specials: [],
    personas: [],
    overrides: [],
    acknowledgement: null,
    mood: { heard: null, feeling: null },
    diagnosis: emptyDiagnosis,
    options: [],
    agreements: [],
    steps: [],
    promises: [],
    errands: [],
    resultReported: null,
    waits: [],
    snoozes: [],
    escalations: [],
    contactTries: [],
    finalAnswers: [],
    withdrawals: [],
    closures: [],
    reopenings: [],
    links: [],
    merges: [],
    collectives: [],
    representatives: [],
    memberships: [],
    dissents: [],
    tags: [],
    ratings: [],
    reminders: [],
    supervisions: [],
    extensions: [],
    suspensions: [],
    reworks: [],
    ruleChoices: [],
    plans: [],
    crises: [],
    comeBacks: [],
    serviceLevels: [],
    contact: noContact,
    clocks: [],
    ...known,
  };
}

/** A document as it was saved, also by an earlier version: lists that did not exist then are empty. */
export function readComplaint(saved: Complaint): Complaint {
  const diagnosis = { ...emptyDiagnosis, ...saved.diagnosis, board: { ...emptyBoard, ...saved.diagnosis?.board } };
  return { ...newComplaint(saved), diagnosis, closures: (saved.closures ?? []).map((c) => ({ ...c, followUps: c.followUps ?? [] })) };
}

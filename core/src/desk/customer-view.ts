import { type Instant, latest, standing } from "../shared/record.ts";
import type { Complaint, Language } from "./complaint.ts";
import { type ToldExtension, toldExtensions } from "./extension.ts";
import { followUpAtOf } from "./next-due.ts";
import { phaseOf } from "./phase.ts";
import { type PromiseState, promiseStateOf } from "./promise.ts";
import { canRate } from "./rating.ts";
import { closureOf, currentAgreement, isClosed, openWait, placementOf, withdrawalOf } from "./state.ts";
import { openSuspension } from "./suspension.ts";
import { type Outcome, type Phase, phases } from "./vocabulary.ts";

/** How it stands, as the customer is told; a word of its own on the page for each. */
export const customerStates = ["received", "inProgress", "waitingForYou", "withdrawn", "closed"] as const;
export type CustomerState = (typeof customerStates)[number];

/** What happens next. 'work' = it is being worked on and nothing is dated; 'nothing' = nothing more is to come. */
export const customerNexts = ["yourAnswer", "promise", "step", "review", "suspended", "followUp", "work", "nothing"] as const;
export type CustomerNext = { readonly key: (typeof customerNexts)[number]; readonly at: Instant | null };

/** Everything the tracking page may know about a complaint. Built from named fields only: what is not named here does not leave. */
export type CustomerView = {
  readonly number: string;
  readonly language: Language;
  readonly receivedAt: Instant;
  readonly state: CustomerState;
  readonly outcome: Outcome | null;
  readonly closedAt: Instant | null;
  readonly next: CustomerNext;
  /** How far it has come: the phase, and its place among the five, from 1. */
  readonly progress: { readonly phase: Phase; readonly step: number; readonly of: number };
  readonly options: readonly {
    readonly id: string;
    readonly text: string;
    readonly time: string;
    readonly gain: string;
    readonly accepted: boolean | null;
    readonly canAnswer: boolean;
  }[];
  readonly agreement: {
    readonly id: string;
    readonly text: string;
    readonly expectedResult: string;
    readonly at: Instant;
    readonly confirmedAt: Instant | null;
    readonly canConfirm: boolean;
  } | null;
  readonly promises: readonly { readonly id: string; readonly what: string; readonly dueAt: Instant; readonly state: PromiseState }[];
  /** More time that was granted, with the reason in words meant for the customer. */
  readonly extensions: readonly ToldExtension[];
  /** Why it rests, in words meant for the customer; empty when it does not. */
  readonly suspended: string;
  readonly finalAnswer: { readonly text: string; readonly outsideBodies: readonly string[]; readonly at: Instant } | null;
  readonly canRate: boolean;
  /** Stars given for the last closing. */
  readonly stars: number | null;
  readonly canWithdraw: boolean;
};

/** A promise to somebody else (`to` names them) is no business of the customer's. */
const promisesToCustomer = (complaint: Complaint) => standing(complaint.promises).filter((p) => p.to === "");

function nextFor(complaint: Complaint, needsAnswer: boolean): CustomerNext {
  if (isClosed(complaint)) {
    const at = followUpAtOf(complaint);
    return at ? { key: "followUp", at } : { key: "nothing", at: null };
  }
  if (needsAnswer) return { key: "yourAnswer", at: null };
  const rests = openSuspension(complaint);
  if (rests) return { key: "suspended", at: rests.reviewAt };
  const dated: CustomerNext[] = [
    ...promisesToCustomer(complaint)
      .filter((p) => !p.kept && !p.broken)
      .map((p) => ({ key: "promise" as const, at: p.dueAt })),
    ...standing(complaint.steps)
      .filter((s) => !s.done)
      .map((s) => ({ key: "step" as const, at: s.dueAt })),
  ];
  const wait = openWait(complaint);
  if (wait) dated.push({ key: "review", at: wait.reviewAt });
  return dated.reduce<CustomerNext | null>((first, d) => (!first || (d.at ?? "") < (first.at ?? "") ? d : first), null) ?? { key: "work", at: null };
}

function stateFor(complaint: Complaint, needsAnswer: boolean): CustomerState {
  if (isClosed(complaint)) return "closed";
  if (withdrawalOf(complaint)) return "withdrawn";
  if (needsAnswer || openWait(complaint)) return "waitingForYou";
  return placementOf(complaint).assigneeId === null && phaseOf(complaint) === "mood" ? "received" : "inProgress";
}

/** The complaint as its customer may see it at this moment. */
export function customerViewOf(complaint: Complaint, now: Instant): CustomerView {
  const closure = closureOf(complaint);
  const open = !closure;
  const offered = standing(complaint.options).filter((o) => o.offered);
  const agreement = currentAgreement(complaint);
  const answer = latest(complaint.finalAnswers);
  const toConfirm = open && agreement !== undefined && !agreement.confirmation;
  // With an agreement on the table the options it rests on need no answer of their own.
  const toAnswer = open && !agreement && offered.length > 0 && offered.every((o) => !o.answer?.accepted) && offered.some((o) => !o.answer);
  const phase = phaseOf(complaint);
  return {
    number: complaint.number,
    language: complaint.language,
    receivedAt: complaint.intake.receivedAt,
    state: stateFor(complaint, toConfirm || toAnswer),
    outcome: closure?.outcome ?? null,
    closedAt: closure?.at ?? null,
    next: nextFor(complaint, toConfirm || toAnswer),
    progress: { phase, step: phases.indexOf(phase) + 1, of: phases.length },
    options: offered.map((o) => ({ id: o.id, text: o.text, time: o.time, gain: o.gain, accepted: o.answer?.accepted ?? null, canAnswer: open && !o.answer })),
    agreement: agreement
      ? {
          id: agreement.id,
          text: agreement.text,
          expectedResult: agreement.expectedResult,
          at: agreement.at,
          confirmedAt: agreement.confirmation?.at ?? null,
          canConfirm: toConfirm,
        }
      : null,
    promises: promisesToCustomer(complaint).map((p) => ({ id: p.id, what: p.what, dueAt: p.dueAt, state: promiseStateOf(p, now) })),
    extensions: toldExtensions(complaint),
    suspended: openSuspension(complaint)?.told ?? "",
    finalAnswer: answer ? { text: answer.text, outsideBodies: answer.outsideBodies, at: answer.at } : null,
    canRate: canRate(complaint),
    stars: closure ? (complaint.ratings.findLast((r) => !r.withdrawn && r.at >= closure.at)?.stars ?? null) : null,
    canWithdraw: open && !withdrawalOf(complaint),
  };
}

import { dayIn } from "../shared/day.ts";
import type { Money } from "../shared/money.ts";
import { type Instant, standing } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import type { Closure, Complaint, ContactTry } from "./complaint.ts";
import type { Command, CommandInput } from "./contract-commands.ts";
import { runningCrisis } from "./crisis-state.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { openErrands } from "./errand-state.ts";
import { sumBeyond } from "./grant.ts";
import type { LevelPlans } from "./level-plan.ts";
import { isGoodwill } from "./option.ts";
import { linesBeforeClosing } from "./plan-state.ts";
import { changed, event, newStamp } from "./stamp.ts";
import { currentAgreement, isOfNow, withdrawalOf } from "./state.ts";
import { isChangeTold } from "./step.ts";
import { openSupervisions } from "./supervision-state.ts";
import { toCompleteOf } from "./to-complete.ts";
import type { IntakeMust, Outcome } from "./vocabulary.ts";

/**
 * How hard one must have tried before 'unreachable' may be said: three tries cover one missed call and one bad hour, two
 * days cover one day away. A rule of thumb of this desk, not of a law.
 */
export const triesBeforeUnreachable = 3;
export const daysBeforeUnreachable = 2;

/** What the closing dialog holds so far. */
export type CloseDraft = Partial<CommandInput<"close">>;
/** `levelPlans`: what the company plans on each level, for the lines to tick before closing. */
export type CloseMoment = {
  readonly levelPlans?: LevelPlans | undefined;
  readonly now?: Instant | undefined;
  readonly timeZone?: string | undefined;
};

/**
 * Did the customer say yes to something that solves: a confirmed agreement, or an option that is more than goodwill? A yes
 * before a reopening is none: they came back because it did not hold.
 */
export function isAccepted(complaint: Complaint): boolean {
  const confirmation = currentAgreement(complaint)?.confirmation;
  if (confirmation && isOfNow(complaint, confirmation)) return true;
  return acceptedOptions(complaint).some((o) => !isGoodwill(o)) && acceptedBeyond(complaint) === null;
}

const acceptedOptions = (complaint: Complaint) => standing(complaint.options).filter((o) => o.answer?.accepted && isOfNow(complaint, o.answer));

/** What the customer accepted one by one, when all of it together is beyond the authority of those who offered it. */
function acceptedBeyond(complaint: Complaint): Money | null {
  return sumBeyond(acceptedOptions(complaint));
}

/** Tries without answer since the customer was last reached, and since a reopening. */
export function failedTries(complaint: Complaint): ContactTry[] {
  const tries = standing(complaint.contactTries).filter((t) => isOfNow(complaint, t));
  return tries.slice(tries.findLastIndex((t) => t.reached) + 1);
}

const intakeCodes: Readonly<Record<IntakeMust, string>> = {
  facts: "factsMissing",
  demand: "demandMissing",
  contact: "complainantMissing",
  category: "categoryMissing",
  respondent: "respondentMissing",
  occurredAt: "occurredAtMissing",
};

function outcomeGaps(complaint: Complaint, outcome: Outcome, draft: CloseDraft, timeZone: string): Refusal[] {
  const field = "outcome";
  switch (outcome) {
    case "accepted":
      if (isAccepted(complaint)) return [];
      return acceptedBeyond(complaint) ? [{ code: "grantsBeyondAuthority", field }] : [{ code: "notAccepted", field }];
    case "unreachable": {
      const tries = failedTries(complaint);
      const days = new Set(tries.map((t) => dayIn(t.at, timeZone))).size;
      if (tries.length >= triesBeforeUnreachable && days >= daysBeforeUnreachable) return [];
      return [{ code: "triesMissing", field, params: { tries: tries.length, days, neededTries: triesBeforeUnreachable, neededDays: daysBeforeUnreachable } }];
    }
    case "finalAnswer": {
      const answers = standing(complaint.finalAnswers).filter((a) => isOfNow(complaint, a));
      if (answers.length === 0) return [{ code: "finalAnswerMissing", field }];
      return answers.some((a) => a.outsideBodies.length > 0) ? [] : [{ code: "outsideBodiesMissing", field }];
    }
    case "withdrawn":
      return withdrawalOf(complaint) ? [] : [{ code: "withdrawalMissing", field }];
    case "merged":
      if (draft.mergedIntoId === complaint.id) return [{ code: "linkToItself", field: "mergedIntoId" }];
      return draft.mergedIntoId || standing(complaint.links).some((l) => l.kind === "duplicate") ? [] : [{ code: "mergeTargetMissing", field: "mergedIntoId" }];
  }
}

/** What must be finished or completed before any closing. */
function recordGaps(complaint: Complaint, plans: LevelPlans | undefined): Refusal[] {
  const gaps: Refusal[] = toCompleteOf(complaint).map(({ field }) => ({ code: intakeCodes[field], field: `intake.${field}` }));
  const steps = standing(complaint.steps);
  const openSteps = steps.filter((s) => !s.done).length;
  if (openSteps > 0) gaps.push({ code: "stepsOpen", params: { count: openSteps } });
  const untold = steps.filter((s) => !isChangeTold(s)).length;
  if (untold > 0) gaps.push({ code: "changeUntold", params: { count: untold } });
  const openPromises = standing(complaint.promises).filter((p) => !p.kept && !p.broken).length;
  if (openPromises > 0) gaps.push({ code: "promisesOpen", params: { count: openPromises } });
  const errands = openErrands(complaint).length;
  if (errands > 0) gaps.push({ code: "errandsOpen", params: { count: errands } });
  const watched = openSupervisions(complaint).length;
  if (watched > 0) gaps.push({ code: "supervisionOpen", params: { count: watched } });
  const lines = linesBeforeClosing(complaint, plans);
  if (lines.length > 0) gaps.push({ code: "checklistOpen", params: { count: lines.length }, details: { lines } });
  if (runningCrisis(complaint)) gaps.push({ code: "crisisReviewMissing" });
  return gaps;
}

function draftGaps(draft: CloseDraft, now: Instant | undefined): Refusal[] {
  const gaps: Refusal[] = [];
  if (!draft.directCause) gaps.push({ code: "directCauseMissing", field: "directCause" });
  if (!draft.indirectCause) gaps.push({ code: "indirectCauseMissing", field: "indirectCause" });
  if (!draft.satisfaction && !draft.satisfactionUnknown) gaps.push({ code: "satisfactionMissing", field: "satisfaction" });
  if (!draft.followUpAt && !draft.noFollowUp) gaps.push({ code: "followUpMissing", field: "followUpAt" });
  if (draft.followUpAt && now && draft.followUpAt <= now) gaps.push({ code: "dueInPast", field: "followUpAt" });
  if (!draft.reflection?.wellDone) gaps.push({ code: "reflectionMissing", field: "reflection.wellDone" });
  if (!draft.reflection?.better) gaps.push({ code: "reflectionMissing", field: "reflection.better" });
  return gaps;
}

/**
 * Every reason why this cannot be closed yet; empty = it can. Without a draft only what holds for every outcome (before the
 * dialog is opened); with one also what the outcome needs and what the dialog has not been told.
 */
export function closingGaps(complaint: Complaint, draft?: CloseDraft, moment: CloseMoment = {}): Refusal[] {
  const gaps = recordGaps(complaint, moment.levelPlans);
  if (!draft) return gaps;
  const byOutcome = draft.outcome ? outcomeGaps(complaint, draft.outcome, draft, moment.timeZone ?? "UTC") : [{ code: "outcomeMissing", field: "outcome" }];
  return [...byOutcome, ...gaps, ...draftGaps(draft, moment.now)];
}

/** Closes; refused with every gap in `details.gaps` as long as there is one. */
export function decideClose(complaint: Complaint, command: Command<"close">, context: DeskContext): Decision {
  const gaps = closingGaps(complaint, command, context);
  const [first] = gaps;
  if (first) return refusal("cannotClose", { ...(first.field ? { field: first.field } : {}), params: { count: gaps.length }, details: { gaps } });
  return closedBy(complaint, command, context);
}

/** The closing itself, for whoever has asked for the gaps. */
export function closedBy(complaint: Complaint, command: Command<"close">, context: DeskContext): Decision {
  const { mergedIntoId } = command;
  if (mergedIntoId !== null && context.complaints[mergedIntoId] === undefined) return refusal("unknownComplaint", { field: "mergedIntoId" });
  const closure: Closure = {
    ...newStamp(context),
    outcome: command.outcome,
    directCause: command.directCause,
    indirectCause: command.indirectCause,
    causeNote: command.causeNote,
    satisfaction: command.satisfaction,
    satisfactionUnknown: command.satisfactionUnknown,
    followUpAt: command.followUpAt,
    noFollowUp: command.noFollowUp,
    reflection: command.reflection,
    mergedIntoId: command.outcome === "merged" ? mergedIntoId : null,
    followUps: [],
  };
  return changed(
    complaint,
    { closures: [...complaint.closures, closure] },
    event("complaint.closed", { recordId: closure.id, outcome: closure.outcome, followUpAt: closure.followUpAt }),
  );
}

import type { ClockLabels } from "../shared/clock.ts";
import { type RuleClock, ruleClocks } from "../shared/clock-words.ts";
import { type Instant, standing } from "../shared/record.ts";
import type { Closure, Complaint } from "./complaint.ts";
import { openErrands } from "./errand-state.ts";
import { openExtensions } from "./extension.ts";
import type { PlanRole } from "./plan-record.ts";
import { currentPlan, nextWordAt, openPlanItems } from "./plan-state.ts";
import { openReminders } from "./reminder.ts";
import { awaitedOf } from "./responsible.ts";
import { closureOf, isClosed, openWait } from "./state.ts";
import { nextReportOf, openSupervisions } from "./supervision-state.ts";
import { openSuspension } from "./suspension.ts";

/** What falls due because somebody set a time for it, and what a rule sets a time for. */
export const recordDueKinds = [
  "step",
  "promise",
  "review",
  "followUp",
  "referral",
  "reminder",
  "report",
  "supervision",
  "extension",
  "task",
  "errand",
  "takeOver",
  "accept",
] as const;
export const dueKinds = [...recordDueKinds, ...ruleClocks.filter((kind) => kind !== "followUp")] as const;
export type DueKind = (typeof recordDueKinds)[number] | RuleClock;

/**
 * Something that falls due. `recordId` is null for the deadline of the body that passed the complaint on and for a clock of
 * a rule, which `clock` names. `since`: from when on it runs, so that a reminder can come in proportion to the time there is.
 */
export type Due = {
  readonly at: Instant;
  readonly kind: DueKind;
  readonly recordId: string | null;
  readonly since: Instant;
  readonly clock?: { readonly packId: string; readonly ruleId: string } | undefined;
  /** What the rule calls it, where it has a name of its own. */
  readonly labels?: ClockLabels | undefined;
  /** When to remind of it, where the rule's calendar says so; null = not at all. Absent: in proportion to the time there is. */
  readonly remindAt?: Instant | null | undefined;
  /** Of a line of a plan: whose it is. Being late with it is told to those above as well. */
  readonly who?: PlanRole | undefined;
};

/** When the next follow-up of a closed complaint is due; null when none is left. */
export function followUpDueOf(closure: Closure): Instant | null {
  const last = standing(closure.followUps).at(-1);
  return last ? last.nextAt : closure.followUpAt;
}

/** The clocks of rules that run. A closed complaint has none but the follow-up's, whatever was true when they were made. */
function clockDues(complaint: Complaint, closed: boolean): Due[] {
  const dues: Due[] = [];
  for (const { kind, state, dueAt, startedAt, packId, ruleId, remindAt, labels } of complaint.clocks) {
    if (state !== "active" || dueAt === null || (closed && kind !== "followUp")) continue;
    dues.push({ at: dueAt, kind, recordId: null, since: startedAt, clock: { packId, ruleId }, remindAt, ...(labels ? { labels } : {}) });
  }
  return dues;
}

/** Everything that is owed by a time and not done: what people set a time for, then what rules do. A closed complaint owes its follow-up only. */
export function duesOf(complaint: Complaint): Due[] {
  const closed = isClosed(complaint);
  return [...recordDuesOf(complaint), ...clockDues(complaint, closed)];
}

/** Everything people have set a time for and that is not done. */
export function recordDuesOf(complaint: Complaint): Due[] {
  const closure = closureOf(complaint);
  if (closure) {
    const at = followUpDueOf(closure);
    const since = standing(closure.followUps).at(-1)?.at ?? closure.at;
    return at ? [{ at, kind: "followUp", recordId: closure.id, since }] : [];
  }
  const dues: Due[] = [];
  for (const step of standing(complaint.steps)) {
    if (!step.done) dues.push({ at: step.dueAt, kind: "step", recordId: step.id, since: standing(step.changes).at(-1)?.at ?? step.at });
  }
  for (const promise of standing(complaint.promises)) {
    if (!promise.kept && !promise.broken) {
      const since = standing(promise.renegotiations).at(-1)?.at ?? promise.at;
      dues.push({ at: promise.dueAt, kind: "promise", recordId: promise.id, since });
    }
  }
  for (const errand of openErrands(complaint)) {
    dues.push({ at: errand.dueAt, kind: "errand", recordId: errand.id, since: standing(errand.moves).at(-1)?.at ?? errand.at });
  }
  const wait = openWait(complaint);
  if (wait) dues.push({ at: wait.reviewAt, kind: "review", recordId: wait.id, since: wait.at });
  const suspension = openSuspension(complaint);
  if (suspension) dues.push({ at: suspension.reviewAt, kind: "review", recordId: suspension.id, since: suspension.at });
  const referralDue = complaint.intake.referral?.dueAt;
  if (referralDue) dues.push({ at: referralDue, kind: "referral", recordId: null, since: complaint.created.at });
  const awaited = awaitedOf(complaint);
  if (awaited?.acceptBy) dues.push({ at: awaited.acceptBy, kind: "accept", recordId: awaited.id, since: awaited.at });
  return [...dues, ...pressingDues(complaint), ...planDues(complaint)];
}

/** What the plan of its level wants by a time, and when the customer is to hear from us next. */
function planDues(complaint: Complaint): Due[] {
  const dues: Due[] = openPlanItems(complaint).flatMap(({ id, kind, who, dueAt }) =>
    dueAt === null
      ? []
      : [{ at: dueAt, kind: kind === "takeOver" ? ("takeOver" as const) : ("task" as const), recordId: id, since: currentPlan(complaint)?.at ?? dueAt, who }],
  );
  const word = nextWordAt(complaint);
  if (word) dues.push({ at: word.at, kind: "progressNotice", recordId: word.planId, since: word.since, who: "handler" });
  return dues;
}

/** What somebody pressed for: an answer to a reminder, a report, the end of a supervision, a decision about more time. */
function pressingDues(complaint: Complaint): Due[] {
  const dues: Due[] = openReminders(complaint).map((r) => ({ at: r.dueAt, kind: "reminder", recordId: r.id, since: r.at }));
  for (const supervision of openSupervisions(complaint)) {
    const { id: recordId, until } = supervision;
    const since = standing(supervision.reports).at(-1)?.at ?? supervision.at;
    const report = nextReportOf(supervision);
    if (report) dues.push({ at: report, kind: "report", recordId, since });
    dues.push({ at: until, kind: "supervision", recordId, since: supervision.at });
  }
  for (const extension of openExtensions(complaint)) dues.push({ at: extension.fromDueAt, kind: "extension", recordId: extension.id, since: extension.at });
  return dues;
}

/** What is due next; the earliest, and of several at the same time the first in the order of `duesOf`. */
export function nextDueOf(complaint: Complaint): Due | null {
  let next: Due | null = null;
  for (const due of duesOf(complaint)) {
    if (!next || due.at < next.at) next = due;
  }
  return next;
}

/** Is something overdue at this moment? */
export function isOverdue(complaint: Complaint, now: Instant): boolean {
  const due = nextDueOf(complaint);
  return due !== null && due.at < now;
}

/** When a closed complaint is to be followed up; null when open or nothing is planned. */
export function followUpAtOf(complaint: Complaint): Instant | null {
  const closure = isClosed(complaint) ? closureOf(complaint) : undefined;
  return closure ? followUpDueOf(closure) : null;
}

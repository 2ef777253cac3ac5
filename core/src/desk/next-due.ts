import { type Instant, standing } from "../shared/record.ts";
import type { Closure, Complaint } from "./complaint.ts";
import { closureOf, isClosed, openWait } from "./state.ts";

export const dueKinds = ["step", "promise", "review", "followUp", "referral"] as const;
export type DueKind = (typeof dueKinds)[number];

/**
 * Something that falls due; `recordId` is null for the deadline of the body that passed the complaint on. `since`: from
 * when on it runs, so that a reminder can come in proportion to the time there is.
 */
export type Due = { readonly at: Instant; readonly kind: DueKind; readonly recordId: string | null; readonly since: Instant };

/** When the next follow-up of a closed complaint is due; null when none is left. */
export function followUpDueOf(closure: Closure): Instant | null {
  const last = standing(closure.followUps).at(-1);
  return last ? last.nextAt : closure.followUpAt;
}

/** Everything people have set a time for and that is not done. A closed complaint owes its follow-up only. */
export function duesOf(complaint: Complaint): Due[] {
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
  const wait = openWait(complaint);
  if (wait) dues.push({ at: wait.reviewAt, kind: "review", recordId: wait.id, since: wait.at });
  const referralDue = complaint.intake.referral?.dueAt;
  if (referralDue) dues.push({ at: referralDue, kind: "referral", recordId: null, since: complaint.created.at });
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

import { latest, type Stamp, standing } from "../shared/record.ts";
import { approvalGap } from "./approval-gap.ts";
import type { Agreement, Closure, Complaint, Escalation, PersonaRecord, Placement, Wait, Withdrawal } from "./complaint.ts";
import type { ComplaintKind, ComplaintState, Severity, SpecialKind } from "./vocabulary.ts";

/** There is no status field: what a complaint is now follows from the records that still count. */

/** Closing and reopening alternate, so one more closing than reopening means closed. */
export function isClosed(complaint: Complaint): boolean {
  return standing(complaint.closures).length > standing(complaint.reopenings).length;
}

/** Was this said or done after the last reopening? What an earlier closing rested on was spent with it: the customer came back. */
export function isOfNow(complaint: Complaint, record: Pick<Stamp, "at">): boolean {
  const reopening = latest(complaint.reopenings);
  return !reopening || record.at > reopening.at;
}

/** The customer's withdrawal that still holds; one before a reopening does not. */
export function withdrawalOf(complaint: Complaint): Withdrawal | undefined {
  const withdrawal = latest(complaint.withdrawals);
  return withdrawal && isOfNow(complaint, withdrawal) ? withdrawal : undefined;
}

/** The closure in force; undefined while the complaint is open. */
export function closureOf(complaint: Complaint): Closure | undefined {
  return isClosed(complaint) ? latest(complaint.closures) : undefined;
}

/** The wait for the customer that goes on. A later wait takes the place of an earlier one; closing ends it. */
export function openWait(complaint: Complaint): Wait | undefined {
  const wait = latest(complaint.waits);
  const closure = latest(complaint.closures);
  if (!wait || wait.ended || (closure && closure.at >= wait.at)) return undefined;
  return wait;
}

export function stateOf(complaint: Complaint): ComplaintState {
  if (isClosed(complaint)) return "closed";
  return openWait(complaint) ? "waiting" : "open";
}

/** Where it lies now. Every complaint is made with a placement, and the first one cannot be undone. */
export function placementOf(complaint: Complaint): Placement {
  const placement = latest(complaint.placements);
  if (!placement) throw new Error(`complaint ${complaint.id} has no placement`);
  return placement;
}

export function kindOf(complaint: Complaint): ComplaintKind {
  return latest(complaint.kinds)?.kind ?? "complaint";
}

/** 'potential' is dissatisfaction noticed before it is filed; once it is a complaint it counts as ordinary at least. */
export function severityOf(complaint: Complaint): Severity {
  const severity = latest(complaint.severities)?.severity ?? "ordinary";
  return severity === "potential" && kindOf(complaint) === "complaint" ? "ordinary" : severity;
}

export function specialsOf(complaint: Complaint): SpecialKind[] {
  return [...new Set(standing(complaint.specials).map((s) => s.special))];
}

export function currentPersona(complaint: Complaint): PersonaRecord | undefined {
  return latest(complaint.personas);
}

/** A later agreement takes the place of an earlier one, once what is granted in it is within somebody's authority. */
export function currentAgreement(complaint: Complaint): Agreement | undefined {
  return complaint.agreements.findLast((a) => !a.withdrawn && approvalGap(a) === null);
}

/** Escalations nobody has settled; closing ends them. */
export function openEscalations(complaint: Complaint): Escalation[] {
  return isClosed(complaint) ? [] : standing(complaint.escalations).filter((e) => !e.settled);
}

/** First-owner principle: whoever took it first stays responsible until somebody accepts; null while nobody had it. */
export function firstOwnerOf(complaint: Complaint): string | null {
  return complaint.firstOwnerId ?? standing(complaint.placements).find((p) => p.assigneeId)?.assigneeId ?? null;
}

/** Does it lie with the person complained about, without a superior having allowed that on record? */
export function isConflicted(complaint: Complaint): boolean {
  const { assigneeId, conflictOverridden } = placementOf(complaint);
  return assigneeId !== null && assigneeId === complaint.intake.respondent.personId && !conflictOverridden;
}

/**
 * The complaint this one is worked on in, when it was merged; null otherwise, also when somebody closed it as 'merged' by hand:
 * nobody asked then whether both are one person's, and the customer's page leads nowhere by it.
 */
export function mergedIntoOf(complaint: Complaint): string | null {
  const closure = closureOf(complaint);
  return closure?.mergeId ? closure.mergedIntoId : null;
}

import { latest, standing } from "../shared/record.ts";
import type { Complaint, Placement } from "./complaint.ts";
import { isClosed } from "./state.ts";

/** Accepted, or from before acceptances were recorded. */
const isAccepted = (placement: Placement): boolean => placement.assigneeId !== null && placement.accepted !== null;

/** Nobody answers for a complaint about oneself, unless a superior decided so on record. */
const mayAnswerFor = (complaint: Complaint, placement: Placement): boolean =>
  placement.assigneeId !== complaint.intake.respondent.personId || placement.conflictOverridden === true;

/**
 * Who answers for it (首问负责制): whoever accepted it last, before that whoever took it in, and so until the next one accepts,
 * wherever it lies meanwhile. null while nobody ever had it.
 */
export function responsibleOf(complaint: Complaint): string | null {
  const accepted = standing(complaint.placements).findLast((p) => isAccepted(p) && mayAnswerFor(complaint, p));
  if (accepted) return accepted.assigneeId;
  const { firstOwnerId } = complaint;
  return firstOwnerId === complaint.intake.respondent.personId ? null : firstOwnerId;
}

/** The placement with a person who has not taken over yet; null when it is accepted, lies with nobody or is closed. */
export function awaitedOf(complaint: Complaint): (Placement & { readonly assigneeId: string }) | null {
  const placement = latest(complaint.placements);
  if (!placement || placement.assigneeId === null || placement.accepted !== null || isClosed(complaint)) return null;
  return { ...placement, assigneeId: placement.assigneeId };
}

/** Who still answers for it though it lies with somebody else or with nobody; null when whoever has it answers for it, or it is closed. */
export function stillResponsibleOf(complaint: Complaint): string | null {
  if (isClosed(complaint)) return null;
  const responsible = responsibleOf(complaint);
  return responsible === latest(complaint.placements)?.assigneeId ? null : responsible;
}

import type { ClockLabels } from "../shared/clock.ts";
import type { Instant } from "../shared/record.ts";
import { type ApprovalRequest, openApprovals } from "./approval-request.ts";
import { isCollective, membershipOf } from "./collective.ts";
import type { Complaint, Language } from "./complaint.ts";
import { restrictedTo } from "./crisis-state.ts";
import { owingIdsOf } from "./duty.ts";
import { type DueKind, followUpAtOf, nextDueOf } from "./next-due.ts";
import { phaseOf } from "./phase.ts";
import { promiseLiesBroken } from "./promise.ts";
import { awaitedOf, stillResponsibleOf } from "./responsible.ts";
import { backAtOf } from "./snooze.ts";
import { closureOf, isClosed, kindOf, mergedIntoOf, openEscalations, placementOf, severityOf, stateOf } from "./state.ts";
import { toCompleteOf } from "./to-complete.ts";
import { type Channel, type ComplaintKind, type ComplaintState, type Outcome, type Phase, severities } from "./vocabulary.ts";

/** The columns of table `complaints` that lists, counts and search use; they can be made again from the document at any time. */
export type Projection = {
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly customerId: string | null;
  readonly state: ComplaintState;
  readonly phase: Phase;
  readonly kind: ComplaintKind;
  /** Place on the ladder, 0 (potential) to 3 (crisis). */
  readonly severity: 0 | 1 | 2 | 3;
  readonly categoryId: string | null;
  readonly channel: Channel;
  readonly language: Language;
  readonly title: string;
  readonly preview: string;
  readonly orderNo: string;
  readonly plate: string;
  readonly tags: readonly string[];
  readonly escalated: boolean;
  readonly toComplete: boolean;
  readonly outcome: Outcome | null;
  readonly receivedAt: Instant;
  /** Null once it is closed: what comes after (`followUpAt`) is no open work and stands before none in a list. */
  readonly nextDueAt: Instant | null;
  readonly nextDueKind: DueKind | null;
  /** What a rule calls it, where it has a name of its own. */
  readonly nextDueLabels: ClockLabels | null;
  readonly followUpAt: Instant | null;
  /** Out of the lists of work until then; may lie in the past. */
  readonly snoozedUntil: Instant | null;
  readonly closedAt: Instant | null;
  /** Where its work goes on, when it was merged. */
  readonly mergedInto: string | null;
  /** What waits for a superior, and since when. */
  readonly approvals: readonly ApprovalRequest[];
  readonly approvalSince: Instant | null;
  /** A promise was broken, and none kept since. */
  readonly promiseBroken: boolean;
  /** Who still owes a step or a promise in it. */
  readonly owingIds: readonly string[];
  /** The only people who may see it; null = whoever else would. */
  readonly restrictedTo: readonly string[] | null;
  /** It lies with a person who has not taken over yet. */
  readonly awaitsAcceptance: boolean;
  /** It carries the handling for others; and the one it is handled in itself. */
  readonly collective: boolean;
  readonly collectiveId: string | null;
  /** Who still answers for it, where that is not whoever it lies with. */
  readonly responsibleId: string | null;
};

/** At most `max` characters on one line; never half a character. */
function shortened(text: string, max: number): string {
  const line = text
    .slice(0, max * 4)
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  return characters.length > max ? `${characters.slice(0, max - 1).join("")}…` : line;
}

/** What a complaint is called: its title, else the first line of what the customer said, else its number. */
export function titleOf(complaint: Complaint): string {
  const firstLine = complaint.intake.facts.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  return shortened(complaint.intake.title, 200) || shortened(firstLine, 80) || complaint.number;
}

export function projectionOf(complaint: Complaint): Projection {
  const { intake } = complaint;
  const placement = placementOf(complaint);
  const due = isClosed(complaint) ? null : nextDueOf(complaint);
  const closure = closureOf(complaint);
  const approvals = openApprovals(complaint);
  return {
    teamId: placement.teamId,
    assigneeId: placement.assigneeId,
    customerId: complaint.customerId,
    state: stateOf(complaint),
    phase: phaseOf(complaint),
    kind: kindOf(complaint),
    severity: severities.indexOf(severityOf(complaint)) as Projection["severity"],
    categoryId: intake.categoryId,
    channel: intake.channel,
    language: complaint.language,
    title: titleOf(complaint),
    preview: shortened(intake.summary || intake.facts, 160),
    orderNo: intake.product.orderNo,
    plate: intake.product.plate,
    tags: complaint.tags,
    escalated: openEscalations(complaint).length > 0,
    toComplete: toCompleteOf(complaint).length > 0,
    outcome: closure?.outcome ?? null,
    receivedAt: intake.receivedAt,
    nextDueAt: due?.at ?? null,
    nextDueKind: due?.kind ?? null,
    nextDueLabels: due?.labels ?? null,
    followUpAt: followUpAtOf(complaint),
    snoozedUntil: backAtOf(complaint),
    closedAt: closure?.at ?? null,
    mergedInto: mergedIntoOf(complaint),
    approvals,
    approvalSince: approvals[0]?.at ?? null,
    promiseBroken: promiseLiesBroken(complaint),
    owingIds: owingIdsOf(complaint),
    restrictedTo: restrictedTo(complaint),
    collective: isCollective(complaint),
    collectiveId: membershipOf(complaint)?.collectiveId ?? null,
    awaitsAcceptance: awaitedOf(complaint) !== null,
    responsibleId: stillResponsibleOf(complaint),
  };
}

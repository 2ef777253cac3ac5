import builtIn from "../../../content/desk/acceptance/acceptance.json" with { type: "json" };
import type { Instant } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import { actsAs } from "./command-guard.ts";
import type { Acceptance, Complaint, Placement } from "./complaint.ts";
import type { CommandName } from "./contract-commands.ts";
import type { ComplaintEvent, Decision, DecisionContext, DeskContext } from "./decision.ts";
import { defaultLevelPlans } from "./level-plan.ts";
import { awaitedOf, responsibleOf } from "./responsible.ts";
import { changed, event, newStamp, replaced } from "./stamp.ts";
import { placementOf } from "./state.ts";
import type { Severity } from "./vocabulary.ts";

/** Working time a person has for taking over what was given to them, in minutes (content/desk/acceptance); a rule of thumb of ours. */
export const acceptWorkingMinutes: number = builtIn.workingMinutes;

type AcceptContext = DecisionContext & Pick<DeskContext, "standsFor">;

const after = (from: Instant, minutes: number): Instant => new Date(Date.parse(from) + minutes * 60_000).toISOString();

/** Until when whoever it is given to has to take over: as the plan of its level says, else within the usual working time. */
function acceptBy(severity: Severity, context: DeskContext): Instant {
  const within = (context.levelPlans ?? defaultLevelPlans)[severity].items.find((item) => item.kind === "takeOver")?.within;
  if (within) return after(context.now, within);
  return context.acceptBy?.[severity] ?? after(context.now, acceptWorkingMinutes);
}

/**
 * How a placement begins: what one takes oneself is accepted, and so is what comes back to whoever answered for it all along;
 * anybody else has to take over by a time. `responsible`: who answers for it now.
 */
export function acceptanceAtStart(
  { assigneeId, severity, responsible }: { assigneeId: string | null; severity: Severity; responsible: string | null },
  context: DeskContext,
): Pick<Placement, "accepted" | "acceptBy"> {
  if (assigneeId === null) return {};
  const own = context.actor.type === "person" && context.actor.id === assigneeId;
  if (own || assigneeId === responsible) return { accepted: { ...newStamp(context), way: own ? "oneself" : "kept" } };
  return { accepted: null, acceptBy: acceptBy(severity, context) };
}

function accepted(
  complaint: Complaint,
  placement: Placement,
  way: Acceptance["way"],
  context: DecisionContext,
): { complaint: Complaint; event: ComplaintEvent } {
  const record: Acceptance = { ...newStamp(context), way };
  const placements = replaced(complaint.placements, placement.id, (p) => ({ ...p, accepted: record }));
  const data = { placementId: placement.id, personId: placement.assigneeId, fromPersonId: responsibleOf(complaint), way };
  return { complaint: { ...complaint, placements }, event: event("complaint.accepted", data) };
}

/** Is it this person who is waited for, or somebody they stand in for? In whose name it is accepted, that one answers for it. */
const awaitsActor = (complaint: Complaint, context: AcceptContext) => {
  const placement = awaitedOf(complaint);
  return placement && actsAs(context).includes(placement.assigneeId) ? placement : null;
};

/** 'I take over': from now on the person it was given to answers for it. */
export function decideAccept(complaint: Complaint, _: unknown, context: DeskContext): Decision {
  const placement = awaitsActor(complaint, context);
  if (!placement) return refusal(awaitedOf(complaint) ? "notGivenToYou" : placementOf(complaint).assigneeId === null ? "nobodyHasIt" : "alreadyAccepted");
  const next = accepted(complaint, placement, "said", context);
  return changed(next.complaint, {}, next.event);
}

/** Commands that do not say 'I take over': they pass it on, send it back, or undo. */
const notTaking: ReadonlySet<CommandName> = new Set(["accept", "assign", "handOver", "returnBack", "transfer", "withdrawRecord", "takeErrand", "endErrand"]);

/** Whoever begins to work on what was given to them has taken over; the decision of a command with that added. */
export function acceptedByCommand(name: CommandName, decision: Decision, context: DeskContext): Decision {
  if (!decision.ok || decision.events.length === 0 || notTaking.has(name)) return decision;
  const next = acceptedByActing(decision.complaint, context);
  // In front: what the command itself made stays the last word.
  return next ? { ok: true, complaint: next.complaint, events: [next.event, ...decision.events] } : decision;
}

/** The same where somebody spoke to the customer (message, letter, call); null when nobody waited for this person. */
export function acceptedByActing(complaint: Complaint, context: AcceptContext): { complaint: Complaint; event: ComplaintEvent } | null {
  const placement = awaitsActor(complaint, context);
  return placement && accepted(complaint, placement, "acted", context);
}

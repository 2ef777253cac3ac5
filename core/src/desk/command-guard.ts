import type { Refusal } from "../shared/refusal.ts";
import { handles } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { CommandName } from "./contract-commands.ts";
import { voiceRefusal } from "./crisis-state.ts";
import type { DeskContext } from "./decision.ts";
import { responsibleOf } from "./responsible.ts";
import { closureOf, isClosed, placementOf } from "./state.ts";

/** What the customer does alone, on the tracking page. */
const byCustomer: ReadonlySet<CommandName> = new Set(["answerOption", "confirmAgreement", "noteWithdrawal", "endWait", "endSnooze"]);
/** Winning the customer back, which begins when it is closed. */
const afterClosing = ["addGesture", "askGesture", "decideGesture", "giveGesture", "noteComeBack", "setServiceLevel"] as const satisfies readonly CommandName[];
/** What can still be done when it is closed. */
const whileClosed: ReadonlySet<CommandName> = new Set([
  "reopen",
  "rework",
  "restrictCrisis",
  "recordFollowUp",
  ...afterClosing,
  "link",
  "setTags",
  "withdrawRecord",
]);
/** What would go on with a complaint of its own, which a merged one is not. */
const notMerged: ReadonlySet<CommandName> = new Set(["reopen", "rework", "recordFollowUp"]);
/** What makes sense only then. */
const onlyClosed: ReadonlySet<CommandName> = new Set(["reopen", "recordFollowUp", ...afterClosing]);
/** What the person complained about may still do: pass it on. */
const passingOn: ReadonlySet<CommandName> = new Set(["assign", "handOver", "returnBack", "transfer", "escalate"]);

/** What whoever was asked does, though they need not work the complaint nor see it: the decision asks who they are. */
const byAsked: ReadonlySet<CommandName> = new Set(["takeErrand", "endErrand"]);

/** What the customer gets to read at once. */
const speaking: ReadonlySet<CommandName> = new Set(["giveFinalAnswer", "offerOption", "acknowledge"]);

/** Who acts, as far as the guard asks; abilities are found with the same questions. */
export type Acting = Pick<DeskContext, "actor" | "role" | "standsFor">;

/** The person acting, and whom they stand in for. */
export function actsAs({ actor, standsFor }: Pick<Acting, "actor" | "standsFor">): readonly string[] {
  return actor.type === "person" ? [actor.id, ...(standsFor ?? [])] : [];
}

/** May this person work on this complaint at all? An agent on what is theirs (or of whom they stand in for), nobody's or still theirs to answer for, a superior on everything they see. */
export function actorRefusal(complaint: Complaint, acting: Acting): Refusal | null {
  const { actor, role } = acting;
  if (actor.type !== "person") return null;
  if (role === null || !handles(role)) return { code: "notPermitted" };
  const { assigneeId } = placementOf(complaint);
  if (role !== "agent" || assigneeId === null || actsAs(acting).includes(assigneeId)) return null;
  // Until the next one has taken over it is still theirs who answers for it.
  return actsAs(acting).includes(responsibleOf(complaint) ?? "") ? null : { code: "notYours" };
}

/** Is the person acting the one complained about, and not put in charge all the same by a superior? */
export function actsForOneself(complaint: Complaint, { actor }: Acting): boolean {
  if (actor.type !== "person" || actor.id !== complaint.intake.respondent.personId) return false;
  const placement = placementOf(complaint);
  return !(placement.conflictOverridden && placement.assigneeId === actor.id);
}

/** Why a command cannot be done by this person on this complaint now, before its content is looked at. */
export function guardRefusal(name: CommandName, complaint: Complaint, acting: Acting): Refusal | null {
  const asked = byAsked.has(name) && acting.actor.type === "person";
  const no = asked ? null : actorRefusal(complaint, acting);
  if (no) return no;
  if (acting.actor.type === "customer" && !byCustomer.has(name)) return { code: "notPermitted" };
  if (!asked && actsForOneself(complaint, acting) && !passingOn.has(name)) return { code: "respondentMustNotHandle" };
  if (isClosed(complaint) && closureOf(complaint)?.mergeId && notMerged.has(name)) return { code: "undoByUnmerge" };
  if (isClosed(complaint)) return whileClosed.has(name) ? null : { code: "complaintClosed" };
  if (onlyClosed.has(name)) return { code: "complaintOpen" };
  return speaking.has(name) ? voiceRefusal(complaint, acting) : null;
}

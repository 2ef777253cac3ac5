import { standing } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { handles, isSuperior } from "../shared/role.ts";
import { acceptanceAtStart, decideAccept } from "./acceptance.ts";
import type { Complaint, Placement } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { dutiesOfLeft, passDuties } from "./duty.ts";
import { awaitedOf, responsibleOf } from "./responsible.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { placementOf, severityOf } from "./state.ts";

/** Why this person cannot be given a complaint: unknown, gone, or of a role that does not work complaints. */
export function personRefusal(personId: string, context: DeskContext, field: string): Refusal | null {
  const person = context.people[personId];
  if (!person) return { code: "unknownPerson", field };
  if (person.left) return { code: "personLeft", field };
  return handles(person.role) ? null : { code: "roleCannotHandle", field };
}

/** The person complained about must not handle the complaint (avoidance rule, 回避). */
export function conflictRefusal(personId: string | null, respondentId: string | null, field: string): Refusal | null {
  return personId !== null && personId === respondentId ? { code: "respondentMustNotHandle", field } : null;
}

type Target = { readonly teamId: string; readonly assigneeId: string | null };

function targetRefusal(target: Target, context: DeskContext): Refusal | null {
  if (!context.teamIds.includes(target.teamId)) return { code: "unknownTeam", field: "teamId" };
  return target.assigneeId === null ? null : personRefusal(target.assigneeId, context, "assigneeId");
}

/** The placement, and with it to whoever takes the complaint what those who left still owe in it. */
function placed(complaint: Complaint, where: Placement, context: DeskContext, more: Readonly<Record<string, unknown>> = {}): Decision {
  const { assigneeId } = where;
  const placement: Placement = {
    ...where,
    ...acceptanceAtStart({ assigneeId, severity: severityOf(complaint), responsible: responsibleOf(complaint) }, context),
  };
  const types = {
    assignment: "complaint.assigned",
    handover: "complaint.handedOver",
    return: "complaint.returned",
    transfer: "complaint.transferred",
  } as const;
  const from = placementOf(complaint);
  const passing = { from: dutiesOfLeft(complaint, context), to: placement.assigneeId, placementId: placement.id };
  const duties = passing.to === null ? null : passDuties(complaint, { ...passing, to: passing.to }, context);
  return changed(
    complaint,
    { ...duties?.patch, placements: [...complaint.placements, placement] },
    event(types[placement.kind], {
      recordId: placement.id,
      teamId: placement.teamId,
      assigneeId: placement.assigneeId,
      fromTeamId: from.teamId,
      fromAssigneeId: from.assigneeId,
      ...(placement.conflictOverridden ? { conflictOverridden: true } : {}),
      ...(placement.accepted === null ? { awaited: true } : {}),
      ...more,
    }),
    ...(duties?.events ?? []),
  );
}

const sameTarget = (a: Target, b: Target) => a.teamId === b.teamId && a.assigneeId === b.assigneeId;
const actorId = (context: DeskContext) => (context.actor.type === "person" ? context.actor.id : null);
const mayMove = (context: DeskContext) => context.actor.type === "system" || (context.role !== null && isSuperior(context.role));

/**
 * Gives it to a team or a person. An agent takes what nobody has or gives away what is theirs (see command-guard.ts), the latter
 * with a note: a hand-over without a word loses what was learned. A superior moves anything.
 */
export function decideAssign(complaint: Complaint, command: Command<"assign">, context: DeskContext): Decision {
  const from = placementOf(complaint);
  if (sameTarget(from, command)) {
    const takes = command.assigneeId !== null && command.assigneeId === actorId(context) && awaitedOf(complaint) !== null;
    return takes ? decideAccept(complaint, {}, context) : unchanged(complaint);
  }
  const no = targetRefusal(command, context) ?? conflictRefusal(command.assigneeId, complaint.intake.respondent.personId, "assigneeId");
  if (no) return { ok: false, refusal: no };
  if (!mayMove(context) && from.assigneeId !== null && command.note === "") return refusal("noteMissing", { field: "note" });
  const { teamId, assigneeId, note, reason } = command;
  return placed(complaint, { ...newStamp(context, reason), kind: "assignment", teamId, assigneeId, note }, context);
}

/** To a colleague, with what they must know. The case moves to an agent's team; a superior takes it where it is. */
export function decideHandOver(complaint: Complaint, command: Command<"handOver">, context: DeskContext): Decision {
  const from = placementOf(complaint);
  if (from.assigneeId === command.assigneeId) return refusal("alreadyThere", { field: "assigneeId" });
  const no =
    personRefusal(command.assigneeId, context, "assigneeId") ?? conflictRefusal(command.assigneeId, complaint.intake.respondent.personId, "assigneeId");
  if (no) return { ok: false, refusal: no };
  const person = context.people[command.assigneeId];
  const teamId = person?.role === "agent" ? person.teamId : from.teamId;
  return placed(complaint, { ...newStamp(context), kind: "handover", teamId, assigneeId: command.assigneeId, note: command.note }, context);
}

/**
 * Back to where it came from, with the reason; to that team when the person has left or is the one complained about. Whoever has
 * not taken over declines by it: then it goes back to who still answers for it.
 */
export function decideReturnBack(complaint: Complaint, command: Command<"returnBack">, context: DeskContext): Decision {
  const from = placementOf(complaint);
  const free = (id: string | null): id is string =>
    id !== null && !personRefusal(id, context, "") && !conflictRefusal(id, complaint.intake.respondent.personId, "");
  const awaited = awaitedOf(complaint);
  const keeps = responsibleOf(complaint);
  if (awaited && free(keeps)) {
    const person = context.people[keeps];
    const last = standing(complaint.placements).findLast((p) => p.assigneeId === keeps)?.teamId;
    const teamId = [last, person?.role === "agent" ? person.teamId : undefined].find((id) => id !== undefined && context.teamIds.includes(id)) ?? from.teamId;
    const back = { ...newStamp(context, command.reason), kind: "return" as const, teamId, assigneeId: keeps, note: "" };
    return placed(complaint, back, context, { declinedById: awaited.assigneeId });
  }
  const before = standing(complaint.placements).findLast((p) => !sameTarget(p, from));
  if (!before) {
    if (from.assigneeId === null) return refusal("nothingToReturn");
    return placed(complaint, { ...newStamp(context, command.reason), kind: "return", teamId: from.teamId, assigneeId: null, note: "" }, context);
  }
  if (!context.teamIds.includes(before.teamId)) return refusal("unknownTeam");
  const target = { teamId: before.teamId, assigneeId: free(before.assigneeId) ? before.assigneeId : null };
  if (sameTarget(target, from)) return refusal("nothingToReturn");
  return placed(complaint, { ...newStamp(context, command.reason), kind: "return", ...target, note: "" }, context);
}

/**
 * To another team. Never to the person complained about; where a shop is too small for that, a superior overrides it with a
 * reason, which stays on record. A supervisor does not override it for oneself, a manager may: there is nobody above.
 */
export function decideTransfer(complaint: Complaint, command: Command<"transfer">, context: DeskContext): Decision {
  const from = placementOf(complaint);
  if (sameTarget(from, command)) return refusal("alreadyThere", { field: "teamId" });
  const no = targetRefusal(command, context);
  if (no) return { ok: false, refusal: no };
  const conflict = conflictRefusal(command.assigneeId, complaint.intake.respondent.personId, "assigneeId");
  if (conflict) {
    if (!command.overrideConflict) return { ok: false, refusal: conflict };
    const forOneself = command.assigneeId === actorId(context) && context.role !== "manager";
    if (context.role === null || !isSuperior(context.role) || forOneself) return refusal("overrideNeedsSuperior", { field: "overrideConflict" });
    if (command.reason === "") return refusal("reasonMissing", { field: "reason" });
  }
  const { teamId, assigneeId, note, reason } = command;
  const overridden = conflict ? { conflictOverridden: true as const } : {};
  return placed(complaint, { ...newStamp(context, reason), kind: "transfer", teamId, assigneeId, note, ...overridden }, context);
}

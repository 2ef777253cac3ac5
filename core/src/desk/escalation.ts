import { refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { conflictRefusal } from "./placement.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

/** Brings a superior in, with the reason. The complaint stays where it is: who handles it goes on handling it. */
export function decideEscalate(complaint: Complaint, command: Command<"escalate">, context: DeskContext): Decision {
  const { toPersonId, reason } = command;
  const person = context.people[toPersonId];
  if (!person) return refusal("unknownPerson", { field: "toPersonId" });
  if (person.left) return refusal("personLeft", { field: "toPersonId" });
  const oneself = context.actor.type === "person" && context.actor.id === toPersonId;
  // A supervisor's superior is a manager; a manager asks another manager.
  const above = isSuperior(person.role) && (context.role === "agent" || context.role === null || person.role === "manager");
  if (oneself || !above) return refusal("notASuperior", { field: "toPersonId" });
  const conflict = conflictRefusal(toPersonId, complaint.intake.respondent.personId, "toPersonId");
  if (conflict) return { ok: false, refusal: conflict };
  const record = { ...newStamp(context, reason), toPersonId, settled: null };
  return changed(complaint, { escalations: [...complaint.escalations, record] }, event("complaint.escalated", { recordId: record.id, toPersonId }));
}

/** Only a superior says that an escalation is dealt with. */
export function decideSettleEscalation(complaint: Complaint, command: Command<"settleEscalation">, context: DeskContext): Decision {
  const found = standingRecord(complaint.escalations, command.recordId);
  if (!found.ok) return found;
  if (found.record.settled) return refusal("alreadyDone");
  if (context.role === null || !isSuperior(context.role)) return refusal("superiorNeeded");
  const settled = newStamp(context, command.note);
  const escalations = replaced(complaint.escalations, found.record.id, (e) => ({ ...e, settled }));
  return changed(complaint, { escalations }, event("complaint.escalationSettled", { recordId: settled.id, escalationId: found.record.id }));
}

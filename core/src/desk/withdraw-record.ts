import type { Stamp } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { conflictRefusal, personRefusal } from "./placement.ts";
import { changed, event } from "./stamp.ts";
import { isClosed, placementOf } from "./state.ts";
import { findNested } from "./undo-nested.ts";
import { findListed, isRise } from "./undo-rules.ts";

/** What the customer did is the customer's; what a colleague did, a superior may undo. */
function actorRefusal(what: string, record: Stamp, context: DeskContext): Refusal | null {
  if (record.by.type === "customer") return context.actor.type === "customer" ? null : { code: "customerDidThis" };
  if (isRise(what, record)) return null;
  if (context.actor.type === "system" || (context.role !== null && isSuperior(context.role))) return null;
  const own = record.by.type === "person" && context.actor.type === "person" && record.by.id === context.actor.id;
  return own ? null : { code: "notYourRecord" };
}

/** Undoing a placement gives it back to whom it lay with before, who must still be there and not be complained about. */
function placementRefusal(complaint: Complaint, context: DeskContext): Refusal | null {
  const { teamId, assigneeId, conflictOverridden } = placementOf(complaint);
  if (!context.teamIds.includes(teamId)) return { code: "unknownTeam" };
  if (assigneeId === null) return null;
  const person = personRefusal(assigneeId, context, "");
  if (person) return { code: person.code };
  return conflictOverridden ? null : conflictRefusal(assigneeId, complaint.intake.respondent.personId, "") && { code: "respondentMustNotHandle" };
}

/** Undoes one record, where the world allows it: not what the customer saw, answered or confirmed, nor what later records rest on. */
export function decideWithdrawRecord(complaint: Complaint, command: Command<"withdrawRecord">, context: DeskContext): Decision {
  const found = findListed(complaint, command.recordId, context.now) ?? findNested(complaint, command.recordId);
  if (!found) return refusal("recordNotFound");
  const { record } = found;
  if (record.withdrawn) return refusal("recordWithdrawn");
  const no = actorRefusal(found.what, record, context);
  if (no) return { ok: false, refusal: no };
  if (isRise(found.what, record) && context.actor.type === "person" && command.reason === "") return refusal("reasonMissing", { field: "reason" });
  if (isClosed(complaint) && !found.whileClosed) return refusal("complaintClosed");
  if (found.no) return refusal(found.no);
  const patch = found.undo({ at: context.now, by: context.actor, ...(command.reason ? { reason: command.reason } : {}) });
  if (found.what === "placements") {
    const back = placementRefusal({ ...complaint, ...patch }, context);
    if (back) return { ok: false, refusal: back };
  }
  return changed(complaint, patch, event("complaint.recordWithdrawn", { recordId: record.id, what: found.what, madeAt: record.at, madeBy: record.by }));
}

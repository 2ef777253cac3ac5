import { latest } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import type { Suspension } from "./pressing-records.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { isClosed } from "./state.ts";

/** The suspension that goes on; closing ends it. */
export function openSuspension(complaint: Complaint): Suspension | undefined {
  const suspension = latest(complaint.suspensions);
  return suspension && !suspension.ended && !isClosed(complaint) ? suspension : undefined;
}

/**
 * A superior lets a complaint rest because something outside decides first (a court, an expert's report, a recall), with a day on
 * which it is looked at again and the reason as the customer reads it. Which clocks it stops, the packs say; a legal one only
 * where its pack names suspension.
 */
export function decideSuspend(complaint: Complaint, command: Command<"suspend">, context: DeskContext): Decision {
  const { reviewAt, told, reason } = command;
  if (context.role === null || !isSuperior(context.role)) return refusal("superiorNeeded");
  if (openSuspension(complaint)) return refusal("alreadySuspended");
  if (reviewAt <= context.now) return refusal("dueInPast", { field: "reviewAt" });
  const suspension: Suspension = { ...newStamp(context, reason), reviewAt, told, ended: null };
  return changed(complaint, { suspensions: [...complaint.suspensions, suspension] }, event("complaint.suspended", { recordId: suspension.id, reviewAt }));
}

/** It goes on again; whoever handles it may say so. */
export function decideEndSuspension(complaint: Complaint, command: Command<"endSuspension">, context: DeskContext): Decision {
  const found = standingRecord(complaint.suspensions, command.recordId);
  if (!found.ok) return found;
  if (openSuspension(complaint)?.id !== found.record.id) return refusal("alreadyDone");
  const ended = newStamp(context, command.note);
  const suspensions = replaced(complaint.suspensions, found.record.id, (s) => ({ ...s, ended }));
  return changed(complaint, { suspensions }, event("complaint.suspensionEnded", { recordId: ended.id, suspensionId: found.record.id }));
}

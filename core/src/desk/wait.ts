import { refusal } from "../shared/refusal.ts";
import type { Complaint, Wait } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { openWait } from "./state.ts";

/** Waiting for the customer, looked at again on a day to come. A new wait takes the place of one that goes on. */
export function decideWait(complaint: Complaint, command: Command<"wait">, context: DeskContext): Decision {
  if (command.reviewAt <= context.now) return refusal("dueInPast", { field: "reviewAt" });
  const wait: Wait = { ...newStamp(context, command.reason), reviewAt: command.reviewAt, ended: null };
  return changed(complaint, { waits: [...complaint.waits, wait] }, event("complaint.waitStarted", { recordId: wait.id, reviewAt: wait.reviewAt }));
}

export function decideEndWait(complaint: Complaint, command: Command<"endWait">, context: DeskContext): Decision {
  const found = standingRecord(complaint.waits, command.recordId);
  if (!found.ok) return found;
  if (openWait(complaint)?.id !== found.record.id) return refusal("alreadyDone");
  const ended = newStamp(context, command.note);
  const waits = replaced(complaint.waits, found.record.id, (w) => ({ ...w, ended }));
  return changed(complaint, { waits }, event("complaint.waitEnded", { recordId: ended.id, waitId: found.record.id }));
}

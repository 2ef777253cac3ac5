import { latest } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DecisionContext, DeskContext } from "./decision.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";
import { closureOf, isClosed } from "./state.ts";

/** Whoever says after closing that it is not good has it open again, with what they said as the reason. */
export function decideReopenDissatisfied(complaint: Complaint, context: DecisionContext): Decision {
  const followUp = latest(closureOf(complaint)?.followUps ?? []);
  const unhappy = followUp?.satisfaction === "dissatisfied" || followUp?.satisfaction === "veryDissatisfied";
  if (!unhappy || closureOf(complaint)?.mergeId) return unchanged(complaint);
  const record = newStamp(context, followUp.note);
  return changed(complaint, { reopenings: [...complaint.reopenings, record] }, event("complaint.reopened", { recordId: record.id, because: "followUp" }));
}

export function decideReopen(complaint: Complaint, command: Command<"reopen">, context: DeskContext): Decision {
  if (!isClosed(complaint)) return refusal("complaintOpen");
  const record = newStamp(context, command.reason);
  return changed(complaint, { reopenings: [...complaint.reopenings, record] }, event("complaint.reopened", { recordId: record.id }));
}

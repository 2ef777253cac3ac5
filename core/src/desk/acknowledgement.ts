import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";

/** The customer was told that it arrived, with this text; once. */
export function decideAcknowledge(complaint: Complaint, command: Command<"acknowledge">, context: DeskContext): Decision {
  if (complaint.acknowledgement) return refusal("alreadyDone");
  const acknowledgement = { ...newStamp(context), text: command.text };
  return changed(complaint, { acknowledgement }, event("complaint.acknowledged", { recordId: acknowledgement.id }));
}

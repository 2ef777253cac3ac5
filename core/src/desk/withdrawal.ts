import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";
import { withdrawalOf } from "./state.ts";

/** The customer withdraws the complaint; it stays open until somebody closes it with what was learned. */
export function decideNoteWithdrawal(complaint: Complaint, command: Command<"noteWithdrawal">, context: DeskContext): Decision {
  if (withdrawalOf(complaint)) return refusal("alreadyDone");
  const record = { ...newStamp(context), text: command.text };
  return changed(complaint, { withdrawals: [...complaint.withdrawals, record] }, event("complaint.withdrawalNoted", { recordId: record.id }));
}

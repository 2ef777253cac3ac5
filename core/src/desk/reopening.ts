import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";
import { isClosed } from "./state.ts";

export function decideReopen(complaint: Complaint, command: Command<"reopen">, context: DeskContext): Decision {
  if (!isClosed(complaint)) return refusal("complaintOpen");
  const record = newStamp(context, command.reason);
  return changed(complaint, { reopenings: [...complaint.reopenings, record] }, event("complaint.reopened", { recordId: record.id }));
}

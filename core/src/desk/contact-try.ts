import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";

export function decideTryContact(complaint: Complaint, command: Command<"tryContact">, context: DeskContext): Decision {
  const record = { ...newStamp(context), way: command.way, reached: command.reached, note: command.note };
  return changed(
    complaint,
    { contactTries: [...complaint.contactTries, record] },
    event("complaint.contactTried", { recordId: record.id, way: command.way, reached: command.reached }),
  );
}

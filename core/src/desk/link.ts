import { standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, unchanged } from "./stamp.ts";

/** Ties it to another complaint of the company: the same again, the same person again, or one of many about one thing. */
export function decideLink(complaint: Complaint, command: Command<"link">, context: DeskContext): Decision {
  const { kind, complaintId } = command;
  if (complaintId === complaint.id) return refusal("linkToItself", { field: "complaintId" });
  const number = context.complaints[complaintId];
  if (number === undefined) return refusal("unknownComplaint", { field: "complaintId" });
  if (standing(complaint.links).some((l) => l.complaintId === complaintId && l.kind === kind)) return unchanged(complaint);
  const record = { ...newStamp(context), kind, complaintId, number };
  return changed(complaint, { links: [...complaint.links, record] }, event("complaint.linked", { recordId: record.id, kind, complaintId, number }));
}

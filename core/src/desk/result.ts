import { latest, type Stamp } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";

/** The result told to the customer; what was told before a reopening no longer counts. */
export function resultOf(complaint: Complaint): Stamp | null {
  const result = complaint.resultReported;
  const reopening = latest(complaint.reopenings);
  return result && (!reopening || reopening.at < result.at) ? result : null;
}

export function decideReportResult(complaint: Complaint, command: Command<"reportResult">, context: DeskContext): Decision {
  if (resultOf(complaint)) return refusal("alreadyDone");
  const resultReported = newStamp(context, command.note);
  return changed(complaint, { resultReported }, event("complaint.resultReported", { recordId: resultReported.id }));
}

import { latest, standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import type { Rework } from "./pressing-records.ts";
import { resultOf } from "./result.ts";
import { changed, event, newStamp } from "./stamp.ts";
import { isClosed } from "./state.ts";

export const reworkCount = (complaint: Complaint): number => standing(complaint.reworks).length;

/** The rework that is still owed: nothing has been reported to the customer since, and the complaint is open. */
export function openRework(complaint: Complaint): Rework | undefined {
  const rework = latest(complaint.reworks);
  if (!rework || isClosed(complaint)) return undefined;
  const result = resultOf(complaint);
  const closure = latest(complaint.closures);
  return (result && result.at >= rework.at) || (closure && closure.at > rework.at) ? undefined : rework;
}

/**
 * Sends a result back that was reported or with which the complaint was closed, with what is missing. A closed complaint is
 * open again, so what its closing rested on is spent; of an open one the report of the result no longer counts.
 */
export function decideRework(complaint: Complaint, command: Command<"rework">, context: DeskContext): Decision {
  if (context.role === null || !isSuperior(context.role)) return refusal("superiorNeeded");
  const closed = isClosed(complaint);
  const result = resultOf(complaint);
  if (!closed && !result) return refusal("nothingToRework");
  const reopening = closed ? newStamp(context, command.missing) : null;
  const rework: Rework = { ...newStamp(context, command.missing), result: closed ? null : result, reopeningId: reopening?.id ?? null };
  return changed(
    complaint,
    {
      reworks: [...complaint.reworks, rework],
      ...(reopening ? { reopenings: [...complaint.reopenings, reopening] } : { resultReported: null }),
    },
    event("complaint.reworked", { recordId: rework.id, closed, count: reworkCount(complaint) + 1 }),
  );
}

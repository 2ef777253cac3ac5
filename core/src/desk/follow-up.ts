import { refusal } from "../shared/refusal.ts";
import type { Complaint, FollowUp } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { defaultFollowUpPlan, nextTryAt } from "./follow-up-plan.ts";
import { changed, event, newStamp, replaced } from "./stamp.ts";
import { closureOf } from "./state.ts";

/** The contact some time after closing: how satisfied they are now, and whether there is to be another one. */
export function decideRecordFollowUp(complaint: Complaint, command: Command<"recordFollowUp">, context: DeskContext): Decision {
  const closure = closureOf(complaint);
  if (!closure) return refusal("complaintOpen");
  if (command.nextAt !== null && command.nextAt <= context.now) return refusal("dueInPast", { field: "nextAt" });
  const { satisfaction, note, way } = command;
  const plan = context.followUpPlan ?? defaultFollowUpPlan;
  // Who was not reached is tried again by plan, unless somebody set another time.
  const nextAt = command.nextAt ?? (satisfaction === "notReached" ? nextTryAt(closure, context.now, plan) : null);
  const record: FollowUp = { ...newStamp(context), satisfaction, note, nextAt, ...(way ? { way } : {}) };
  const closures = replaced(complaint.closures, closure.id, (c) => ({ ...c, followUps: [...c.followUps, record] }));
  return changed(complaint, { closures }, event("complaint.followedUp", { recordId: record.id, satisfaction, nextAt }));
}

import { refusal } from "../shared/refusal.ts";
import type { Complaint, Step } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

/** Was the customer told of the latest change? A step that never changed needs no telling. */
export function isChangeTold(step: Step): boolean {
  return step.changes.findLast((c) => !c.withdrawn)?.customerTold ?? true;
}

export function decideAddStep(complaint: Complaint, command: Command<"addStep">, context: DeskContext): Decision {
  const owner = context.people[command.ownerId];
  if (!owner) return refusal("unknownPerson", { field: "ownerId" });
  if (owner.left) return refusal("personLeft", { field: "ownerId" });
  if (command.dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const step: Step = { ...newStamp(context), text: command.text, ownerId: command.ownerId, dueAt: command.dueAt, done: null, changes: [] };
  return changed(
    complaint,
    { steps: [...complaint.steps, step] },
    event("complaint.stepAdded", { recordId: step.id, ownerId: step.ownerId, dueAt: step.dueAt }),
  );
}

/** Moves a step. Sent again with the same time and `customerTold`, it notes that the customer has now been told. */
export function decideChangeStep(complaint: Complaint, command: Command<"changeStep">, context: DeskContext): Decision {
  const found = standingRecord(complaint.steps, command.recordId);
  if (!found.ok) return found;
  const { record: step } = found;
  if (step.done) return refusal("alreadyDone");
  const moved = command.dueAt !== step.dueAt;
  if (!moved && (isChangeTold(step) || !command.customerTold)) return refusal("nothingChanged", { field: "dueAt" });
  if (moved && command.dueAt <= context.now) return refusal("dueInPast", { field: "dueAt" });
  const change = { ...newStamp(context, command.reason), fromDueAt: step.dueAt, toDueAt: command.dueAt, customerTold: command.customerTold };
  const steps = replaced(complaint.steps, step.id, (s) => ({ ...s, dueAt: command.dueAt, changes: [...s.changes, change] }));
  return changed(
    complaint,
    { steps },
    event("complaint.stepChanged", { recordId: change.id, stepId: step.id, fromDueAt: step.dueAt, toDueAt: command.dueAt, customerTold: command.customerTold }),
  );
}

export function decideFinishStep(complaint: Complaint, command: Command<"finishStep">, context: DeskContext): Decision {
  const found = standingRecord(complaint.steps, command.recordId);
  if (!found.ok) return found;
  if (found.record.done) return refusal("alreadyDone");
  const done = newStamp(context, command.note);
  const steps = replaced(complaint.steps, found.record.id, (s) => ({ ...s, done }));
  return changed(complaint, { steps }, event("complaint.stepFinished", { recordId: done.id, stepId: found.record.id }));
}

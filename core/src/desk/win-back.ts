import { standing } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { ComeBack, ServiceLevelRecord } from "./after-record.ts";
import { decideApproval, decideRequestApproval } from "./approval.ts";
import { approvalGap } from "./approval-gap.ts";
import type { Complaint, Option } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import { isRoutineStopped } from "./crisis-state.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { decideAddOption } from "./option.ts";
import { changed, event, newStamp, replaced, unchanged } from "./stamp.ts";

/** What was offered to win the customer back: options of their own, under the same authority as all that is granted. */
export const gesturesOf = (complaint: Complaint): Option[] => standing(complaint.options).filter((option) => option.winBack);
/** What is to solve the complaint itself. */
export const solvingOptions = (complaint: Complaint): Option[] => standing(complaint.options).filter((option) => !option.winBack);

function gesture(complaint: Complaint, id: string): Option | undefined {
  return gesturesOf(complaint).find((option) => option.id === id);
}

/** A gesture after closing. It comforts and invites; it stands still while a crisis of the customer runs. */
export function decideAddGesture(complaint: Complaint, command: Command<"addGesture">, context: DeskContext): Decision {
  if (isRoutineStopped(complaint, { customerInCrisis: context.customerInCrisis ?? false })) return refusal("routineStopped");
  const added = decideAddOption(complaint, { ...command, kind: "goodwillGesture", time: "", gain: "" }, context);
  if (!added.ok) return added;
  const option = added.complaint.options.at(-1);
  if (!option) return added;
  const options = replaced(added.complaint.options, option.id, (each) => ({ ...each, winBack: true as const, given: null }));
  return changed(complaint, { options }, event("complaint.gestureAdded", { optionId: option.id, approvalNeeded: approvalGap(option) !== null }));
}

export function decideAskGesture(complaint: Complaint, command: Command<"askGesture">, context: DeskContext): Decision {
  return gesture(complaint, command.recordId) ? decideRequestApproval(complaint, command, context) : refusal("recordNotFound");
}

export function decideGesture(complaint: Complaint, command: Command<"decideGesture">, context: DeskContext): Decision {
  return gesture(complaint, command.recordId) ? decideApproval(complaint, command, context) : refusal("recordNotFound");
}

/** It was given: from now on it stands in the ledger. Not before whoever has to has approved it, and not in a crisis. */
export function decideGiveGesture(complaint: Complaint, command: Command<"giveGesture">, context: DeskContext): Decision {
  const option = gesture(complaint, command.recordId);
  if (!option) return refusal("recordNotFound");
  if (option.given) return refusal("alreadyDone");
  const gap = approvalGap(option);
  if (gap) return refusal(gap);
  if (isRoutineStopped(complaint, { customerInCrisis: context.customerInCrisis ?? false })) return refusal("routineStopped");
  const given = newStamp(context, command.note);
  const options = replaced(complaint.options, option.id, (each) => ({ ...each, given }));
  return changed(complaint, { options }, event("complaint.gestureGiven", { optionId: option.id }));
}

/** The customer came again; told by a colleague, an import or another system. */
export function decideNoteComeBack(complaint: Complaint, command: Command<"noteComeBack">, context: DeskContext): Decision {
  if (command.cameAt > context.now) return refusal("factInFuture", { field: "cameAt" });
  if (complaint.comeBacks.some((each) => each.cameAt === command.cameAt && each.source === command.source)) return unchanged(complaint);
  const comeBack: ComeBack = { ...newStamp(context, command.note), cameAt: command.cameAt, source: command.source };
  return changed(
    complaint,
    { comeBacks: [...complaint.comeBacks, comeBack] },
    event("complaint.cameBack", { cameAt: comeBack.cameAt, source: comeBack.source }),
  );
}

/** Which level was reached, in the end; said again, the last one counts. */
export function decideSetServiceLevel(complaint: Complaint, command: Command<"setServiceLevel">, context: DeskContext): Decision {
  if (complaint.serviceLevels.at(-1)?.level === command.level) return unchanged(complaint);
  const record: ServiceLevelRecord = { ...newStamp(context, command.note), level: command.level };
  return changed(complaint, { serviceLevels: [...complaint.serviceLevels, record] }, event("complaint.serviceLevelSet", { level: command.level }));
}

import { refusal } from "../shared/refusal.ts";
import { approvalGap } from "./approval-gap.ts";
import type { Approval, Complaint, Option } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { isCostOpen } from "./grant.ts";
import { approvalNeeded, limitFor } from "./grant-policy.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

/** Compensatory care (补偿性关照) comforts where harm cannot be undone; it never counts as solving. */
export function isGoodwill(option: Pick<Option, "kind">): boolean {
  return option.kind === "goodwillGesture";
}

/**
 * Above the amount limit of whoever proposes it, an option needs a superior's approval before it is offered. A kind that costs
 * comes with an amount, or with the word that it costs nothing: what is left open could not be held against any limit.
 */
export function decideAddOption(complaint: Complaint, command: Command<"addOption">, context: DeskContext): Decision {
  const { kind, text, cost, time, gain } = command;
  const ground = cost && cost.minor > 0 ? (command.ground ?? undefined) : undefined;
  const noCost = command.noCost && cost === null ? (true as const) : undefined;
  if (isCostOpen({ kind, cost, noCost })) return refusal("costMissing", { field: "cost" });
  if (context.grantPolicy?.groundRequired && cost && cost.minor > 0 && !ground) return refusal("groundMissing", { field: "ground" });
  const because = approvalNeeded({ kind, ground, cost }, context);
  const limit = limitFor(context.role, context.authority, context.grantPolicy, { kind, ground });
  const approval: Approval = because === null ? { state: "notNeeded", limit } : { state: "needed", because };
  const option: Option = {
    ...newStamp(context),
    kind,
    text,
    cost,
    ...(noCost ? { noCost } : {}),
    ...(ground ? { ground } : {}),
    time,
    gain,
    approval,
    offered: null,
    answer: null,
  };
  return changed(
    complaint,
    { options: [...complaint.options, option] },
    event("complaint.optionAdded", { recordId: option.id, kind, approvalNeeded: because !== null }),
  );
}

export function decideOfferOption(complaint: Complaint, command: Command<"offerOption">, context: DeskContext): Decision {
  const found = standingRecord(complaint.options, command.recordId);
  if (!found.ok) return found;
  if (found.record.offered) return refusal("alreadyDone");
  const gap = approvalGap(found.record);
  if (gap) return refusal(gap);
  const offered = newStamp(context);
  const options = replaced(complaint.options, found.record.id, (o) => ({ ...o, offered }));
  return changed(complaint, { options }, event("complaint.optionOffered", { recordId: offered.id, optionId: found.record.id }));
}

/** The customer accepts or declines what was offered: on the tracking page, or noted by whoever heard it. */
export function decideAnswerOption(complaint: Complaint, command: Command<"answerOption">, context: DeskContext): Decision {
  const found = standingRecord(complaint.options, command.recordId);
  if (!found.ok) return found;
  // What was not offered does not exist for the customer.
  if (!found.record.offered) return refusal(context.actor.type === "customer" ? "recordNotFound" : "optionNotOffered");
  if (found.record.answer) return refusal("alreadyAnswered");
  const answer = { ...newStamp(context, command.note), accepted: command.accepted };
  const options = replaced(complaint.options, found.record.id, (o) => ({ ...o, answer }));
  return changed(complaint, { options }, event("complaint.optionAnswered", { recordId: answer.id, optionId: found.record.id, accepted: command.accepted }));
}

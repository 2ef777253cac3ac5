import { refusal } from "../shared/refusal.ts";
import { approvalGap } from "./approval-gap.ts";
import { limitOf } from "./authority.ts";
import type { Agreement, Approval, Complaint, Option } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { sumBeyond, sumsOf } from "./grant.ts";
import { exceedsCustomerCap, limitFor, needsSecondPair } from "./grant-policy.ts";
import { isGoodwill } from "./option.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { currentAgreement } from "./state.ts";
import type { ApprovalGround } from "./vocabulary.ts";

/** Why a superior has to look at all that is granted together; null = whoever agrees may. What a superior approved singly is theirs to answer for. */
function agreementGround(options: readonly Option[], context: DeskContext): ApprovalGround | null {
  const { role, authority, grantPolicy, grantedBefore = [] } = context;
  if (sumBeyond(options, (option) => limitFor(role, authority, grantPolicy, option))) return "aboveLimit";
  const unseen = sumsOf(options.filter((option) => option.approval.state !== "approved"));
  if (unseen.some((sum) => needsSecondPair(sum, grantPolicy))) return "secondPair";
  if (role !== "agent") return null;
  return unseen.some((sum) => exceedsCustomerCap(sum, grantedBefore, grantPolicy)) ? "customerCap" : null;
}

/**
 * What was agreed. It rests on at least one option that solves something: a goodwill gesture alone is comfort, no solution.
 * What is granted together beyond the authority of whoever agrees waits for a superior: to record it is to ask.
 */
export function decideAgree(complaint: Complaint, command: Command<"agree">, context: DeskContext): Decision {
  const optionIds = [...new Set(command.optionIds)];
  const options: Option[] = [];
  for (const optionId of optionIds) {
    const found = standingRecord(complaint.options, optionId);
    if (!found.ok) return refusal(found.refusal.code, { field: "optionIds" });
    const gap = approvalGap(found.record) ?? (found.record.answer?.accepted === false ? "optionDeclined" : null);
    if (gap) return refusal(gap, { field: "optionIds" });
    options.push(found.record);
  }
  if (options.every(isGoodwill)) return refusal("onlyGoodwill", { field: "optionIds" });
  const because = agreementGround(options, context);
  const alone = because === null;
  const limit = limitOf(context.role, context.authority);
  const approval: Approval = alone ? { state: "notNeeded", limit } : { state: "asked", asked: newStamp(context, command.note), because };
  const { text, expectedResult } = command;
  const agreement: Agreement = { ...newStamp(context), optionIds, text, expectedResult, approval, confirmation: null };
  const agreements = [...complaint.agreements, agreement];
  return changed(complaint, { agreements }, event("complaint.agreed", { recordId: agreement.id, optionIds, approvalNeeded: !alone }));
}

/** The customer confirms: on the page it is the customer who does it; a message or a call is noted by whoever got it. */
export function decideConfirmAgreement(complaint: Complaint, command: Command<"confirmAgreement">, context: DeskContext): Decision {
  const found = standingRecord(complaint.agreements, command.recordId);
  if (!found.ok) return found;
  const gap = approvalGap(found.record);
  // What waits for a superior does not exist for the customer.
  if (gap) return refusal(context.actor.type === "customer" ? "recordNotFound" : gap);
  if (found.record.id !== currentAgreement(complaint)?.id) return refusal("agreementSuperseded");
  if (found.record.confirmation) return refusal("alreadyDone");
  if ((command.way === "page") !== (context.actor.type === "customer")) return refusal("confirmationWay", { field: "way" });
  const confirmation = { ...newStamp(context, command.note), way: command.way };
  const agreements = replaced(complaint.agreements, found.record.id, (a) => ({ ...a, confirmation }));
  return changed(
    complaint,
    { agreements },
    event("complaint.agreementConfirmed", { recordId: confirmation.id, agreementId: found.record.id, way: command.way }),
  );
}

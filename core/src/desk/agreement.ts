import { refusal } from "../shared/refusal.ts";
import type { Agreement, Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { approvalGap, isGoodwill } from "./option.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { currentAgreement } from "./state.ts";

/** What was agreed. It rests on at least one option that solves something: a goodwill gesture alone is comfort, no solution. */
export function decideAgree(complaint: Complaint, command: Command<"agree">, context: DeskContext): Decision {
  const optionIds = [...new Set(command.optionIds)];
  let solving = false;
  for (const optionId of optionIds) {
    const found = standingRecord(complaint.options, optionId);
    if (!found.ok) return refusal(found.refusal.code, { field: "optionIds" });
    const gap = approvalGap(found.record) ?? (found.record.answer?.accepted === false ? "optionDeclined" : null);
    if (gap) return refusal(gap, { field: "optionIds" });
    solving ||= !isGoodwill(found.record);
  }
  if (!solving) return refusal("onlyGoodwill", { field: "optionIds" });
  const agreement: Agreement = { ...newStamp(context), optionIds, text: command.text, expectedResult: command.expectedResult, confirmation: null };
  return changed(complaint, { agreements: [...complaint.agreements, agreement] }, event("complaint.agreed", { recordId: agreement.id, optionIds }));
}

/** The customer confirms: on the page it is the customer who does it; a message or a call is noted by whoever got it. */
export function decideConfirmAgreement(complaint: Complaint, command: Command<"confirmAgreement">, context: DeskContext): Decision {
  const found = standingRecord(complaint.agreements, command.recordId);
  if (!found.ok) return found;
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

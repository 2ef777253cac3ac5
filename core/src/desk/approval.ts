import { type Refusal, refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import { isWithin, type Limit, limitOf } from "./authority.ts";
import type { Agreement, Approval, Complaint, Option } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { sumBeyond } from "./grant.ts";
import { limitFor } from "./grant-policy.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

function isOneself(record: { readonly by: Option["by"] } | null | undefined, context: DeskContext): boolean {
  return record?.by.type === "person" && context.actor.type === "person" && record.by.id === context.actor.id;
}

/** Asks a superior to approve an option above the own amount limit. */
export function decideRequestApproval(complaint: Complaint, command: Command<"requestApproval">, context: DeskContext): Decision {
  const found = standingRecord(complaint.options, command.recordId);
  if (!found.ok) return found;
  const { approval } = found.record;
  const { state } = approval;
  if (state === "notNeeded") return refusal("approvalNotNeeded");
  if (state === "declined") return refusal("approvalDeclined");
  if (state !== "needed") return refusal("alreadyDone");
  const asked = newStamp(context, command.note);
  const options = replaced(complaint.options, found.record.id, (o) => ({ ...o, approval: { state: "asked" as const, asked, because: approval.because } }));
  return changed(complaint, { options }, event("complaint.approvalRequested", { recordId: asked.id, optionId: found.record.id }));
}

/** Why this person cannot decide an approval: it is none, it was decided, or it is their own. */
function decidingRefusal(record: Option | Agreement, context: DeskContext): Refusal | null {
  const { approval } = record;
  if (!approval || approval.state === "notNeeded") return { code: "approvalNotNeeded" };
  if (approval.state === "approved" || approval.state === "declined") return { code: "alreadyDone" };
  if (context.role === null || !isSuperior(context.role)) return { code: "superiorNeeded" };
  const asked = approval.state === "asked" ? approval.asked : null;
  return isOneself(record, context) || isOneself(asked, context) ? { code: "ownApproval" } : null;
}

type Answer = Pick<Command<"decideApproval">, "approved" | "reason">;

/** The superior's own limit, and whether it covers what is to be approved. */
type Covering = { readonly limit: Limit; readonly enough: boolean };

/** The approval as the superior leaves it; Declining needs a reason. */
function decidedApproval(
  { approval }: Option | Agreement,
  answer: Answer,
  { limit, enough }: Covering,
  context: DeskContext,
): { approval: Approval } | { no: Refusal } {
  if (answer.approved && !enough) return { no: { code: "aboveAuthority" } };
  if (!answer.approved && answer.reason === "") return { no: { code: "reasonMissing", field: "reason" } };
  const asked = approval?.state === "asked" ? approval.asked : null;
  const decided = newStamp(context, answer.reason);
  return { approval: answer.approved ? { state: "approved", asked, decided, limit } : { state: "declined", asked, decided } };
}

const madeIn = (approval: Approval) => ("decided" in approval ? approval.decided.id : "");

/** A superior whose own limit covers the amount approves or declines; never whoever proposed the option or asked for it. */
export function decideApproval(complaint: Complaint, command: Command<"decideApproval">, context: DeskContext): Decision {
  const found = standingRecord(complaint.options, command.recordId);
  if (!found.ok) return found;
  const { record: option } = found;
  const no = decidingRefusal(option, context);
  if (no) return { ok: false, refusal: no };
  const limit = limitFor(context.role, context.authority, context.grantPolicy, option);
  const answer = decidedApproval(option, command, { limit, enough: isWithin(option.cost, limit) }, context);
  if ("no" in answer) return { ok: false, refusal: answer.no };
  const { approval } = answer;
  const options = replaced(complaint.options, option.id, (o) => ({ ...o, approval }));
  const what = { recordId: madeIn(approval), optionId: option.id, approved: command.approved };
  return changed(complaint, { options }, event("complaint.approvalDecided", what));
}

/** The same for all that is granted in an agreement together: the superior's limit has to cover the sum. */
export function decideAgreementApproval(complaint: Complaint, command: Command<"decideAgreementApproval">, context: DeskContext): Decision {
  const found = standingRecord(complaint.agreements, command.recordId);
  if (!found.ok) return found;
  const { record: agreement } = found;
  const no = decidingRefusal(agreement, context);
  if (no) return { ok: false, refusal: no };
  const granted = complaint.options.filter((o) => agreement.optionIds.includes(o.id));
  const enough = sumBeyond(granted, (option) => limitFor(context.role, context.authority, context.grantPolicy, option)) === null;
  const answer = decidedApproval(agreement, command, { limit: limitOf(context.role, context.authority), enough }, context);
  if ("no" in answer) return { ok: false, refusal: answer.no };
  const { approval } = answer;
  const agreements = replaced(complaint.agreements, agreement.id, (a) => ({ ...a, approval }));
  const what = { recordId: madeIn(approval), agreementId: agreement.id, approved: command.approved };
  return changed(complaint, { agreements }, event("complaint.agreementApprovalDecided", what));
}

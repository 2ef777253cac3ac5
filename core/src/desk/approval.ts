import { refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import { withinAuthority } from "./authority.ts";
import type { Complaint, Option, OptionApproval } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";

function isOneself(record: { readonly by: Option["by"] } | null | undefined, context: DeskContext): boolean {
  return record?.by.type === "person" && context.actor.type === "person" && record.by.id === context.actor.id;
}

/** Asks a superior to approve an option above the own amount limit. */
export function decideRequestApproval(complaint: Complaint, command: Command<"requestApproval">, context: DeskContext): Decision {
  const found = standingRecord(complaint.options, command.recordId);
  if (!found.ok) return found;
  const { state } = found.record.approval;
  if (state === "notNeeded") return refusal("approvalNotNeeded");
  if (state === "declined") return refusal("approvalDeclined");
  if (state !== "needed") return refusal("alreadyDone");
  const asked = newStamp(context, command.note);
  const options = replaced(complaint.options, found.record.id, (o) => ({ ...o, approval: { state: "asked" as const, asked } }));
  return changed(complaint, { options }, event("complaint.approvalRequested", { recordId: asked.id, optionId: found.record.id }));
}

/** A superior whose own limit covers the amount approves or declines; never whoever proposed the option or asked for it. */
export function decideApproval(complaint: Complaint, command: Command<"decideApproval">, context: DeskContext): Decision {
  const found = standingRecord(complaint.options, command.recordId);
  if (!found.ok) return found;
  const { record: option } = found;
  if (option.approval.state === "notNeeded") return refusal("approvalNotNeeded");
  if (option.approval.state === "approved" || option.approval.state === "declined") return refusal("alreadyDone");
  if (context.role === null || !isSuperior(context.role)) return refusal("superiorNeeded");
  const asked = option.approval.state === "asked" ? option.approval.asked : null;
  if (isOneself(option, context) || isOneself(asked, context)) return refusal("ownApproval");
  if (command.approved && !withinAuthority(option.cost, context.role, context.authority)) return refusal("aboveAuthority");
  if (!command.approved && command.reason === "") return refusal("reasonMissing", { field: "reason" });
  const decided = newStamp(context, command.reason);
  const approval: OptionApproval = { state: command.approved ? "approved" : "declined", asked, decided };
  const options = replaced(complaint.options, option.id, (o) => ({ ...o, approval }));
  return changed(complaint, { options }, event("complaint.approvalDecided", { recordId: decided.id, optionId: option.id, approved: command.approved }));
}

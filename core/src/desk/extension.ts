import { type Instant, standing } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { isSuperior } from "../shared/role.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import type { Extension, ExtensionSubject } from "./pressing-records.ts";
import { changed, event, newStamp, replaced, standingRecord } from "./stamp.ts";
import { isClosed } from "./state.ts";

/** When it is due now; null when it is done, gone, or has no time. */
export function dueAtOf(complaint: Complaint, of: ExtensionSubject): Instant | null {
  switch (of.kind) {
    case "step":
      return standing(complaint.steps).find((s) => s.id === of.recordId && !s.done)?.dueAt ?? null;
    case "promise":
      return standing(complaint.promises).find((p) => p.id === of.recordId && !p.kept && !p.broken)?.dueAt ?? null;
    case "referral":
      return complaint.intake.referral?.dueAt ?? null;
    case "clock":
      return complaint.clocks.find((c) => c.packId === of.packId && c.ruleId === of.ruleId && c.state === "active")?.dueAt ?? null;
  }
}

const nameOf = (of: ExtensionSubject): string =>
  of.kind === "clock" ? `clock:${of.packId}/${of.ruleId}` : of.kind === "referral" ? "referral" : `${of.kind}:${of.recordId}`;
/** What it is called among what falls due. */
export const extensionKindOf = (complaint: Complaint, of: ExtensionSubject): string =>
  of.kind === "clock" ? (complaint.clocks.find((c) => c.packId === of.packId && c.ruleId === of.ruleId)?.kind ?? "decision") : of.kind;
const aboutOf = (of: ExtensionSubject): string | null => ("recordId" in of ? of.recordId : null);

/** Asked for and not decided; closing ends the question. */
export function openExtensions(complaint: Complaint): Extension[] {
  return isClosed(complaint) ? [] : standing(complaint.extensions).filter((e) => !e.decided);
}

/** Until when more time is asked for: of a clock only what its pack allows, whatever was typed. Null when the pack allows nothing of the kind. */
function askedDueAt({ of, dueAt }: Command<"askExtension">, { clockExtensions }: DeskContext): Instant | null {
  if (of.kind !== "clock" || !clockExtensions) return dueAt;
  const offer = clockExtensions.find((each) => each.packId === of.packId && each.ruleId === of.ruleId && each.extensionId === of.extensionId);
  return offer?.toDueAt ?? null;
}

/** Asks for more time, before it is up. */
export function decideAskExtension(complaint: Complaint, command: Command<"askExtension">, context: DeskContext): Decision {
  const { of, reason } = command;
  const dueAt = askedDueAt(command, context);
  const fromDueAt = dueAtOf(complaint, of);
  if (fromDueAt === null) return refusal("recordNotFound", { field: "of" });
  if (context.now >= fromDueAt) return refusal("extensionTooLate");
  if (dueAt === null) return refusal("extensionNotOffered", { field: "of" });
  if (dueAt <= fromDueAt) return refusal("extensionNotLater", { field: "dueAt" });
  if (openExtensions(complaint).some((e) => nameOf(e.of) === nameOf(of))) return refusal("extensionAsked");
  const extension: Extension = { ...newStamp(context, reason), of, fromDueAt, toDueAt: dueAt, decided: null };
  return changed(
    complaint,
    { extensions: [...complaint.extensions, extension] },
    event("complaint.extensionAsked", { recordId: extension.id, kind: extensionKindOf(complaint, of), about: aboutOf(of), toDueAt: dueAt }),
  );
}

/** Why this person cannot answer the request now. */
function decidingRefusal(complaint: Complaint, extension: Extension, command: Command<"decideExtension">, context: DeskContext): Refusal | null {
  if (extension.decided) return { code: "alreadyDone" };
  if (context.role === null || !isSuperior(context.role)) return { code: "superiorNeeded" };
  if (extension.by.type === "person" && context.actor.type === "person" && extension.by.id === context.actor.id) return { code: "ownApproval" };
  if (!command.approved) return command.reason === "" ? { code: "reasonMissing", field: "reason" } : null;
  if (context.now >= extension.fromDueAt) return { code: "extensionTooLate" };
  if (dueAtOf(complaint, extension.of) !== extension.fromDueAt) return { code: "extensionStale" };
  return command.told === "" ? { code: "customerReasonMissing", field: "told" } : null;
}

/** What granting it moves. The customer reads of it on their page, so it counts as told. */
function moved(complaint: Complaint, { of, fromDueAt, toDueAt }: Extension, told: string, context: DeskContext): Partial<Complaint> {
  switch (of.kind) {
    case "step": {
      const change = { ...newStamp(context, told), fromDueAt, toDueAt, customerTold: true };
      return { steps: replaced(complaint.steps, of.recordId, (s) => ({ ...s, dueAt: toDueAt, changes: [...s.changes, change] })) };
    }
    case "promise": {
      const change = { ...newStamp(context, told), fromDueAt, toDueAt };
      return { promises: replaced(complaint.promises, of.recordId, (p) => ({ ...p, dueAt: toDueAt, renegotiations: [...p.renegotiations, change] })) };
    }
    case "referral": {
      const { intake } = complaint;
      return intake.referral ? { intake: { ...intake, referral: { ...intake.referral, dueAt: toDueAt } } } : {};
    }
    case "clock":
      return {}; // the clock itself asks for what was granted (clock-facts.ts)
  }
}

/** A superior grants or declines it, never whoever asked, and grants only before the old time: what is late already is not made timely. */
export function decideExtension(complaint: Complaint, command: Command<"decideExtension">, context: DeskContext): Decision {
  const found = standingRecord(complaint.extensions, command.recordId);
  if (!found.ok) return found;
  const { record: extension } = found;
  const no = decidingRefusal(complaint, extension, command, context);
  if (no) return { ok: false, refusal: no };
  const { approved, told, reason } = command;
  const decided = { ...newStamp(context, reason), approved, told: approved ? told : "" };
  const extensions = replaced(complaint.extensions, extension.id, (e) => ({ ...e, decided }));
  return changed(
    complaint,
    { extensions, ...(approved ? moved(complaint, extension, told, context) : {}) },
    event("complaint.extensionDecided", {
      recordId: decided.id,
      extensionId: extension.id,
      kind: extensionKindOf(complaint, extension.of),
      about: aboutOf(extension.of),
      approved,
      toDueAt: extension.toDueAt,
    }),
  );
}

/** What the customer reads of a granted extension. */
export type ToldExtension = { readonly what: string; readonly fromAt: Instant; readonly toAt: Instant; readonly reason: string; readonly at: Instant };

/** Granted extensions as the customer may know them; only a promise made to them is named. */
export function toldExtensions(complaint: Complaint): ToldExtension[] {
  return standing(complaint.extensions).flatMap(({ of, fromDueAt, toDueAt, decided }): ToldExtension[] => {
    if (!decided?.approved) return [];
    const promise = of.kind === "promise" ? complaint.promises.find((p) => p.id === of.recordId) : undefined;
    if (promise && promise.to !== "") return [];
    return [{ what: promise?.what ?? "", fromAt: fromDueAt, toAt: toDueAt, reason: decided.told, at: decided.at }];
  });
}

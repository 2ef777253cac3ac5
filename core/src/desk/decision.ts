import type { Actor, Instant } from "../shared/record.ts";
import type { Refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";

/** What a decision may know besides the complaint and the command: the core has no clock and no randomness of its own. */
export type DecisionContext = {
  readonly actor: Actor;
  readonly now: Instant;
  readonly newId: () => string;
};

/**
 * Something that happened to a complaint. `type` is 'complaint.' + a past-tense word ('complaint.assigned');
 * `data` is small, holds ids rather than texts, and carries `recordId` when a record was made (what undo withdraws).
 */
export type ComplaintEvent = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

/** What a decision gives: the new complaint and what happened, or a refusal; it changes nothing itself. */
export type Decision =
  | { readonly ok: true; readonly complaint: Complaint; readonly events: readonly ComplaintEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

import type { Stamp } from "../shared/record.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { ComplaintEvent, ComplaintEventType, Decision, DecisionContext } from "./decision.ts";

/** Who, when and why of a new record. */
export function newStamp(context: DecisionContext, reason = ""): Stamp {
  return { id: context.newId(), at: context.now, by: context.actor, ...(reason ? { reason } : {}) };
}

export function event(type: ComplaintEventType, data: Readonly<Record<string, unknown>> = {}): ComplaintEvent {
  return { type, data };
}

/** The complaint with some of its parts replaced, and what happened. */
export function changed(complaint: Complaint, patch: Partial<Complaint>, ...events: ComplaintEvent[]): Decision {
  return { ok: true, complaint: { ...complaint, ...patch }, events };
}

/** Nothing to do: it is so already. */
export function unchanged(complaint: Complaint): Decision {
  return { ok: true, complaint, events: [] };
}

/** The list with the record of this id changed. */
export function replaced<T extends Stamp>(records: readonly T[], id: string, change: (record: T) => T): T[] {
  return records.map((record) => (record.id === id ? change(record) : record));
}

/** The record a command is about, when it exists and still counts. */
export function standingRecord<T extends Stamp>(records: readonly T[], id: string): { ok: true; record: T } | ReturnType<typeof refusal> {
  const record = records.find((r) => r.id === id);
  if (!record) return refusal("recordNotFound");
  return record.withdrawn ? refusal("recordWithdrawn") : { ok: true, record };
}

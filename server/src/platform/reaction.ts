import type { Actor, Instant } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db, Tx } from "./db/connect.ts";

/** An event as a reaction gets it: what was recorded, with its data. */
export type RecordedEvent = {
  readonly seq: string;
  readonly companyId: string;
  readonly complaintId: string | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly type: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
};

export type ReactionTools = { readonly now: Instant; readonly newId: () => string };

/**
 * What follows when something happened. `handle` runs once per event, in the transaction that moves the position: either
 * both happen or neither, on one server only. What must reach the outside world is put into a job (jobs.ts) in that
 * transaction. It must not wait for anything but the database, and may find things changed since the event.
 */
export type Reaction = {
  readonly name: string;
  readonly on: readonly string[];
  /** False when the event alone says that nothing follows: then nothing is asked of the database. */
  readonly wants?: (event: RecordedEvent, now: Instant) => boolean;
  readonly handle: (tx: Tx, event: RecordedEvent, tools: ReactionTools) => Promise<unknown>;
};

/** Has this reaction anything to do with the event, as far as the event alone says? */
export function concerns(reaction: Reaction, event: RecordedEvent, now: Instant): boolean {
  return reaction.on.includes(event.type) && (reaction.wants?.(event, now) ?? true);
}

export type RecordedRow = Omit<RecordedEvent, "actor" | "at"> & {
  readonly xid: string;
  readonly actorType: Actor["type"];
  readonly actorId: string | null;
  readonly at: Date;
};

export const eventColumns = sql`seq::text as seq, xid::text as xid, company_id as "companyId", complaint_id as "complaintId", subject_type as "subjectType",
  subject_id as "subjectId", type, actor_type as "actorType", actor_id as "actorId", at, data`;

/** The row as reactions get it. */
export function recorded({ seq, companyId, complaintId, subjectType, subjectId, type, data, actorType, actorId, at }: RecordedRow): RecordedEvent {
  const actor: Actor = actorType === "person" ? { type: "person", id: actorId ?? "" } : { type: actorType };
  return { seq, companyId, complaintId, subjectType, subjectId, type, data, actor, at: at.toISOString() };
}

/** One event by its place; null when it is gone. */
export async function readRecorded(db: Db, seq: string): Promise<RecordedEvent | null> {
  const { rows } = await sql<RecordedRow>`select ${eventColumns} from events where seq = ${seq}::bigint`.execute(db);
  return rows[0] ? recorded(rows[0]) : null;
}

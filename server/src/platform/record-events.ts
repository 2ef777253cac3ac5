import type { Actor, Instant } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "./db/connect.ts";
import { type Write, writeTogether } from "./db/write-together.ts";

/** What happened: `type` is subject + past-tense word ('complaint.assigned', 'person.left'); `data` is small and holds ids, not texts. */
export type NewEvent = { readonly type: string; readonly data?: Readonly<Record<string, unknown>> };

/** To whom and by whom. `complaintId` stands for subject 'complaint' and puts the event into its timeline. */
export type EventFrame = {
  readonly companyId: string;
  readonly actor: Actor;
  readonly at: Instant;
  readonly newId: () => string;
} & ({ readonly complaintId: string } | { readonly subject: { readonly type: string; readonly id: string } });

/** Events to be written with other things (`writeTogether`); the order is kept. */
export function eventsWrite(frame: EventFrame, events: readonly NewEvent[]): Write[] {
  if (events.length === 0) return [];
  const complaintId = "complaintId" in frame ? frame.complaintId : null;
  const subject = "complaintId" in frame ? { type: "complaint", id: frame.complaintId } : frame.subject;
  const actorId = frame.actor.type === "person" ? frame.actor.id : null;
  return [
    sql`insert into events (id, company_id, complaint_id, subject_type, subject_id, type, actor_type, actor_id, at, data)
    select e.id, ${frame.companyId}::uuid, ${complaintId}::uuid, ${subject.type}::text, ${subject.id}::text, e.type, ${frame.actor.type}::text, ${actorId}::uuid, ${frame.at}::timestamptz, e.data
    from unnest(${events.map(() => frame.newId())}::uuid[], ${events.map((e) => e.type)}::text[], ${events.map((e) => JSON.stringify(e.data ?? {}))}::jsonb[]) with ordinality as e (id, type, data, n)
    order by e.n`,
  ];
}

/** Appends events, in order, in the caller's transaction. Listeners are told after the commit, once for all of them. */
export async function recordEvents(tx: Db, frame: EventFrame, events: readonly NewEvent[]): Promise<void> {
  await writeTogether(tx, eventsWrite(frame, events));
}

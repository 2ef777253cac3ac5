import type { Failure } from "@amends/core/shared/failure";
import { sql } from "kysely";
import type { Db, Tx } from "./db/connect.ts";
import type { ReactionTools, RecordedEvent } from "./reaction.ts";
import { recordEvents } from "./record-events.ts";

/** What is said of something that went wrong: the message, never a stack, and short. */
export function briefOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 2_000) || "?";
}

/** Nobody tries this again by itself: whoever runs the installation is told. `about` what failed; news of a failed piece of news would go round in circles. */
async function tellGivenUp(tx: Tx, failure: { id: string; companyId: string; name: string; eventType?: string }, { now, newId }: ReactionTools): Promise<void> {
  if (failure.eventType === "failure.givenUp") return;
  const frame = { companyId: failure.companyId, actor: { type: "system" } as const, at: now, newId, subject: { type: "failure", id: failure.id } };
  await recordEvents(tx, frame, [{ type: "failure.givenUp", data: { name: failure.name } }]);
}

/** Keeps what could not be done for an event, so that it can be seen and done again. */
export async function keepReactionFailure(tx: Tx, reaction: string, event: RecordedEvent, error: unknown, tools: ReactionTools): Promise<void> {
  const { now, newId } = tools;
  const { companyId, type: eventType } = event;
  const { rows } = await sql<{ id: string }>`
    insert into failures as f (id, company_id, kind, name, ref, event_type, complaint_id, error, at, last_at)
    values (${newId()}::uuid, ${companyId}::uuid, 'reaction', ${reaction}, ${event.seq}, ${eventType}, ${event.complaintId}::uuid, ${briefOf(error)}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (kind, name, ref) do update set error = excluded.error, tries = f.tries + 1, last_at = excluded.last_at, done_at = null, put_aside = false
    returning id`.execute(tx);
  await tellGivenUp(tx, { id: rows[0]?.id ?? "", companyId, name: reaction, eventType }, tools);
}

export type FailedJob = {
  readonly id: string;
  readonly task: string;
  readonly companyId: string;
  readonly complaintId: string | null;
  readonly payload: unknown;
  /** When it is tried again by itself; null = it was given up. */
  readonly nextAt: string | null;
};

/** Keeps why a job could not be done this time. */
export async function keepJobFailure(db: Db, job: FailedJob, error: unknown, tools: ReactionTools): Promise<void> {
  const { now, newId } = tools;
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      insert into failures as f (id, company_id, kind, name, ref, complaint_id, payload, error, at, last_at, next_at)
      values (${newId()}::uuid, ${job.companyId}::uuid, 'job', ${job.task}, ${job.id}, ${job.complaintId}::uuid, ${JSON.stringify(job.payload)}::jsonb, ${briefOf(error)},
        ${now}::timestamptz, ${now}::timestamptz, ${job.nextAt}::timestamptz)
      on conflict (kind, name, ref) do update set error = excluded.error, tries = f.tries + 1, last_at = excluded.last_at, next_at = excluded.next_at, done_at = null, put_aside = false
      returning id`.execute(tx);
    if (job.nextAt === null) await tellGivenUp(tx, { id: rows[0]?.id ?? "", companyId: job.companyId, name: job.task }, tools);
  });
}

/** A job that had failed went well: nobody need look at it any more. */
export async function settleJobFailure(db: Db, task: string, jobId: string, now: string): Promise<void> {
  await sql`update failures set done_at = ${now}::timestamptz where kind = 'job' and name = ${task} and ref = ${jobId} and done_at is null`.execute(db);
}

/** What a company's background work could not do and nobody has repeated yet, newest first. */
export async function openFailures(db: Db, companyId: string, limit: number): Promise<Failure[]> {
  const { rows } = await sql<Omit<Failure, "at" | "lastAt" | "nextAt"> & { at: Date; lastAt: Date; nextAt: Date | null }>`
    select f.id, f.kind, f.name, f.event_type as "eventType", f.complaint_id as "complaintId", c.number, f.error, f.tries, f.at, f.last_at as "lastAt", f.next_at as "nextAt"
    from failures f left join complaints c on c.id = f.complaint_id
    where f.company_id = ${companyId}::uuid and f.done_at is null order by f.last_at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), lastAt: row.lastAt.toISOString(), nextAt: row.nextAt?.toISOString() ?? null }));
}

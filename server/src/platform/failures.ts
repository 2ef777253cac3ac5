import { sql } from "kysely";
import type { Db, Tx } from "./db/connect.ts";
import type { ReactionTools, RecordedEvent } from "./reaction.ts";

/** What is said of something that went wrong: the message, never a stack, and short. */
export function briefOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 2_000) || "?";
}

/** Something behind the scenes that could not be done: which reaction or job, about what, why, and whether it is tried again by itself. */
export type Failure = {
  readonly id: string;
  readonly kind: "reaction" | "job";
  readonly name: string;
  readonly eventType: string | null;
  readonly complaintId: string | null;
  readonly error: string;
  readonly tries: number;
  readonly lastAt: string;
  readonly nextAt: string | null;
};

/** Keeps what could not be done for an event, so that it can be seen and done again. */
export async function keepReactionFailure(tx: Tx, reaction: string, event: RecordedEvent, error: unknown, { now, newId }: ReactionTools): Promise<void> {
  await sql`insert into failures as f (id, company_id, kind, name, ref, event_type, complaint_id, error, at, last_at)
    values (${newId()}::uuid, ${event.companyId}::uuid, 'reaction', ${reaction}, ${event.seq}, ${event.type}, ${event.complaintId}::uuid, ${briefOf(error)}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (kind, name, ref) do update set error = excluded.error, tries = f.tries + 1, last_at = excluded.last_at, done_at = null`.execute(tx);
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
export async function keepJobFailure(db: Db, job: FailedJob, error: unknown, { now, newId }: ReactionTools): Promise<void> {
  await sql`insert into failures as f (id, company_id, kind, name, ref, complaint_id, payload, error, at, last_at, next_at)
    values (${newId()}::uuid, ${job.companyId}::uuid, 'job', ${job.task}, ${job.id}, ${job.complaintId}::uuid, ${JSON.stringify(job.payload)}::jsonb, ${briefOf(error)},
      ${now}::timestamptz, ${now}::timestamptz, ${job.nextAt}::timestamptz)
    on conflict (kind, name, ref) do update set error = excluded.error, tries = f.tries + 1, last_at = excluded.last_at, next_at = excluded.next_at, done_at = null`.execute(
    db,
  );
}

/** A job that had failed went well: nobody need look at it any more. */
export async function settleJobFailure(db: Db, task: string, jobId: string, now: string): Promise<void> {
  await sql`update failures set done_at = ${now}::timestamptz where kind = 'job' and name = ${task} and ref = ${jobId} and done_at is null`.execute(db);
}

/** What a company's background work could not do and nobody has repeated yet, newest first. */
export async function openFailures(db: Db, companyId: string, limit: number): Promise<Failure[]> {
  const { rows } = await sql<Omit<Failure, "lastAt" | "nextAt"> & { lastAt: Date; nextAt: Date | null }>`
    select id, kind, name, event_type as "eventType", complaint_id as "complaintId", error, tries, last_at as "lastAt", next_at as "nextAt"
    from failures where company_id = ${companyId}::uuid and done_at is null order by last_at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, lastAt: row.lastAt.toISOString(), nextAt: row.nextAt?.toISOString() ?? null }));
}

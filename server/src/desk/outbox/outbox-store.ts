import type { Refusal } from "@amends/core/shared/refusal";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import type { Write } from "../../platform/db/write-together.ts";
import type { Content, Waiting } from "./content.ts";

type Row = {
  id: string;
  company_id: string;
  complaint_id: string;
  author_id: string;
  content: Content;
  last_seen_seq: string;
  planned: boolean;
  created_at: Date | string;
  send_at: Date | string;
  held_at: Date | string | null;
  held_code: string | null;
  held_params: Refusal["params"] | null;
};
const iso = (at: Date | string) => new Date(at).toISOString();

export function waitingOf(row: Row): Waiting {
  return {
    id: row.id,
    companyId: row.company_id,
    complaintId: row.complaint_id,
    authorId: row.author_id,
    content: row.content,
    lastSeenSeq: String(row.last_seen_seq),
    planned: row.planned,
    createdAt: iso(row.created_at),
    sendAt: iso(row.send_at),
    held: row.held_at === null ? null : { at: iso(row.held_at), code: row.held_code ?? "", ...(row.held_params ? { params: row.held_params } : {}) },
  };
}

/** Puts an answer into the outbox, to be written with other things. */
export function waitingWrite(w: Omit<Waiting, "held">): Write {
  return sql`insert into outbox (id, company_id, complaint_id, author_id, content, last_seen_seq, planned, created_at, send_at)
    values (${w.id}::uuid, ${w.companyId}::uuid, ${w.complaintId}::uuid, ${w.authorId}::uuid, ${JSON.stringify(w.content)}::jsonb, ${w.lastSeenSeq}::bigint,
      ${w.planned}::boolean, ${w.createdAt}::timestamptz, ${w.sendAt}::timestamptz)`;
}

/** One answer of a complaint, to be sent, changed or taken back: whoever else wants to waits. null = sent or taken back already. */
export async function lockWaiting(tx: Db, complaintId: string, id: string): Promise<Waiting | null> {
  const { rows } = await sql<Row>`select * from outbox where id = ${id}::uuid and complaint_id = ${complaintId}::uuid for update`.execute(tx);
  return rows[0] ? waitingOf(rows[0]) : null;
}

/** The same for the clock: null also when somebody has it in hand just now, or when its time has been moved. */
export async function lockDue(tx: Db, id: string, now: string): Promise<Waiting | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    select * from outbox where id = ${id}::uuid and held_at is null and send_at <= ${now}::timestamptz for update skip locked`.execute(tx);
  return rows[0] ? waitingOf(rows[0]) : null;
}

export function waitingRemoval(id: string): Write {
  return sql`delete from outbox where id = ${id}::uuid`;
}

export async function removeWaiting(tx: Db, id: string): Promise<void> {
  await waitingRemoval(id).execute(tx);
}

export async function moveWaiting(tx: Db, id: string, sendAt: string): Promise<void> {
  await sql`update outbox set send_at = ${sendAt}::timestamptz, planned = true, held_at = null, held_code = null, held_params = null where id = ${id}::uuid`.execute(
    tx,
  );
}

export async function holdWaiting(tx: Db, id: string, refusal: Refusal, now: string): Promise<void> {
  const params = refusal.params ? JSON.stringify(refusal.params) : null;
  await sql`update outbox set held_at = ${now}::timestamptz, held_code = ${refusal.code}, held_params = ${params}::jsonb where id = ${id}::uuid`.execute(tx);
}

/** How many answers of this complaint have not gone out yet, its undo window and planned ones. */
export async function countWaiting(tx: Db, complaintId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from outbox where complaint_id = ${complaintId}::uuid`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** They go out from the complaint that theirs is merged into. */
export async function carryWaiting(tx: Db, sourceId: string, targetId: string): Promise<void> {
  await sql`update outbox set complaint_id = ${targetId}::uuid, via = array_append(via, ${sourceId}::uuid) where complaint_id = ${sourceId}::uuid`.execute(tx);
}

/** Those that came with this merge and have not gone out go back. */
export async function returnWaiting(tx: Db, sourceId: string, targetId: string): Promise<void> {
  await sql`update outbox set complaint_id = ${sourceId}::uuid, via = trim_array(via, 1)
    where complaint_id = ${targetId}::uuid and via <> '{}' and via[cardinality(via)] = ${sourceId}::uuid`.execute(tx);
}

/** When the next answer goes out; null when none waits. */
export async function nextSendTime(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date }>`${sql.raw(prepared)} select send_at as at from outbox where held_at is null order by send_at limit 1`.execute(db);
  return rows[0]?.at ?? null;
}

export async function waitingDue(db: Db, now: string, limit: number): Promise<{ id: string; complaintId: string }[]> {
  const { rows } = await sql<{ id: string; complaintId: string }>`${sql.raw(prepared)}
    select id, complaint_id as "complaintId" from outbox where held_at is null and send_at <= ${now}::timestamptz order by send_at, id limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** What waits for one complaint, soonest first, as a JSON column of another query. */
export function waitingItems(complaintId: string): RawBuilder<WaitingRecord[] | null> {
  return sql`(select json_agg(x order by x.send_at, x.id) from (select o.*, ${waitingFiles} from outbox o where o.complaint_id = ${complaintId}::uuid) x)`;
}

const waitingFiles = sql`(select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size) order by a.created_at, a.id)
  from attachments a where a.id in (select value::uuid from jsonb_array_elements_text(o.content -> 'attachmentIds'))) as files`;

export type WaitingRecord = Row & { files: { id: string; name: string; type: string; size: number }[] | null };

export async function readWaitingRecord(db: Db, id: string): Promise<WaitingRecord> {
  const { rows } = await sql<WaitingRecord>`select o.*, ${waitingFiles} from outbox o where o.id = ${id}::uuid`.execute(db);
  const [row] = rows;
  if (!row) throw new Error(`waiting message ${id} is gone`);
  return row;
}

/** What waits to be sent in complaints for which `where` (on `outbox o join complaints c`) holds, soonest first. */
export async function listWaiting(db: Db, where: RawBuilder<boolean>): Promise<(WaitingRecord & { number: string; title: string; author: string })[]> {
  const { rows } = await sql<WaitingRecord & { number: string; title: string; author: string }>`
    select o.*, ${waitingFiles}, c.number, c.title, p.name as author
    from outbox o join complaints c on c.id = o.complaint_id join people p on p.id = o.author_id where ${where} order by o.held_at is null, o.send_at, o.id limit 200`.execute(
    db,
  );
  return rows;
}

/** Was it an answer of this complaint that has been sent by now? */
export async function wasSent(db: Db, complaintId: string, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from messages where id = ${id}::uuid and complaint_id = ${complaintId}::uuid`.execute(db);
  return rows.length > 0;
}

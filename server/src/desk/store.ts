import type { Placed } from "@amends/core/accounts/visibility";
import type { Complaint } from "@amends/core/desk/complaint";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { type Projection, projectionOf } from "@amends/core/desk/project";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { newDueTimes } from "./due/due-store.ts";

/** A complaint as it stands in the database; `placed` is what visibility depends on. */
export type Stored = { readonly complaint: Complaint; readonly version: number; readonly placed: Placed };

type Row = { doc: Complaint; version: number; company_id: string; team_id: string; assignee_id: string | null; state: string };

function stored(row: Row | undefined): Stored | null {
  if (!row) return null;
  const placed = { companyId: row.company_id, teamId: row.team_id, assigneeId: row.assignee_id, closed: row.state === "closed" };
  return { complaint: readComplaint(row.doc), version: row.version, placed };
}

const columns = sql`select doc, version, company_id, team_id, assignee_id, state from complaints where id =`;

/** Reads a complaint without holding anybody up. */
export async function readStored(db: Db, id: string): Promise<Stored | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${columns} ${id}::uuid`.execute(db);
  return stored(rows[0]);
}

/** Reads a complaint to change it: whoever else wants to waits until this transaction ends. */
export async function lockStored(tx: Db, id: string): Promise<Stored | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${columns} ${id}::uuid for no key update`.execute(tx);
  return stored(rows[0]);
}

/** Reads a complaint to change it unless somebody else is changing it this moment: then null, as when there is none. */
export async function lockStoredIfFree(tx: Db, id: string): Promise<Stored | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${columns} ${id}::uuid for no key update skip locked`.execute(tx);
  return stored(rows[0]);
}

/** Where some complaints lie now, for live updates and bulk work. */
export async function placementsOf(db: Db, ids: readonly string[]): Promise<Map<string, Placed>> {
  const { rows } = await sql<Omit<Row, "doc" | "version"> & { id: string }>`${sql.raw(prepared)}
    select id, company_id, team_id, assignee_id, state from complaints where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((r) => [r.id, { companyId: r.company_id, teamId: r.team_id, assigneeId: r.assignee_id, closed: r.state === "closed" }]));
}

function projected(p: Projection): unknown[] {
  return [
    sql`${p.teamId}::uuid`,
    sql`${p.assigneeId}::uuid`,
    sql`${p.customerId}::uuid`,
    sql`${p.state}`,
    sql`${p.phase}`,
    sql`${p.kind}`,
    sql`${p.severity}::smallint`,
    sql`${p.categoryId}`,
    sql`${p.channel}`,
    sql`${p.language}`,
    sql`${p.title}`,
    sql`${p.preview}`,
    sql`${p.orderNo}`,
    sql`${p.plate}`,
    sql`${[...p.tags]}::text[]`,
    sql`${p.escalated}::boolean`,
    sql`${p.toComplete}::boolean`,
    sql`${p.outcome}`,
    sql`${p.receivedAt}::timestamptz`,
    sql`${p.nextDueAt ?? "infinity"}::timestamptz`,
    sql`${p.nextDueKind}`,
    sql`${p.followUpAt}::timestamptz`,
    sql`${p.closedAt}::timestamptz`,
    sql`${[...p.owingIds]}::uuid[]`,
  ];
}
const projectedColumns = sql.raw(
  "team_id, assignee_id, customer_id, state, phase, kind, severity, category_id, channel, language, title, preview, order_no, plate, tags, escalated, to_complete, outcome, received_at, next_due_at, next_due_kind, follow_up_at, closed_at, owing",
);

/** A new complaint, to be written with other things (its due times among them: due/due-store.ts). `externalKey` keeps the same row of an import from coming in twice. */
export function complaintWrite(complaint: Complaint, at: string, externalKey: string | null = null): Write {
  const values = projected(projectionOf(complaint));
  return sql`insert into complaints (id, company_id, number, external_key, last_activity_at, created_at, doc, ${projectedColumns})
    values (${complaint.id}::uuid, ${complaint.companyId}::uuid, ${complaint.number}, ${externalKey}, ${at}::timestamptz, ${at}::timestamptz, ${JSON.stringify(complaint)}::jsonb, ${sql.join(values)})`;
}

/** A new complaint with a past of its own (import, demo): what fell due before now tells nobody anything new. */
export async function insertStored(tx: Db, complaint: Complaint, at: string, externalKey: string | null, now: string): Promise<void> {
  await writeTogether(tx, [complaintWrite(complaint, at, externalKey), ...newDueTimes(complaint, now)]);
}

/** A changed complaint, its columns anew and one version further. Only for a locked row. */
export function savingWrite(complaint: Complaint, at: string): Write {
  const values = projected(projectionOf(complaint));
  return sql`update complaints set (doc, version, last_activity_at, ${projectedColumns}) =
      row(${JSON.stringify(complaint)}::jsonb, version + 1, greatest(last_activity_at, ${at}::timestamptz), ${sql.join(values)})
    where id = ${complaint.id}::uuid`;
}

/** To be written with a message, note or call: the document stays, but something happened. */
export function touchWrite(id: string, at: string): Write {
  return sql`update complaints set last_activity_at = greatest(last_activity_at, ${at}::timestamptz) where id = ${id}::uuid`;
}

export async function touchStored(tx: Db, id: string, at: string): Promise<void> {
  await writeTogether(tx, [touchWrite(id, at)]);
}

import type { Placed } from "@amends/core/accounts/visibility";
import type { Complaint } from "@amends/core/desk/complaint";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { sql } from "kysely";
import { type DeadlineKey, deadlineKeyOf } from "../deadline/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { newClosingFacts } from "./after/closing-fact-store.ts";
import type { Clocked } from "./clocks/clocked.ts";
import { projectedColumns, projectedRow, projectedValues } from "./complaint-columns.ts";
import { newDueTimes, newDueTimesOfAll } from "./due/due-store.ts";
import { newGrants } from "./grants/grant-store.ts";
import { newPromiseFacts, newPromiseFactsOfAll } from "./kept/promise-fact-store.ts";

/** A complaint as it stands in the database; `placed` is what visibility depends on, `deadlines` what its clocks are made by. */
export type Stored = { readonly complaint: Complaint; readonly version: number; readonly placed: Placed; readonly deadlines: DeadlineKey };

type Row = {
  doc: Complaint;
  version: number;
  company_id: string;
  team_id: string;
  assignee_id: string | null;
  responsible_id: string | null;
  state: string;
  restricted_to: string[] | null;
  time_zone: string;
  deadlines: object | null;
};

function stored(row: Row | undefined): Stored | null {
  if (!row) return null;
  const placed = {
    companyId: row.company_id,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    closed: row.state === "closed",
    restrictedTo: row.restricted_to,
    responsibleId: row.responsible_id,
  };
  const deadlines = deadlineKeyOf({ id: row.company_id, time_zone: row.time_zone, settings: { deadlines: row.deadlines ?? undefined } });
  return { complaint: readComplaint(row.doc), version: row.version, placed, deadlines };
}

const columns = sql`select c.doc, c.version, c.company_id, c.team_id, c.assignee_id, c.responsible_id, c.state, c.restricted_to, t.time_zone, t.settings -> 'deadlines' as deadlines
  from complaints c join teams t on t.id = c.company_id where c.id =`;

/** Reads a complaint without holding anybody up. */
export async function readStored(db: Db, id: string): Promise<Stored | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${columns} ${id}::uuid`.execute(db);
  return stored(rows[0]);
}

/** Reads a complaint to change it: whoever else wants to waits until this transaction ends. */
export async function lockStored(tx: Db, id: string): Promise<Stored | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${columns} ${id}::uuid for no key update of c`.execute(tx);
  return stored(rows[0]);
}

/** Reads a complaint to change it unless somebody else is changing it this moment: then null, as when there is none. */
export async function lockStoredIfFree(tx: Db, id: string): Promise<Stored | null> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${columns} ${id}::uuid for no key update of c skip locked`.execute(tx);
  return stored(rows[0]);
}

/** Where some complaints lie now, for live updates and bulk work. */
export async function placementsOf(db: Db, ids: readonly string[]): Promise<Map<string, Placed>> {
  const { rows } = await sql<Omit<Row, "doc" | "version"> & { id: string }>`${sql.raw(prepared)}
    select id, company_id, team_id, assignee_id, responsible_id, state, restricted_to from complaints where id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(
    rows.map((r) => [
      r.id,
      {
        companyId: r.company_id,
        teamId: r.team_id,
        assigneeId: r.assignee_id,
        closed: r.state === "closed",
        restrictedTo: r.restricted_to,
        responsibleId: r.responsible_id,
      },
    ]),
  );
}

/** A new complaint, to be written with other things (its due times among them: due/due-store.ts). `externalKey` keeps the same row of an import from coming in twice. */
export function complaintWrite(complaint: Clocked, at: string, externalKey: string | null = null): Write {
  const values = projectedValues(complaint);
  return sql`insert into complaints (id, company_id, number, external_key, last_activity_at, created_at, doc, ${projectedColumns})
    values (${complaint.id}::uuid, ${complaint.companyId}::uuid, ${complaint.number}, ${externalKey}, ${at}::timestamptz, ${at}::timestamptz, ${JSON.stringify(complaint)}::jsonb, ${sql.join(values)})`;
}

/** A new complaint with a past of its own (import, demo): what fell due before now tells nobody anything new. */
export async function insertStored(tx: Db, complaint: Clocked, at: string, externalKey: string | null, now: string): Promise<void> {
  await writeTogether(tx, [
    complaintWrite(complaint, at, externalKey),
    ...newDueTimes(complaint, now),
    ...newPromiseFacts(complaint),
    ...newGrants(complaint),
    ...newClosingFacts([complaint]),
  ]);
}

/** One of many new complaints: when something last happened with it, and the key that keeps the same row of an import from coming in twice. */
export type NewComplaint = { readonly complaint: Clocked; readonly at: string; readonly externalKey: string | null };

/** Many new complaints with a past of their own, in one statement; types are taken from the table itself. */
export async function insertManyStored(tx: Db, all: readonly NewComplaint[], now: string): Promise<void> {
  const rows = all.map(({ complaint, at, externalKey }) => ({
    id: complaint.id,
    company_id: complaint.companyId,
    number: complaint.number,
    external_key: externalKey,
    last_activity_at: at,
    created_at: at,
    doc: complaint,
    ...projectedRow(complaint),
  }));
  const columns = sql`id, company_id, number, external_key, last_activity_at, created_at, doc, ${projectedColumns}`;
  const complaints = all.map((one) => one.complaint);
  await writeTogether(tx, [
    sql`insert into complaints (${columns}) select ${columns} from jsonb_populate_recordset(null::complaints, ${JSON.stringify(rows)}::jsonb)`,
    ...newDueTimesOfAll(complaints, now),
    ...newPromiseFactsOfAll(complaints),
    ...newClosingFacts(complaints),
  ]);
}

/** A changed complaint, its columns anew and one version further. Only for a locked row. */
export function savingWrite(complaint: Clocked, at: string): Write {
  const values = projectedValues(complaint);
  return sql`update complaints set (doc, version, last_activity_at, ${projectedColumns}) =
      row(${JSON.stringify(complaint)}::jsonb, version + 1, greatest(last_activity_at, ${at}::timestamptz), ${sql.join(values)})
    where id = ${complaint.id}::uuid`;
}

/** What was made anew beside what people decided (clocks, last contact): no new version, nobody's page is out of date. Only for a locked row. */
export function quietWrite(complaint: Clocked, at: string | null = null): Write {
  const values = projectedValues(complaint);
  return sql`update complaints set (doc, last_activity_at, ${projectedColumns}) =
      row(${JSON.stringify(complaint)}::jsonb, greatest(last_activity_at, ${at}::timestamptz), ${sql.join(values)})
    where id = ${complaint.id}::uuid`;
}

/** To be written with a message, note or call: the document stays, but something happened. */
export function touchWrite(id: string, at: string): Write {
  return sql`update complaints set last_activity_at = greatest(last_activity_at, ${at}::timestamptz) where id = ${id}::uuid`;
}

export async function touchStored(tx: Db, id: string, at: string): Promise<void> {
  await writeTogether(tx, [touchWrite(id, at)]);
}

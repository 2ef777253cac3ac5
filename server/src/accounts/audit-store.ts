import type { AuditPage, AuditQuery, AuditRow } from "@amends/core/accounts/contract-audit";
import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { type RawBuilder, sql } from "kysely";
import { notKeptFrom } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";

type Row = {
  id: string;
  at: Date;
  type: string;
  by_type: AuditRow["by"]["type"];
  by_id: string | null;
  by_name: string | null;
  subject_type: string;
  subject_id: string;
  label: string | null;
  complaint_id: string | null;
  number: string | null;
  data: Record<string, unknown>;
  cursor: string[];
};

/** Name of what an entry is about; of complaints the number. */
const idIf = (...types: string[]) => sql`case when e.subject_type = any(${types}) then e.subject_id::uuid end`;
const labels = sql`
  left join people bp on bp.id = e.by_id
  left join complaints co on co.id = e.complaint_id
  left join people sp on sp.id = ${idIf("person")}
  left join teams st on st.id = ${idIf("team", "company")}
  left join api_tokens tk on tk.id = ${idIf("token")}
  left join customers cu on cu.id = ${idIf("customer")}`;

/** Whoever sees a part of the company reads the part of the trail that is about it: its people, its complaints; of a complaint kept to some people they alone. */
function within(viewer: Viewer): RawBuilder<boolean> {
  const scope = scopeOf(viewer);
  const notKept = notKeptFrom(viewer.id, "co");
  if (scope.type !== "teams") return notKept;
  const teams = [...scope.teamIds];
  return sql`${notKept} and (bp.team_id = any(${teams}::uuid[]) or co.team_id = any(${teams}::uuid[]) or sp.team_id = any(${teams}::uuid[]))`;
}

/** What a complaint's events say in detail stays with those who see complaints (admin: settings only). */
function detailFor(viewer: Viewer, row: Row): Record<string, unknown> {
  return row.complaint_id !== null && scopeOf(viewer).type === "none" ? {} : row.data;
}

/** Who manages settings only does not learn from the audit list who the customers are. */
function labelFor(viewer: Viewer, row: Row): string | null {
  return row.subject_type === "customer" && scopeOf(viewer).type === "none" ? null : (row.label ?? row.number);
}

function readCursor(after: string | undefined, length: number): string[] | undefined {
  if (after === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, "base64url").toString());
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === "string" && part.length < 60)) return parts as string[];
  } catch {
    // falls through to the refusal
  }
  return refuse("badRequest", { field: "after" });
}

function changes(viewer: Viewer, query: AuditQuery): RawBuilder<Row> {
  const [seq] = readCursor(query.after, 1) ?? [];
  const conditions = [sql`e.company_id = ${viewer.companyId}::uuid`];
  if (seq !== undefined) conditions.push(/^\d{1,18}$/.test(seq) ? sql`e.seq < ${seq}::bigint` : sql`false`);
  if (query.personId) conditions.push(sql`(e.actor_id = ${query.personId}::uuid or (e.subject_type = 'person' and e.subject_id = ${query.personId}))`);
  if (query.complaintId) conditions.push(sql`e.complaint_id = ${query.complaintId}::uuid`);
  if (query.from) conditions.push(sql`e.at >= ${query.from}::timestamptz`);
  if (query.until) conditions.push(sql`e.at < ${query.until}::timestamptz`);
  if (query.kind)
    conditions.push(query.kind.includes(".") ? sql`e.type = ${query.kind}` : sql`(e.subject_type = ${query.kind} or e.type like ${`${query.kind}.%`})`);
  return sql<Row>`
    select e.id, e.at, e.type, e.by_type, e.by_id, bp.name as by_name, e.subject_type, e.subject_id, coalesce(sp.name, st.name, tk.name, cu.name) as label, e.complaint_id, co.number, e.data, array[e.seq::text] as cursor
    from (select e.*, e.actor_type as by_type, e.actor_id as by_id from events e where ${sql.join(conditions, sql` and `)}) e ${labels}
    where ${within(viewer)} order by e.seq desc limit ${query.limit + 1}`;
}

function looks(viewer: Viewer, query: AuditQuery): RawBuilder<Row> {
  const cursor = readCursor(query.after, 4);
  const conditions = [sql`l.company_id = ${viewer.companyId}::uuid`];
  if (cursor)
    conditions.push(
      sql`(l.last_at, l.person_id, l.subject_id, l.day) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid, ${cursor[2]}::uuid, ${cursor[3]}::date)`,
    );
  if (query.personId) conditions.push(sql`l.person_id = ${query.personId}::uuid`);
  if (query.complaintId) conditions.push(sql`l.subject_type = 'complaint' and l.subject_id = ${query.complaintId}::uuid`);
  if (query.from) conditions.push(sql`l.last_at >= ${query.from}::timestamptz`);
  if (query.until) conditions.push(sql`l.first_at < ${query.until}::timestamptz`);
  if (query.kind) conditions.push(sql`l.subject_type = ${query.kind}`);
  return sql<Row>`
    select concat_ws('/', e.by_id, e.subject_id, e.day) as id, e.last_at as at, e.subject_type || '.looked' as type, 'person' as by_type, e.by_id, bp.name as by_name, e.subject_type, e.subject_id,
      coalesce(sp.name, st.name, tk.name, cu.name) as label, e.complaint_id, co.number, jsonb_build_object('times', e.times, 'firstAt', e.first_at, 'day', e.day) as data,
      array[to_char(e.last_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.by_id::text, e.subject_id, e.day::text] as cursor
    from (select l.person_id as by_id, l.subject_type, l.subject_id::text as subject_id, l.subject_id as subject_uuid, l.day, l.first_at, l.last_at, l.times,
      case when l.subject_type = 'complaint' then l.subject_id end as complaint_id from looks l where ${sql.join(conditions, sql` and `)}) e ${labels}
    where ${within(viewer)} order by e.last_at desc, e.by_id desc, e.subject_uuid desc, e.day desc limit ${query.limit + 1}`;
}

/** One page of who changed or who looked, newest first; `next` continues it. Looks are one entry per person, subject and day. */
export async function readAudit(db: Db, viewer: Viewer, query: AuditQuery): Promise<AuditPage> {
  const { rows } = await (query.source === "looks" ? looks : changes)(viewer, query).execute(db);
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: page.map((row) => present(viewer, query.source, row)), next: last ? Buffer.from(JSON.stringify(last.cursor)).toString("base64url") : null };
}

function present(viewer: Viewer, source: AuditRow["source"], row: Row): AuditRow {
  return {
    id: row.id,
    at: row.at.toISOString(),
    source,
    type: row.type,
    by: { type: row.by_type, id: row.by_id, name: row.by_name },
    subject: { type: row.subject_type, id: row.subject_id, label: labelFor(viewer, row) },
    complaint: row.complaint_id ? { id: row.complaint_id, number: row.number ?? "" } : null,
    data: detailFor(viewer, row),
  };
}

import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts, type Scope, scopeOf } from "@amends/core/accounts/visibility";
import type { Notice, NoticeList, Reading } from "@amends/core/notices/contract";
import type { NewNotice } from "@amends/core/notices/notices-for";
import type { NoticeWay } from "@amends/core/notices/preference";
import type { Settled } from "@amends/core/notices/settled-by";
import { sql } from "kysely";
import { visibleTo } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import type { RecordedEvent } from "../platform/reaction.ts";

const noComplaint = sql.raw("'00000000-0000-0000-0000-000000000000'::uuid");
/** Read ones are shown this long and kept a little longer; then they have said what they had to say. */
const shownRead = sql.raw("interval '8 hours'");
const keptRead = sql.raw("interval '30 days'");
const unreadExactTo = 100;
const readShown = 30;

/** A notice and the ways it takes. */
export type NoticeToAdd = NewNotice & { readonly ways: readonly NoticeWay[] };

/** Writes notices of an event down; the same one, still unread, is renewed instead. What the same people read long ago goes. */
export async function addNotices(tx: Db, event: RecordedEvent, notices: readonly NoticeToAdd[], newId: () => string, now: string): Promise<void> {
  const { companyId, complaintId, type, seq, data, actor, at } = event;
  const people = notices.map((n) => n.personId);
  await sql`${sql.raw(prepared)} with gone as (delete from notices where person_id = any(${people}::uuid[]) and read_at < ${now}::timestamptz - ${keptRead})
    insert into notices as n (id, company_id, person_id, complaint_id, kind, about, event, event_seq, data, actor_type, actor_id, at, ways)
    select x.id, ${companyId}::uuid, x.person, ${complaintId}::uuid, x.kind, x.about, ${type}::text, ${seq}::bigint, ${JSON.stringify(data)}::jsonb,
      ${actor.type}::text, ${actor.type === "person" ? actor.id : null}::uuid, ${at}::timestamptz, string_to_array(x.ways, ' ')
    from unnest(${notices.map(newId)}::uuid[], ${people}::uuid[], ${notices.map((n) => n.kind)}::text[], ${notices.map((n) => n.about)}::text[],
      ${notices.map((n) => n.ways.join(" "))}::text[]) as x (id, person, kind, about, ways)
    on conflict (person_id, kind, about, coalesce(complaint_id, ${noComplaint})) where read_at is null
    do update set event = excluded.event, event_seq = excluded.event_seq, data = excluded.data, actor_type = excluded.actor_type, actor_id = excluded.actor_id,
      at = excluded.at, ways = excluded.ways, times = n.times + 1`.execute(tx);
}

/** Nobody need read these any more. Gives whose they were. */
export async function settleNotices(tx: Db, complaintId: string, { kinds, about }: Settled, now: string): Promise<string[]> {
  const of = kinds === "all" ? sql`true` : sql`kind = any(${[...kinds]}::text[])`;
  const thing = about === null ? sql`true` : sql`(about = ${about}::text or data ->> 'recordId' = ${about}::text)`;
  const { rows } = await sql<{ person_id: string }>`${sql.raw(prepared)}
    update notices set read_at = ${now}::timestamptz where complaint_id = ${complaintId}::uuid and read_at is null and ${of} and ${thing} returning person_id`.execute(
    tx,
  );
  return [...new Set(rows.map((r) => r.person_id))];
}

type Row = {
  id: string;
  kind: Notice["kind"];
  event: string;
  data: Record<string, unknown>;
  at: Date;
  read: boolean;
  times: number;
  ways: string[];
  actor_type: Notice["by"]["type"];
  actor: string | null;
  complaint_id: string | null;
  number: string | null;
  title: string | null;
  visible: boolean;
  unread: number;
};

/** May this person read a notice (alias `n`) about this complaint (alias `c`)? What they were asked to do they are told of without seeing it. */
export const mayRead = (scope: Scope) => sql<boolean>`(n.complaint_id is null or n.kind = 'errand' or ${visibleTo(scope)})`;

/** What stands behind the bell of this person: unread ones and those read lately, as long as they may see what they are about. One statement. */
export async function listNotices(db: Db, viewer: Viewer, now: string): Promise<NoticeList> {
  const from = sql`notices n left join complaints c on c.id = n.complaint_id
    where n.person_id = ${viewer.id}::uuid and n.ways @> '{product}' and ${mayRead(scopeOf(viewer))}`;
  const columns = sql`n.id, n.kind, n.event, n.data, n.at, n.times, n.ways, n.actor_type, n.actor_id, n.complaint_id, c.number, c.title, coalesce(${visibleTo(scopeOf(viewer))}, false) as visible`;
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    with unread as materialized (select ${columns}, false as read from ${from} and n.read_at is null order by n.at desc limit ${unreadExactTo}),
      lately as (select ${columns}, true as read from ${from} and n.read_at > ${now}::timestamptz - ${shownRead} order by n.read_at desc limit ${readShown})
    select x.*, p.name as actor, (select count(*)::int from unread) as unread
    from (select * from unread union all select * from lately) x left join people p on p.id = x.actor_id order by x.at desc, x.id`.execute(db);
  const full = readsContacts(viewer.role);
  return { unread: rows[0]?.unread ?? 0, items: rows.map((row) => present(row, full)) };
}

function present(row: Row, full: boolean): Notice {
  const { id, kind, event, data, read, times } = row;
  const complaint = row.complaint_id === null || !row.visible ? null : { id: row.complaint_id, number: row.number ?? "", title: full ? (row.title ?? "") : "" };
  return {
    id,
    kind,
    event,
    data,
    read,
    times,
    alert: row.ways.includes("browser"),
    at: row.at.toISOString(),
    by: { type: row.actor_type, name: row.actor },
    complaint,
  };
}

/** Marks own notices as read; gives which ones became so. */
export async function readNotices(db: Db, viewer: Viewer, reading: Reading, now: string): Promise<string[]> {
  const which =
    "ids" in reading ? sql`id = any(${reading.ids}::uuid[])` : "complaintId" in reading ? sql`complaint_id = ${reading.complaintId}::uuid` : sql`true`;
  const { rows } = await sql<{ id: string }>`
    update notices set read_at = ${now}::timestamptz where person_id = ${viewer.id}::uuid and read_at is null and ${which} returning id`.execute(db);
  return rows.map((r) => r.id);
}

/** Own notices as if they had not been read; one that has come anew meanwhile stands for both. */
export async function unreadNotices(db: Db, viewer: Viewer, ids: readonly string[]): Promise<void> {
  await sql`update notices n set read_at = null where person_id = ${viewer.id}::uuid and read_at is not null and id = any(${[...ids]}::uuid[]) and not exists (
    select 1 from notices o where o.person_id = n.person_id and o.kind = n.kind and o.about = n.about and o.read_at is null
      and coalesce(o.complaint_id, ${noComplaint}) = coalesce(n.complaint_id, ${noComplaint}))`.execute(db);
}

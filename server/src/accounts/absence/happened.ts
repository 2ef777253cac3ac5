import type { Happened, HappenedComplaint } from "@amends/core/accounts/contract-absence";
import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import { sql } from "kysely";
import { visibleTo } from "../../desk/index.ts";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type AbsenceRecord, lastAbsence } from "./absence-store.ts";

const freshMs = 14 * 86_400_000;
const mostComplaints = 100;
const mostEvents = 6;

/** What others did, while a person was away, in what lies with them or is theirs to answer for. By the indexes of their complaints and of a complaint's events. */
async function complaintsOf(db: Db, viewer: Viewer, { fromAt, endedAt, untilAt }: AbsenceRecord): Promise<HappenedComplaint[]> {
  const until = endedAt ?? untilAt;
  const { rows } = await sql<HappenedComplaint>`
    with mine as (select c.id, c.number, c.title, c.state, c.last_activity_at from complaints c where ${visibleTo(scopeOf({ ...viewer, standsFor: [] }))}
        and (c.assignee_id = ${viewer.id}::uuid or c.responsible_id = ${viewer.id}::uuid) and c.last_activity_at >= ${fromAt}::timestamptz
      order by c.last_activity_at desc limit ${mostComplaints})
    select m.id, m.number, m.title, m.state = 'closed' as closed, e.n::int as count, e.events
    from mine m cross join lateral (
      select count(*) as n, (array_agg(json_build_object('at', x.at, 'type', x.type, 'by', p.name) order by x.seq desc))[1:${sql.raw(String(mostEvents))}] as events
      from events x left join people p on p.id = x.actor_id where x.complaint_id = m.id and x.at >= ${fromAt}::timestamptz and x.at < ${until}::timestamptz
        and x.actor_id is distinct from ${viewer.id}::uuid) e
    where e.n > 0 order by m.last_activity_at desc`.execute(db);
  return rows.map((row) => ({ ...row, events: row.events.map((event) => ({ ...event, at: new Date(event.at).toISOString() })) }));
}

/** What a person who is back has to catch up with, until they have looked; for two weeks. */
export async function readHappened(db: Db, viewer: Viewer, now: string): Promise<Happened> {
  const absence = await lastAbsence(db, viewer.id, new Date(Date.parse(now) - freshMs).toISOString());
  if (!absence) return { absence: null, complaints: [] };
  const { id, fromDay, lastDay } = absence;
  return { absence: { id, fromDay, lastDay }, complaints: await complaintsOf(db, viewer, absence) };
}

/** The person has caught up. @throws notFound for what is not theirs or not over */
export async function markLooked(db: Db, viewer: Viewer, id: string, now: string): Promise<void> {
  const { numAffectedRows } = await sql`update absences set looked_at = ${now}::timestamptz
    where id = ${id}::uuid and person_id = ${viewer.id}::uuid and ended_at is not null and looked_at is null`.execute(db);
  if (!numAffectedRows) refuse("notFound");
}

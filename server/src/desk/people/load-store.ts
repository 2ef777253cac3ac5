import type { PersonLoad } from "@amends/core/desk/contract-load";
import { noLoad } from "@amends/core/desk/load";
import { handlingRoles, type Viewer } from "@amends/core/shared/role";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { peopleCountedFor } from "../policy.ts";
import { named } from "./assignees.ts";

type Row = Omit<PersonLoad, "load"> & { load: Record<string, number> | null };

/** The statement: each count of a person walks an index that holds nothing else. */
export const loadQuery = (viewer: Viewer, now: string) => sql<Row>`
    select p.id, p.name, p.role, p.team_id as "teamId",
      (select json_object_agg(l.severity, l.n) from (
        select c.severity, count(*)::int as n from complaints c where c.assignee_id = p.id and c.state = 'open' group by c.severity) l) as load,
      (select count(*)::int from complaints c where c.assignee_id = p.id and c.state = 'waiting') as waiting,
      (select count(*)::int from complaints c where c.assignee_id = p.id and c.state <> 'closed' and c.next_due_at < ${now}::timestamptz) as overdue,
      (select count(*)::int from complaints c where c.assignee_id = p.id and c.awaits_acceptance) as awaited,
      s.last_day as "awayUntil", s.substitute_id as "standInId", k.doc as skills
    from people p left join stand_ins s on s.person_id = p.id left join person_skills k on k.person_id = p.id where p.left_at is null and p.role = any(${[...handlingRoles]}::text[]) and ${peopleCountedFor(viewer)}
    order by p.name, p.id`;

/** What the people this viewer answers for have to carry, by name. Counts only: no complaint is named by it. */
export async function readLoad(db: Db, viewer: Viewer, now: string): Promise<readonly PersonLoad[]> {
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${loadQuery(viewer, now)}`.execute(db);
  return rows.map(({ load, ...row }) => ({ ...row, load: { ...noLoad, ...named(load ?? {}) } }));
}

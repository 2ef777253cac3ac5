import type { PoolPerson } from "@amends/core/desk/assignment-rule";
import type { AssignmentRule } from "@amends/core/desk/contract-assignment";
import { noLoad } from "@amends/core/desk/load";
import { handlingRoles } from "@amends/core/shared/role";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { named } from "../people/assignees.ts";

type Row = Omit<PoolPerson, "load" | "knows" | "lastAt"> & { load: Record<string, number> | null; lastAt: Date | null };

/** Whom these rules may choose for complaints that lie in these teams. `knows` is 0: that hangs on the customer. */
export type Pool = readonly PoolPerson[];

/** One statement: people by team or id, and for each three walks of an index that stops at the first row or holds nothing else. */
export async function readPool(db: Db, companyId: string, rules: readonly AssignmentRule[], hereIds: readonly string[]): Promise<Pool> {
  const teamIds = rules.flatMap(({ to }) => (to.kind === "team" ? [to.teamId] : to.kind === "here" ? hereIds : []));
  const personIds = rules.flatMap(({ to }) => (to.kind === "person" ? [to.personId] : []));
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    select p.id, p.name, p.role, p.team_id as "teamId", exists (select 1 from stand_ins s where s.person_id = p.id) as away,
      (select k.doc from person_skills k where k.person_id = p.id) as skills,
      (select json_object_agg(l.severity, l.n) from (
        select c.severity, count(*)::int as n from complaints c where c.assignee_id = p.id and c.state = 'open' group by c.severity) l) as load,
      (select c.received_at from complaints c where c.assignee_id = p.id order by c.received_at desc, c.id desc limit 1) as "lastAt"
    from people p where p.company_id = ${companyId}::uuid and p.left_at is null and p.role = any(${[...handlingRoles]}::text[])
      and ((p.role = 'agent' and p.team_id = any(${[...new Set(teamIds)]}::uuid[])) or p.id = any(${[...new Set(personIds)]}::uuid[]))`.execute(db);
  return rows.map(({ load, lastAt, ...row }) => ({ ...row, knows: 0, lastAt: lastAt?.toISOString() ?? null, load: { ...noLoad, ...named(load ?? {}) } }));
}

/** How many complaints of each customer lay with each of these people, without the ones asked about. */
export async function whoKnows(
  db: Db,
  customerIds: readonly string[],
  pool: Pool,
  without: readonly string[],
): Promise<(customerId: string | null) => PoolPerson[]> {
  const { rows } =
    customerIds.length === 0 || pool.length === 0
      ? { rows: [] }
      : await sql<{ customerId: string; personId: string; n: number }>`${sql.raw(prepared)}
    select c.customer_id as "customerId", c.assignee_id as "personId", count(*)::int as n from complaints c
    where c.customer_id = any(${[...customerIds]}::uuid[]) and c.assignee_id = any(${pool.map((p) => p.id)}::uuid[])
      and not c.id = any(${[...without]}::uuid[]) and c.restricted_to is null group by 1, 2`.execute(db);
  const known = new Map(rows.map((row) => [`${row.customerId} ${row.personId}`, row.n]));
  return (customerId) => pool.map((person) => ({ ...person, knows: known.get(`${customerId} ${person.id}`) ?? 0 }));
}

import type { TeamRow } from "@amends/core/accounts/contract-teams";
import type { TeamNode } from "@amends/core/accounts/team-tree";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";

/** The company's whole tree, archived teams included (old complaints name them); the company first, then by name. */
export async function listTeams(db: Db, companyId: string): Promise<TeamRow[]> {
  const { rows } = await sql<TeamRow>`
    select t.id, t.parent_id as "parentId", t.kind, t.name, t.time_zone as "timeZone", t.currency, t.language, t.archived_at is not null as archived,
      (select count(*)::int from people p where p.team_id = t.id and p.left_at is null) as people
    from teams t where t.company_id = ${companyId} order by t.parent_id is not null, t.name, t.id`.execute(db);
  return rows;
}

/** What the rules of the tree look at. */
export function nodesOf(teams: readonly TeamRow[]): TeamNode[] {
  return teams.map(({ id, parentId, kind, name, archived }) => ({ id, parentId, kind, name, archived }));
}

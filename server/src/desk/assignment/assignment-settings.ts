import { type AssignmentSettings, noAssignment } from "@amends/core/desk/contract-assignment";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { saveSetting } from "../desk-settings.ts";

/** The company's rules and switches; without any, nothing happens by rule. */
export async function readAssignment(db: Db, companyId: string): Promise<AssignmentSettings> {
  const { rows } = await sql<{ own: AssignmentSettings | null }>`${sql.raw(prepared)}
    select settings -> 'assignment' as own from teams where id = ${companyId}::uuid`.execute(db);
  return rows[0]?.own ?? noAssignment;
}

/** @throws unknownTeam, unknownPerson when a rule or switch names one that is not of this company */
export async function checkNamed(db: Db, companyId: string, { rules, switches }: AssignmentSettings): Promise<void> {
  const teamIds = [...rules.flatMap(({ when, to }) => [...when.teamIds, ...(to.kind === "team" ? [to.teamId] : [])]), ...switches.map((each) => each.teamId)];
  const personIds = rules.flatMap(({ to }) => (to.kind === "person" ? [to.personId] : []));
  const { rows } = await sql<{ team: boolean; person: boolean }>`${sql.raw(prepared)}
    select exists (select 1 from unnest(${teamIds}::uuid[]) as asked (id) where not exists (select 1 from teams t where t.id = asked.id and t.company_id = ${companyId}::uuid)) as team,
      exists (select 1 from unnest(${personIds}::uuid[]) as asked (id) where not exists (select 1 from people p where p.id = asked.id and p.company_id = ${companyId}::uuid)) as person`.execute(
    db,
  );
  if (rows[0]?.team) refuse("unknownTeam");
  if (rows[0]?.person) refuse("unknownPerson");
}

export async function saveAssignment(context: RouteContext<unknown>, settings: AssignmentSettings): Promise<AssignmentSettings> {
  await checkNamed(context.db, context.viewer.companyId, settings);
  await saveSetting(context.db, context, { key: "assignment", value: settings, type: "company.assignmentRulesChanged" });
  return settings;
}

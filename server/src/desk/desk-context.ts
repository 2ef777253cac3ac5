import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { Complaint } from "@amends/core/desk/complaint";
import type { DeskContext, PersonFact } from "@amends/core/desk/decision";
import { owingIdsOf } from "@amends/core/desk/duty";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { type Company, companyOf } from "./desk-settings.ts";
import { acceptBy } from "./people/accept-by.ts";
import { visibleTo } from "./policy.ts";

export type Acting = { readonly viewer: Viewer; readonly now: string; readonly newId: () => string };

export type DeskContextRow = {
  id: string;
  name: string;
  language: Company["language"];
  time_zone: string;
  currency: string;
  settings: Record<string, never>;
  people: PersonFact[] | null;
  team_ids: string[];
  complaints: Record<string, string> | null;
  own_zone: string | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every id named anywhere in a command: people, teams, complaints; what is none of them is not found and does no harm. */
export function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string") {
    if (uuid.test(value)) found.add(value);
  } else if (Array.isArray(value)) for (const each of value) idsIn(each, found);
  else if (value !== null && typeof value === "object") for (const each of Object.values(value)) idsIn(each, found);
  return found;
}

/** Ids a decision may need besides those of the command: who had the complaint before (a return goes back there), who owes something in it. */
function idsOf(complaint: Complaint | null): string[] {
  if (!complaint) return [];
  return [
    ...complaint.placements.flatMap((p) => p.assigneeId ?? []),
    ...(complaint.firstOwnerId ? [complaint.firstOwnerId] : []),
    ...owingIdsOf(complaint),
    ...(complaint.intake.respondent.personId ? [complaint.intake.respondent.personId] : []),
  ];
}

/** The columns from which `deskContextOf` makes what a decision may know, for a query on `teams t` (the company). */
export function deskContextColumns({ viewer }: Pick<Acting, "viewer">, input: unknown, complaint: Complaint | null) {
  const ids = [...new Set([viewer.id, ...idsIn(input), ...idsOf(complaint)])];
  return sql`t.id, t.name, t.language, t.time_zone, t.currency, t.settings,
      (select json_agg(json_build_object('id', p.id, 'role', p.role, 'teamId', p.team_id, 'left', p.left_at is not null)) from people p where p.company_id = t.id and p.id = any(${ids}::uuid[])) as people,
      array(select o.id from teams o where o.company_id = t.id and o.archived_at is null) as team_ids,
      (select json_object_agg(c.id, c.number) from complaints c where c.id = any(${ids}::uuid[]) and ${visibleTo(scopeOf(viewer))}) as complaints,
      (select o.time_zone from teams o where o.id = ${viewer.teamId}::uuid) as own_zone`;
}

export async function deskContextOf(db: Db, row: DeskContextRow, acting: Acting): Promise<{ context: DeskContext; company: Company }> {
  const { viewer, now, newId } = acting;
  const company = companyOf(row);
  const people = Object.fromEntries((row.people ?? []).map((p) => [p.id, p]));
  const context: DeskContext = {
    actor: { type: "person", id: viewer.id },
    now,
    newId,
    role: viewer.role,
    standsFor: viewer.standsFor,
    authority: company.desk.authority,
    grantPolicy: company.grants,
    levelPlans: company.plans,
    acceptBy: await acceptBy(db, company, now),
    followUpPlan: company.followUp,
    people,
    teamIds: row.team_ids,
    complaints: row.complaints ?? {},
    timeZone: row.own_zone ?? row.time_zone,
  };
  return { context, company };
}

/**
 * What a decision may know: one query for the people, teams and complaints named, the company's settings and the time
 * zone. Complaints the viewer does not see are not named: an unknown id and a hidden one get the same answer.
 */
export async function readDeskContext(
  db: Db,
  acting: Acting,
  input: unknown,
  complaint: Complaint | null,
): Promise<{ context: DeskContext; company: Company }> {
  const { rows } =
    await sql<DeskContextRow>`${sql.raw(prepared)} select ${deskContextColumns(acting, input, complaint)} from teams t where t.id = ${acting.viewer.companyId}::uuid`.execute(
      db,
    );
  const row = rows[0];
  if (!row) throw new Error(`company ${acting.viewer.companyId} is gone`);
  return deskContextOf(db, row, acting);
}

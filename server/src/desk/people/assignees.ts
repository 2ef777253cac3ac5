import type { Complaint } from "@amends/core/desk/complaint";
import { type Assignee, type Candidate, noLoad, rankAssignees } from "@amends/core/desk/load";
import type { SkillNeeds } from "@amends/core/desk/skills";
import { placementOf, severityOf, specialsOf } from "@amends/core/desk/state";
import { severities } from "@amends/core/desk/vocabulary";
import { handlingRoles } from "@amends/core/shared/role";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";

type Row = {
  id: string;
  name: string;
  role: Candidate["role"];
  teamId: string;
  knows: number;
  awayUntil: string | null;
  skills: Candidate["skills"];
  load: Record<string, number> | null;
};

/**
 * Who might take a complaint: those of its team, and whoever handled this customer before; not who has it now, never the person
 * complained about. One statement: the team and the customer's history by index, each person's load counted in one.
 */
export async function assigneesFor(db: Db, complaint: Complaint): Promise<readonly Assignee[]> {
  const { teamId, assigneeId } = placementOf(complaint);
  const without = [assigneeId, complaint.intake.respondent.personId].filter((id) => id !== null);
  const { rows } = await sql<Row>`${sql.raw(prepared)}
    with known as materialized (select c.assignee_id as id, count(*)::int as n from complaints c
        where c.customer_id = ${complaint.customerId}::uuid and c.id <> ${complaint.id}::uuid and c.assignee_id is not null and c.restricted_to is null group by 1),
      candidates as materialized (select p.id, p.name, p.role, p.team_id, coalesce(k.n, 0) as knows from people p left join known k on k.id = p.id
        where p.company_id = ${complaint.companyId}::uuid and p.left_at is null and p.role = any(${[...handlingRoles]}::text[])
          and (p.team_id = ${teamId}::uuid or k.id is not null) and not p.id = any(${without}::uuid[]))
    select p.id, p.name, p.role, p.team_id as "teamId", p.knows, (select s.last_day from stand_ins s where s.person_id = p.id) as "awayUntil",
      (select k.doc from person_skills k where k.person_id = p.id) as skills, (select json_object_agg(l.severity, l.n) from (
        select c.severity, count(*)::int as n from complaints c where c.assignee_id = p.id and c.state = 'open' group by c.severity) l) as load
    from candidates p`.execute(db);
  const candidates = rows.map(({ load, ...row }) => ({ ...row, load: { ...noLoad, ...named(load ?? {}) } }));
  return rankAssignees(candidates, needsOf(complaint));
}

/** What a complaint asks of whoever takes it. */
export function needsOf(complaint: Complaint): SkillNeeds {
  const { categoryId, product } = complaint.intake;
  return {
    language: complaint.language,
    categoryId,
    product: `${product.name} ${product.model}`.trim(),
    severity: severityOf(complaint),
    specials: specialsOf(complaint),
  };
}

/** Counts by the numbers of levels, as by their names. */
export function named(load: Readonly<Record<string, number>>): Partial<Candidate["load"]> {
  return Object.fromEntries(Object.entries(load).map(([level, n]) => [severities[Number(level)] ?? "ordinary", n]));
}

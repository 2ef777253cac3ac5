import type { Skills } from "@amends/core/desk/skills";
import { isSuperior } from "@amends/core/shared/role";
import { sql } from "kysely";
import { recordEvents } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";

/**
 * Writes down what somebody is good for. Superiors do, for the people of the teams they answer for, a manager for all.
 * @throws notFound for whom they do not answer for, personLeft
 */
export async function saveSkills({ db, viewer, now, newId }: RouteContext<unknown>, personId: string, skills: Skills): Promise<void> {
  const { companyId } = viewer;
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ team_id: string; left: boolean }>`
      select team_id, left_at is not null as left from people where id = ${personId}::uuid and company_id = ${companyId}::uuid for update`.execute(tx);
    const person = rows[0];
    if (!person || !isSuperior(viewer.role) || (viewer.role !== "manager" && !viewer.teamIds.includes(person.team_id))) return refuse("notFound");
    if (person.left) return refuse("personLeft");
    await sql`insert into person_skills (person_id, company_id, doc, changed_by, changed_at)
      values (${personId}::uuid, ${companyId}::uuid, ${JSON.stringify(skills)}::jsonb, ${viewer.id}::uuid, ${now}::timestamptz)
      on conflict (person_id) do update set doc = excluded.doc, changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx);
    await recordEvents(tx, { companyId, subject: { type: "person", id: personId }, actor: { type: "person", id: viewer.id }, at: now, newId }, [
      { type: "person.skillsChanged" },
    ]);
  });
}

import { noSkills, skillsSchema } from "@amends/core/desk/skills";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import type { Stage } from "./stage.ts";
import type { DemoCast } from "./story.ts";

/** What the demo's people are good for, as their supervisors wrote it down. */
export async function saveDemoSkills(tx: Db, cast: DemoCast, stage: Stage, { now }: { readonly now: string }): Promise<void> {
  for (const { person, ...known } of cast.skills) {
    const who = stage.people[cast.people.findIndex((p) => p.key === person)];
    const superior = stage.people.find((p) => p.team === who?.team && p.role === "supervisor");
    if (!who || !superior) throw new Error(`demo: nobody called ${person}`);
    const skills = skillsSchema.parse({ ...noSkills, ...known });
    await sql`insert into person_skills (person_id, company_id, doc, changed_by, changed_at)
      values (${who.id}::uuid, ${stage.companyId}::uuid, ${JSON.stringify(skills)}::jsonb, ${superior.id}::uuid, ${now}::timestamptz)`.execute(tx);
  }
}

import type { setupTeamSchema } from "@amends/core/accounts/contract-setup";
import { passwordFault } from "@amends/core/accounts/password-rule";
import { defaultProfile } from "@amends/core/accounts/profile";
import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { hashPassword } from "./password.ts";
import { companiesOf } from "./setup-guard.ts";
import { addSignIn } from "./sign-in-rows.ts";

const firstTeamName = { "zh-CN": "客诉组", "zh-TW": "客訴組", en: "Complaints team" } as const;

/** Set-ups wait for one another: of two at the same time one wins and the other sees that it is done. */
export async function lockSetup(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('amends.setup'))`.execute(tx);
}

/**
 * The company, its first team and its first person, who is a manager: may do the desk's work as well as manage people
 * and settings (an admin would see settings only). @throws setupDone, password faults. Gives the person's id.
 */
export async function setUpTeam(db: Db, input: z.output<typeof setupTeamSchema>, context: { now: string; newId: () => string }): Promise<string> {
  const fault = passwordFault(input.password, input);
  if (fault) return refuse(fault, { field: "password" });
  const passwordHash = await hashPassword(input.password);
  const { now, newId } = context;
  const [companyId, teamId, personId] = [newId(), newId(), newId()];
  return db.transaction().execute(async (tx) => {
    await lockSetup(tx);
    if ((await companiesOf(tx)).real) return refuse("setupDone");
    const place = { company_id: companyId, time_zone: input.timeZone, currency: input.currency, language: input.language, created_at: now };
    await tx
      .insertInto("teams")
      .values([
        { ...place, id: companyId, parent_id: null, kind: "company", name: input.companyName },
        { ...place, id: teamId, parent_id: companyId, kind: "team", name: input.teamName || firstTeamName[input.language] },
      ])
      .execute();
    const profile = JSON.stringify({ ...defaultProfile, language: input.language });
    await tx
      .insertInto("people")
      .values({ id: personId, company_id: companyId, team_id: teamId, name: input.name, email: input.email, role: "manager", profile, created_at: now })
      .execute();
    await addSignIn(tx, { id: personId, name: input.name, email: input.email }, passwordHash, now);
    const frame = { companyId, actor: { type: "person", id: personId } as const, at: now, newId };
    await recordEvents(tx, { ...frame, subject: { type: "company", id: companyId } }, [{ type: "company.setUp" }]);
    await recordEvents(tx, { ...frame, subject: { type: "person", id: personId } }, [{ type: "person.joined", data: { role: "manager", teamId } }]);
    return personId;
  });
}

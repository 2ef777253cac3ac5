import type { Me } from "@amends/core/accounts/contract-me";
import { mayUse, type Permission, permissions } from "@amends/core/accounts/permission";
import { type Profile, readProfile } from "@amends/core/accounts/profile";
import type { Viewer } from "@amends/core/accounts/role";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";

type Row = {
  email: string;
  profile: unknown;
  demo: boolean;
  company_name: string;
  company_language: string;
  company_zone: string;
  company_currency: string;
  team_name: string;
  team_zone: string;
  team_currency: string;
  two_factor: boolean;
  has_password: boolean;
};

/** GET /api/me in one query. `loopback`: is the caller at this very machine (then a demo person may switch)? */
export async function presentMe(db: Db, viewer: Viewer, loopback: boolean): Promise<Me> {
  const { rows } = await sql<Row>`
    select p.email, p.profile, c.demo, c.name as company_name, c.language as company_language, c.time_zone as company_zone, c.currency as company_currency,
      t.name as team_name, t.time_zone as team_zone, t.currency as team_currency, coalesce(u."twoFactorEnabled", false) as two_factor,
      exists (select 1 from account a where a."userId" = u.id and a.password is not null) as has_password
    from people p join teams c on c.id = p.company_id join teams t on t.id = p.team_id left join "user" u on u.id = p.id::text
    where p.id = ${viewer.id}`.execute(db);
  const row = rows[0] as Row;
  return {
    viewer,
    email: row.email,
    profile: readProfile(row.profile),
    permissions: (Object.keys(permissions) as Permission[]).filter((permission) => mayUse(viewer.role, permission)),
    company: { id: viewer.companyId, name: row.company_name, language: row.company_language, timeZone: row.company_zone, currency: row.company_currency },
    team: { id: viewer.teamId, name: row.team_name, timeZone: row.team_zone, currency: row.team_currency },
    demo: row.demo,
    demoSwitch: row.demo && loopback,
    twoFactor: row.two_factor,
    hasPassword: row.has_password,
  };
}

/** Saves a changed profile under a row lock, so that two tabs do not lose each other's sizes. */
export async function changeProfile(db: Db, personId: string, change: (stored: unknown) => Profile): Promise<Profile> {
  return db.transaction().execute(async (tx) => {
    const { profile } = await tx.selectFrom("people").select("profile").where("id", "=", personId).forUpdate().executeTakeFirstOrThrow();
    const next = change(profile);
    await tx
      .updateTable("people")
      .set({ profile: JSON.stringify(next) })
      .where("id", "=", personId)
      .execute();
    return next;
  });
}

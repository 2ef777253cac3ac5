import type { PersonRow } from "@amends/core/accounts/contract-people";
import { mayUse } from "@amends/core/accounts/permission";
import type { Role, Viewer } from "@amends/core/accounts/role";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";

export type Person = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly teamId: string;
  readonly staffNo: string;
  readonly left: boolean;
};

/** Everybody of the company, those who left included (old complaints name them); more about each for those who manage people. */
export async function listPeople(db: Db, viewer: Viewer): Promise<PersonRow[]> {
  const brief = db
    .selectFrom("people as p")
    .select(["p.id", "p.name", "p.role", "p.team_id as teamId", sql<boolean>`p.left_at is not null`.as("left")])
    .select(sql<string | null>`(select s.last_day from stand_ins s where s.person_id = p.id)`.as("awayUntil"))
    .where("p.company_id", "=", viewer.companyId)
    .orderBy(sql`p.left_at is not null`)
    .orderBy("p.name")
    .orderBy("p.id");
  if (!mayUse(viewer.role, "managePeople")) return brief.execute();
  const rows = await brief
    .select(["p.email", "p.staff_no as staffNo", "p.left_at as leftAt"])
    .select(sql<boolean>`exists (select 1 from "user" u where u.id = p.id::text and u."twoFactorEnabled")`.as("twoFactor"))
    .select(sql<number>`(select count(*)::int from complaints c where c.assignee_id = p.id and c.state <> 'closed')`.as("openComplaints"))
    .execute();
  return rows.map((row) => ({ ...row, leftAt: row.leftAt?.toISOString() ?? null }));
}

/** A person of this company. @throws notFound for another company's person as for one that does not exist. */
export async function personOf(db: Db, companyId: string, id: string): Promise<Person> {
  const row = await db
    .selectFrom("people")
    .select(["id", "name", "email", "role", "team_id", "staff_no", "left_at"])
    .where("id", "=", id)
    .where("company_id", "=", companyId)
    .executeTakeFirst();
  if (!row) return refuse("notFound");
  return { id: row.id, name: row.name, email: row.email, role: row.role as Role, teamId: row.team_id, staffNo: row.staff_no, left: row.left_at !== null };
}

/** Id and role of everybody who has not left. */
export async function presentPeople(db: Db, companyId: string): Promise<{ id: string; role: Role }[]> {
  return (await db.selectFrom("people").select(["id", "role"]).where("company_id", "=", companyId).where("left_at", "is", null).execute()) as {
    id: string;
    role: Role;
  }[];
}

/** @throws unknownTeam, teamArchived */
export async function requireTeam(db: Db, companyId: string, teamId: string, field: string): Promise<void> {
  const team = await db.selectFrom("teams").select("archived_at").where("id", "=", teamId).where("company_id", "=", companyId).executeTakeFirst();
  if (!team) return refuse("unknownTeam", { field });
  if (team.archived_at) return refuse("teamArchived", { field });
}

/** Open complaints that lie with this person. */
export async function openComplaintsOf(db: Db, personId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from complaints where assignee_id = ${personId} and state <> 'closed'`.execute(db);
  return rows[0]?.n ?? 0;
}

/** @throws emailTaken when somebody who has not left uses the address, in whatever company. */
export async function requireFreeEmail(db: Db, email: string): Promise<void> {
  const taken = await db
    .selectFrom("people")
    .select("id")
    .where((e) => e(e.fn<string>("lower", ["email"]), "=", email))
    .where("left_at", "is", null)
    .executeTakeFirst();
  if (taken) return refuse("emailTaken", { field: "email" });
}

import type { acceptInvitationSchema, Invitation, inviteSchema, OneTimeLink } from "@amends/core/accounts/contract-people";
import { passwordFault } from "@amends/core/accounts/password-rule";
import { defaultProfile } from "@amends/core/accounts/profile";
import type { Language } from "@amends/core/desk/complaint";
import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { createLink, openLink, useLink } from "./account-links.ts";
import { type Acting, record } from "./acting.ts";
import { lockCompany } from "./company-lock.ts";
import { mailLink } from "./mail-link.ts";
import { hashPassword } from "./password.ts";
import { requireFreeEmail, requireTeam } from "./people-store.ts";
import { addSignIn } from "./sign-in-rows.ts";

type Invited = z.output<typeof inviteSchema>;

/** An invitation by link; an earlier open one to the same address stops working. @throws emailTaken, unknownTeam, teamArchived */
export async function invite(db: Db, input: Invited, acting: Acting, { publicUrl, secret }: { publicUrl: string; secret: string }): Promise<OneTimeLink> {
  const { companyId } = acting.viewer;
  return db.transaction().execute(async (tx) => {
    await lockCompany(tx, companyId);
    await requireTeam(tx, companyId, input.teamId, "teamId");
    await requireFreeEmail(tx, input.email);
    await sql`update account_links set revoked_at = ${acting.now} where company_id = ${companyId} and purpose = 'invitation' and data->>'email' = ${input.email}
      and used_at is null and revoked_at is null`.execute(tx);
    const link = await createLink(tx, { companyId, purpose: "invitation", data: input, createdBy: acting.viewer.id }, { ...acting, publicUrl });
    await record(tx, acting, { type: "invitation", id: link.id }, { type: "invitation.created", data: { role: input.role, teamId: input.teamId } });
    const company = await tx.selectFrom("teams").select("language").where("id", "=", companyId).executeTakeFirstOrThrow();
    const language = (input.language ?? company.language) as Language;
    return mailLink(tx, link, { purpose: "invitation", to: input.email, toName: input.name ?? "", language }, acting, secret);
  });
}

/** The company's invitations, newest first. */
export async function listInvitations(db: Db, companyId: string, now: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom("account_links")
    .selectAll()
    .where("company_id", "=", companyId)
    .where("purpose", "=", "invitation")
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(200)
    .execute();
  return rows.map((row) => {
    const data = row.data as Invited;
    const state = row.used_at ? "used" : row.revoked_at ? "revoked" : row.expires_at.toISOString() <= now ? "expired" : "open";
    return {
      id: row.id,
      email: data.email,
      name: data.name ?? "",
      role: data.role,
      teamId: data.teamId,
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      state,
    };
  });
}

/** @throws notFound when there is no open one of this id in the company. */
export async function revokeInvitation(db: Db, id: string, acting: Acting): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const revoked = await tx
      .updateTable("account_links")
      .set({ revoked_at: acting.now })
      .where("id", "=", id)
      .where("company_id", "=", acting.viewer.companyId)
      .where("purpose", "=", "invitation")
      .where("used_at", "is", null)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) return refuse("notFound");
    await record(tx, acting, { type: "invitation", id }, { type: "invitation.revoked" });
  });
}

/** What the page behind the link shows before anything is typed. */
export async function readInvitation(
  db: Db,
  token: string,
  now: string,
): Promise<{ companyName: string; teamName: string; email: string; name: string; role: string; language: string }> {
  const link = await openLink(db, "invitation", token, now);
  const data = link.data as Invited;
  const names = await db
    .selectFrom("teams as c")
    .leftJoin("teams as t", (j) => j.on("t.id", "=", data.teamId))
    .select(["c.name as companyName", "c.language", "t.name as teamName"])
    .where("c.id", "=", link.companyId)
    .executeTakeFirstOrThrow();
  return {
    companyName: names.companyName,
    teamName: names.teamName ?? names.companyName,
    email: data.email,
    name: data.name ?? "",
    role: data.role,
    language: data.language ?? names.language,
  };
}

/** Makes the person and their sign-in; the link works once. Gives the person's id. */
export async function acceptInvitation(
  db: Db,
  token: string,
  input: z.output<typeof acceptInvitationSchema>,
  { now, newId }: { now: string; newId: () => string },
): Promise<string> {
  const before = await openLink(db, "invitation", token, now);
  const fault = passwordFault(input.password, { email: (before.data as Invited).email, name: input.name });
  if (fault) return refuse(fault, { field: "password" });
  const passwordHash = await hashPassword(input.password);
  return db.transaction().execute(async (tx) => {
    await lockCompany(tx, before.companyId);
    const link = await openLink(tx, "invitation", token, now, true);
    const data = link.data as Invited;
    const company = await tx.selectFrom("teams").select(["demo", "language"]).where("id", "=", link.companyId).executeTakeFirstOrThrow();
    if (company.demo) return refuse("demoNoAccounts");
    await requireTeam(tx, link.companyId, data.teamId, "teamId");
    await requireFreeEmail(tx, data.email);
    const id = newId();
    const profile = JSON.stringify({ ...defaultProfile, language: input.language ?? data.language ?? company.language });
    await tx
      .insertInto("people")
      .values({
        id,
        company_id: link.companyId,
        team_id: data.teamId,
        name: input.name,
        email: data.email,
        role: data.role,
        staff_no: data.staffNo ?? "",
        profile,
        created_at: now,
      })
      .execute();
    await addSignIn(tx, { id, name: input.name, email: data.email }, passwordHash, now);
    await useLink(tx, link.id, now);
    const frame = { companyId: link.companyId, actor: { type: "person", id } as const, at: now, newId, subject: { type: "person", id } };
    await recordEvents(tx, frame, [{ type: "person.joined", data: { role: data.role, teamId: data.teamId, invitationId: link.id } }]);
    return id;
  });
}

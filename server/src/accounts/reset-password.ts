import type { acceptResetSchema, OneTimeLink } from "@amends/core/accounts/contract-people";
import { passwordFault } from "@amends/core/accounts/password-rule";
import type { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import { createLink, openLink, revokeLinks, useLink } from "./account-links.ts";
import { type Acting, record } from "./acting.ts";
import { findByPerson } from "./find-caller.ts";
import { mailLink } from "./mail-link.ts";
import { hashPassword } from "./password.ts";
import { personOf } from "./people-store.ts";
import { addSignIn, endSessions, setPassword } from "./sign-in-rows.ts";

/** A link with which a person of this company gives themselves a new password; earlier ones stop working. */
export async function createResetLink(
  db: Db,
  personId: string,
  removeTwoFactor: boolean,
  acting: Acting,
  { publicUrl, secret }: { publicUrl: string; secret: string },
): Promise<OneTimeLink> {
  const { companyId } = acting.viewer;
  return db.transaction().execute(async (tx) => {
    const person = await personOf(tx, companyId, personId);
    if (person.left) return refuse("personLeft");
    await revokeLinks(tx, { personId }, acting.now);
    const link = await createLink(
      tx,
      { companyId, purpose: "reset", personId, data: { removeTwoFactor }, createdBy: acting.viewer.id },
      { ...acting, publicUrl },
    );
    await record(tx, acting, { type: "person", id: personId }, { type: "person.resetLinkCreated", data: { removeTwoFactor } });
    const language = (await findByPerson(tx, personId))?.language ?? "zh-CN";
    return mailLink(tx, link, { purpose: "reset", to: person.email, toName: person.name, personId, language }, acting, secret);
  });
}

async function personOfLink(db: Db, link: { personId: string | null; companyId: string }) {
  const person = await personOf(db, link.companyId, link.personId ?? "");
  return person.left ? refuse("accountLinkRevoked") : person;
}

export async function readReset(db: Db, token: string, now: string): Promise<{ name: string; email: string }> {
  const { name, email } = await personOfLink(db, await openLink(db, "reset", token, now));
  return { name, email };
}

/** Sets the new password, ends every session, and drops the second factor when the link says so. Signs nobody in: a second factor must still be asked for. */
export async function acceptReset(
  db: Db,
  token: string,
  { password }: z.output<typeof acceptResetSchema>,
  { now, newId }: { now: string; newId: () => string },
): Promise<string> {
  const person = await personOfLink(db, await openLink(db, "reset", token, now));
  const fault = passwordFault(password, person);
  if (fault) return refuse(fault, { field: "password" });
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const link = await openLink(tx, "reset", token, now, true);
    const company = await tx.selectFrom("teams").select("demo").where("id", "=", link.companyId).executeTakeFirstOrThrow();
    if (company.demo) return refuse("demoNoAccounts");
    await addSignIn(tx, person, null, now);
    await setPassword(tx, person.id, passwordHash, now);
    await endSessions(tx, person.id);
    const removed = link.data.removeTwoFactor === true;
    if (removed) {
      await tx.deleteFrom("twoFactor").where("userId", "=", person.id).execute();
      await tx.updateTable("user").set({ twoFactorEnabled: false }).where("id", "=", person.id).execute();
    }
    await useLink(tx, link.id, now);
    const frame = { companyId: link.companyId, actor: { type: "person", id: person.id } as const, at: now, newId, subject: { type: "person", id: person.id } };
    await recordEvents(tx, frame, [{ type: "person.passwordReset", data: { twoFactorRemoved: removed } }]);
    return person.id;
  });
}

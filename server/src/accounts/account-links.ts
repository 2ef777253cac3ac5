import type { OneTimeLink } from "@amends/core/accounts/contract-people";
import QRCode from "qrcode";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { hashToken, looksLikeToken, newToken } from "./one-time-token.ts";

type Purpose = "invitation" | "reset";

/** Days an invitation and a reset link work. A reset opens an account that exists, so it lives shorter. */
export const linkDays = { invitation: 7, reset: 1 } as const;
const paths = { invitation: "/invitation/", reset: "/reset/" } as const;

export type LinkRow = {
  readonly id: string;
  readonly companyId: string;
  readonly personId: string | null;
  readonly createdBy: string | null;
  readonly data: Record<string, unknown>;
};

type NewLink = { companyId: string; purpose: Purpose; personId?: string; data?: Record<string, unknown>; createdBy: string };

/** Makes a link; its token is in the answer and nowhere else, the table keeps a hash. */
export async function createLink(tx: Db, link: NewLink, context: { now: string; newId: () => string; publicUrl: string }): Promise<OneTimeLink> {
  const token = newToken();
  const id = context.newId();
  const expiresAt = new Date(Date.parse(context.now) + linkDays[link.purpose] * 86_400_000).toISOString();
  await tx
    .insertInto("account_links")
    .values({
      id,
      company_id: link.companyId,
      purpose: link.purpose,
      token_hash: hashToken(token),
      person_id: link.personId ?? null,
      data: JSON.stringify(link.data ?? {}),
      created_by: link.createdBy,
      created_at: context.now,
      expires_at: expiresAt,
    })
    .execute();
  const url = `${context.publicUrl}${paths[link.purpose]}${token}`;
  return { id, url, qrSvg: await QRCode.toString(url, { type: "svg", margin: 2, errorCorrectionLevel: "M" }), expiresAt };
}

/** The link of a token while it works. @throws accountLinkInvalid, accountLinkUsed, accountLinkRevoked, accountLinkExpired. `lock` holds it until the transaction ends. */
export async function openLink(db: Db, purpose: Purpose, token: string, now: string, lock = false): Promise<LinkRow> {
  if (!looksLikeToken(token)) return refuse("accountLinkInvalid");
  let query = db.selectFrom("account_links").selectAll().where("token_hash", "=", hashToken(token)).where("purpose", "=", purpose);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) return refuse("accountLinkInvalid");
  if (row.used_at) return refuse("accountLinkUsed");
  if (row.revoked_at) return refuse("accountLinkRevoked");
  if (row.expires_at.getTime() <= Date.parse(now)) return refuse("accountLinkExpired");
  return { id: row.id, companyId: row.company_id, personId: row.person_id, createdBy: row.created_by, data: row.data };
}

/** Marks a link used. To be called in the transaction that locked it. */
export async function useLink(tx: Db, id: string, now: string): Promise<void> {
  await tx.updateTable("account_links").set({ used_at: now }).where("id", "=", id).execute();
}

/** Ends links that would still work: all of a person (resets), or those somebody made (they know the address of each). */
export async function revokeLinks(tx: Db, which: { personId: string } | { createdBy: string }, now: string): Promise<void> {
  let query = tx.updateTable("account_links").set({ revoked_at: now }).where("used_at", "is", null).where("revoked_at", "is", null);
  query = "personId" in which ? query.where("person_id", "=", which.personId) : query.where("created_by", "=", which.createdBy);
  await query.execute();
}

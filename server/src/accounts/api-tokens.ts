import type { CreatedToken, createTokenSchema, TokenRow } from "@amends/core/accounts/contract-tokens";
import { mayUse } from "@amends/core/accounts/permission";
import type { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { type Acting, record } from "./acting.ts";
import { lockCompany } from "./company-lock.ts";
import { tokenPrefix } from "./identify.ts";
import { hashToken, newToken } from "./one-time-token.ts";

/** Tokens in use one person may have. */
const most = 20;

type Row = {
  id: string;
  name: string;
  person_id: string;
  scopes: string[];
  hint: string;
  created_at: Date;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

function present(row: Row): TokenRow {
  return {
    id: row.id,
    name: row.name,
    personId: row.person_id,
    scopes: row.scopes,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}

/** Own tokens; with `all` those of the whole company, for who manages people. */
export async function listTokens(db: Db, { viewer }: Acting, all: boolean): Promise<TokenRow[]> {
  if (all && !mayUse(viewer.role, "managePeople")) return refuse("notPermitted");
  let query = db
    .selectFrom("api_tokens")
    .select(["id", "name", "person_id", "scopes", "hint", "created_at", "expires_at", "last_used_at", "revoked_at"])
    .where("company_id", "=", viewer.companyId);
  if (!all) query = query.where("person_id", "=", viewer.id);
  return (await query.orderBy("created_at", "desc").orderBy("id", "desc").limit(500).execute()).map(present);
}

/** A token that acts as the viewer within its scopes; the answer is the only place that shows it. @throws scopeAboveRole, tooManyTokens */
export async function createToken(db: Db, input: z.output<typeof createTokenSchema>, acting: Acting): Promise<CreatedToken> {
  const { viewer, now } = acting;
  const administers = (["managePeople", "editDeskSettings", "readAudit"] as const).some((permission) => mayUse(viewer.role, permission));
  if (input.scopes.includes("admin") && !administers) return refuse("scopeAboveRole", { field: "scopes" });
  const token = `${tokenPrefix}${newToken()}`;
  const row = {
    id: acting.newId(),
    company_id: viewer.companyId,
    person_id: viewer.id,
    name: input.name,
    scopes: [...new Set(input.scopes)],
    token_hash: hashToken(token),
    hint: token.slice(-4),
    created_at: new Date(now),
    expires_at: new Date(Date.parse(now) + input.days * 86_400_000),
  };
  await db.transaction().execute(async (tx) => {
    await lockCompany(tx, viewer.companyId);
    const { n } = await tx
      .selectFrom("api_tokens")
      .select((e) => e.fn.countAll<string>().as("n"))
      .where("person_id", "=", viewer.id)
      .where("revoked_at", "is", null)
      .where("expires_at", ">", new Date(now))
      .executeTakeFirstOrThrow();
    if (Number(n) >= most) return refuse("tooManyTokens", { params: { max: most } });
    await tx.insertInto("api_tokens").values(row).execute();
    await record(tx, acting, { type: "token", id: row.id }, { type: "token.created", data: { scopes: row.scopes, expiresAt: row.expires_at.toISOString() } });
  });
  return { ...present({ ...row, last_used_at: null, revoked_at: null }), token };
}

/** Ends an own token, or any of the company for who manages people. @throws notFound. Gives whose it was. */
export async function revokeToken(db: Db, id: string, acting: Acting): Promise<string> {
  const { viewer } = acting;
  return db.transaction().execute(async (tx) => {
    const token = await tx
      .selectFrom("api_tokens")
      .select(["person_id", "revoked_at"])
      .where("id", "=", id)
      .where("company_id", "=", viewer.companyId)
      .forUpdate()
      .executeTakeFirst();
    if (!token || (token.person_id !== viewer.id && !mayUse(viewer.role, "managePeople"))) return refuse("notFound");
    if (!token.revoked_at) {
      await tx.updateTable("api_tokens").set({ revoked_at: acting.now }).where("id", "=", id).execute();
      await record(tx, acting, { type: "token", id }, { type: "token.revoked" });
    }
    return token.person_id;
  });
}

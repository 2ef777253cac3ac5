import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { Accounts } from "./accounts.ts";
import { addressKey } from "./address-key.ts";
import { addressHeader } from "./auth.ts";
import type { TryLimit } from "./failed-tries.ts";

/** What the library answered: its status and body; its cookies are already on the reply. */
export type AuthAnswer = { readonly status: number; readonly body: Record<string, unknown> };

/** Hands a request to the library and its cookies to the reply. The origin was checked at the edge; the address is ours. */
export async function askAuth(accounts: Accounts, path: string, body: unknown, request: FastifyRequest, reply: FastifyReply): Promise<AuthAnswer> {
  const { publicUrl } = accounts.cookie;
  const headers = new Headers({ "content-type": "application/json", origin: new URL(publicUrl).origin, [addressHeader]: request.ip });
  for (const name of ["cookie", "user-agent"] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const auth = await accounts.auth();
  const response = await auth.handler(new Request(`${publicUrl}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body ?? {}) }));
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Record<string, unknown> };
}

/** The limits one try of this address on this account counts against. The account is hashed: what was typed may be a password. */
export function signInLimits(accounts: Accounts, address: string, account: string): TryLimit[] {
  const hash = createHash("sha256").update(account.toLowerCase()).digest("base64url");
  return [
    { key: `address:${addressKey(address)}`, ...accounts.limits.address },
    { key: `account:${hash}`, ...accounts.limits.account },
  ];
}

/** The library's codes in our words; all ways of a wrong sign-in are one. */
const codes: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "signInFailed",
  INVALID_EMAIL: "signInFailed",
  FAILED_TO_CREATE_SESSION: "signInFailed",
  INVALID_PASSWORD: "passwordWrong",
  INVALID_CODE: "codeWrong",
  INVALID_BACKUP_CODE: "codeWrong",
  INVALID_TWO_FACTOR_COOKIE: "codeExpired",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "codeExpired",
  ACCOUNT_TEMPORARILY_LOCKED: "codeLocked",
  TOTP_ALREADY_ENABLED: "twoFactorOn",
  TOTP_NOT_ENABLED: "twoFactorOff",
  TWO_FACTOR_NOT_ENABLED: "twoFactorOff",
  BACKUP_CODES_NOT_ENABLED: "twoFactorOff",
  UNAUTHORIZED: "signInRequired",
};

/** Throws what the library refused as a refusal of ours. */
export function refuseAnswer(answer: AuthAnswer): never {
  if (answer.status === 429 && answer.body.code !== "ACCOUNT_TEMPORARILY_LOCKED") return refuse("tooMany");
  const code = codes[String(answer.body.code)];
  if (code) return refuse(code);
  if (answer.status === 401) return refuse("signInRequired");
  if (answer.status >= 500) throw new Error(`sign-in library: ${answer.status} ${String(answer.body.message ?? "")}`);
  return refuse("badRequest");
}

/** The person behind an e-mail address, for the audit trail. */
export async function personByEmail(db: Db, email: string): Promise<{ id: string; companyId: string } | undefined> {
  return db
    .selectFrom("people")
    .select(["id", "company_id as companyId"])
    .where((e) => e(e.fn<string>("lower", ["email"]), "=", email.toLowerCase()))
    .where("left_at", "is", null)
    .executeTakeFirst();
}

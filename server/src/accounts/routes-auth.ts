import { z } from "zod";
import { refuse } from "../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { AccountsDeps } from "./deps.ts";
import { recordOwn } from "./record-sign-in.ts";
import { clearSessionCookie, readSessionToken } from "./session-cookie.ts";
import { requireSession } from "./session-only.ts";
import { askAuth, personByEmail, refuseAnswer, signInLimits } from "./sign-in.ts";

type Context = RouteContext<AccountsDeps>;
const email = z
  .string()
  .max(254)
  .transform((text) => text.replaceAll("\u0000", "").trim());
const password = z.string().min(1).max(1000);
const code = z
  .string()
  .max(40)
  .transform((text) => text.normalize("NFKC").replace(/\s/g, ""));

/** Runs a call of the library in which a password or code can be wrong; a wrong one counts as a failed try. */
async function guarded(context: Context, account: string, path: string, body: unknown) {
  const { deps, request, reply } = context;
  const failures = new Set([400, 401, 403]);
  return deps.accounts.tries.guard(signInLimits(deps.accounts, request.ip, account), async () => {
    const answer = await askAuth(deps.accounts, path, body, request, reply);
    return { failed: failures.has(answer.status), value: answer };
  });
}

/** A call on one's own second factor, with the session; on success the session is a new one. */
function ownTwoFactor<B extends z.ZodType>(
  path: string,
  summary: string,
  body: B,
  event: string | undefined,
  present: (answer: Record<string, unknown>) => unknown,
): Route<AccountsDeps> {
  return route<AccountsDeps, undefined, undefined, B>({
    method: "POST",
    path: `/api/auth/two-factor/${path}`,
    permission: "signedIn",
    summary,
    body,
    handler: async (input, context) => {
      requireSession(context.request);
      const { db, deps, viewer } = context;
      const answer = await guarded(context, viewer.id, `/two-factor/${path}`, input.body);
      deps.accounts.cache.forgetPerson(viewer.id);
      if (answer.status >= 400) return refuseAnswer(answer);
      if (event) await recordOwn(db, viewer, event, {}, context);
      return present(answer.body);
    },
  });
}

/** The second step of a sign-in, or (with a session) the first code that switches the second factor on. */
function verifyCode(path: "verify-totp" | "verify-backup-code", summary: string): Route<AccountsDeps> {
  return route({
    method: "POST",
    path: `/api/auth/two-factor/${path}`,
    permission: "public",
    summary,
    body: z.object({ code, trustDevice: z.boolean().optional() }),
    handler: async ({ body }, context: Context) => {
      const { db, deps, request } = context;
      const before = await deps.accounts.identify(request);
      if (before && path === "verify-backup-code") return refuse("badRequest"); // would use up a code for nothing
      const account = before?.viewer.id ?? request.cookies[`${deps.accounts.cookie.publicUrl.startsWith("https:") ? "__Secure-" : ""}amends.two_factor`] ?? "";
      const answer = await guarded(context, account, `/two-factor/${path}`, body);
      if (answer.status >= 400) return refuseAnswer(answer);
      const user = answer.body.user as { id: string } | undefined;
      if (before) deps.accounts.cache.forgetPerson(before.viewer.id);
      const person = await db
        .selectFrom("people")
        .select(["id", "company_id as companyId"])
        .where("id", "=", user?.id ?? "")
        .executeTakeFirst();
      if (person)
        await recordOwn(
          db,
          person,
          before ? "person.twoFactorEnabled" : "person.signedIn",
          before ? {} : { way: path === "verify-totp" ? "code" : "backupCode", address: request.ip },
          context,
        );
      return { signedIn: true };
    },
  });
}

export const authRoutes: Route<AccountsDeps>[] = [
  route({
    method: "POST",
    path: "/api/auth/sign-in/email",
    permission: "public",
    summary: "Sign in; answers twoFactorRedirect when a code is needed as well",
    body: z.object({ email, password, rememberMe: z.boolean().optional() }),
    handler: async ({ body }, context: Context) => {
      const { db, request } = context;
      const answer = await guarded(context, body.email, "/sign-in/email", body);
      const person = await personByEmail(db, body.email);
      if (answer.status >= 400) {
        if (person && answer.status === 401) await recordOwn(db, person, "person.signInFailed", { address: request.ip }, context);
        return refuseAnswer(answer);
      }
      if (answer.body.twoFactorRedirect === true) return { signedIn: false, twoFactorRedirect: true, twoFactorMethods: answer.body.twoFactorMethods };
      if (person) await recordOwn(db, person, "person.signedIn", { way: "password", address: request.ip }, context);
      return { signedIn: true, twoFactorRedirect: false };
    },
  }),
  verifyCode("verify-totp", "Give the code of the authenticator app"),
  verifyCode("verify-backup-code", "Give one of the backup codes instead; each works once"),
  route<AccountsDeps>({
    method: "POST",
    path: "/api/auth/sign-out",
    permission: "public",
    summary: "End this session",
    handler: async (_, { db, deps, request, reply }) => {
      const { cookie, cache } = deps.accounts;
      const token = readSessionToken(request, cookie);
      if (token !== undefined) await db.deleteFrom("session").where("token", "=", token).execute();
      if (token !== undefined) cache.forgetCredential(`session:${token}`);
      clearSessionCookie(reply, cookie.publicUrl);
    },
  }),
  ownTwoFactor(
    "enable",
    "Begin with a second factor: gives the address for the authenticator app and the backup codes",
    z.object({ password }),
    undefined,
    ({ totpURI, backupCodes }) => ({ totpURI, backupCodes }),
  ),
  ownTwoFactor("disable", "Do without a second factor again", z.object({ password }), "person.twoFactorDisabled", () => ({ twoFactor: false })),
  ownTwoFactor(
    "generate-backup-codes",
    "New backup codes; the old ones stop working",
    z.object({ password }),
    "person.backupCodesRenewed",
    ({ backupCodes }) => ({ backupCodes }),
  ),
];

import { changePasswordSchema } from "@amends/core/accounts/contract-people";
import { passwordFault } from "@amends/core/accounts/password-rule";
import { patchProfile, profilePatch } from "@amends/core/accounts/profile";
import { refuse } from "../platform/refusal-error.ts";
import { isLoopback } from "../platform/request-origin.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { AccountsDeps } from "./deps.ts";
import { changeProfile, presentMe } from "./own-account.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { recordOwn } from "./record-sign-in.ts";
import { renewSession } from "./renew-session.ts";
import { readSessionToken } from "./session-cookie.ts";
import { requireSession } from "./session-only.ts";
import { signInLimits } from "./sign-in.ts";
import { endSessions, setPassword } from "./sign-in-rows.ts";

type Context = RouteContext<AccountsDeps>;

export const meRoutes: Route<AccountsDeps>[] = [
  route<AccountsDeps>({
    method: "GET",
    path: "/api/me",
    permission: "signedIn",
    summary: "Who is signed in, with profile, permissions, company and team",
    handler: async (_, { db, deps, viewer, request, reply, now }) => {
      if (request.caller?.via === "session") await renewSession(db, deps.accounts, request, reply, now);
      return presentMe(db, viewer, isLoopback(request));
    },
  }),
  route({
    method: "PATCH",
    path: "/api/me/profile",
    permission: "signedIn",
    summary: "Change how one works: language, theme, density, keys, sizes",
    body: profilePatch,
    handler: async ({ body }, { db, deps, viewer }: Context) => {
      const profile = await changeProfile(db, viewer.id, (stored) => patchProfile(stored, body));
      deps.accounts.cache.forgetPerson(viewer.id);
      return { profile };
    },
  }),
  route({
    method: "POST",
    path: "/api/me/password",
    permission: "signedIn",
    summary: "Change the own password; other sessions end",
    body: changePasswordSchema,
    handler: async ({ body }, context: Context) => {
      const { db, deps, viewer, request, now } = context;
      requireSession(request);
      const account = await db
        .selectFrom("account as a")
        .innerJoin("user as u", "u.id", "a.userId")
        .select(["a.password", "u.email"])
        .where("a.userId", "=", viewer.id)
        .where("a.providerId", "=", "credential")
        .executeTakeFirst();
      const hash = account?.password;
      if (!account || !hash) return refuse("noPassword");
      const right = await deps.accounts.tries.guard(signInLimits(deps.accounts, request.ip, viewer.id), async () => {
        const value = await verifyPassword(hash, body.current);
        return { failed: !value, value };
      });
      if (!right) return refuse("passwordWrong", { field: "current" });
      const fault = passwordFault(body.next, { email: account.email, name: viewer.name });
      if (fault) return refuse(fault, { field: "next" });
      const next = await hashPassword(body.next);
      await db.transaction().execute(async (tx) => {
        await setPassword(tx, viewer.id, next, now);
        await endSessions(tx, viewer.id, readSessionToken(request, deps.accounts.cookie));
        await recordOwn(tx, viewer, "person.passwordChanged", {}, context);
      });
      deps.accounts.ended(viewer.id);
    },
  }),
  route<AccountsDeps>({
    method: "POST",
    path: "/api/me/end-other-sessions",
    permission: "signedIn",
    summary: "Sign out everywhere else",
    handler: async (_, context) => {
      const { db, deps, viewer, request } = context;
      requireSession(request);
      await db.transaction().execute(async (tx) => {
        await endSessions(tx, viewer.id, readSessionToken(request, deps.accounts.cookie));
        await recordOwn(tx, viewer, "person.otherSessionsEnded", {}, context);
      });
      deps.accounts.ended(viewer.id);
    },
  }),
];

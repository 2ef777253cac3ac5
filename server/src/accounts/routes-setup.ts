import { demoSwitchSchema, type SetupState, setupDemoSchema, setupTeamSchema } from "@amends/core/accounts/contract-setup";
import { refuse } from "../platform/refusal-error.ts";
import { isLoopback } from "../platform/request-origin.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { demoPeople, loadDemoOnce, mayRemoveDemo, removeDemo, startDemoSession } from "./demo.ts";
import type { AccountsDeps } from "./deps.ts";
import { readSessionToken, setSessionCookie } from "./session-cookie.ts";
import { setUpTeam } from "./set-up-team.ts";
import { companiesOf } from "./setup-guard.ts";
import { startSession } from "./sign-in-rows.ts";

type Context = RouteContext<AccountsDeps>;

/** Signs the caller in with a new session and ends the one the browser had. */
async function replaceSession({ db, deps, request, reply }: Context, token: string): Promise<void> {
  const { cookie, cache } = deps.accounts;
  const before = readSessionToken(request, cookie);
  if (before !== undefined) {
    await db.deleteFrom("session").where("token", "=", before).execute();
    cache.forgetCredential(`session:${before}`);
  }
  setSessionCookie(reply, token, cookie);
}

export const setupRoutes: Route<AccountsDeps>[] = [
  route<AccountsDeps>({
    method: "GET",
    path: "/api/setup",
    permission: "public",
    summary: "Is the installation empty, and may this caller set it up without the printed code?",
    handler: async (_, { db, request }): Promise<SetupState> => {
      const { real, demo } = await companiesOf(db);
      const loopback = isLoopback(request);
      return { empty: !real && !demo, hasCompany: real, hasDemo: demo, loopback, codeNeeded: !real && !loopback };
    },
  }),
  route({
    method: "POST",
    path: "/api/setup/team",
    permission: "setup",
    summary: "Set up the company, its first team and its first person, and sign that person in",
    body: setupTeamSchema,
    status: 201,
    handler: async ({ body }, context: Context) => {
      const personId = await setUpTeam(context.db, body, context);
      await replaceSession(context, await startSession(context.db, personId, context.request, context.now));
      return { personId };
    },
  }),
  route({
    method: "POST",
    path: "/api/setup/demo",
    permission: "setup",
    summary: "Fill the demo company",
    body: setupDemoSchema,
    status: 201,
    handler: async (_, { db, deps, now, newId, language }: Context) => {
      await loadDemoOnce(db, deps.accounts.loadDemo, { now, newId, language });
      return { people: await demoPeople(db) };
    },
  }),
  route<AccountsDeps>({
    method: "DELETE",
    path: "/api/setup/demo",
    permission: "signedIn",
    scope: "admin",
    summary: "Remove the demo company and everything of it",
    handler: async (_, { db, deps, viewer, request, now, newId }) => {
      if (!(await mayRemoveDemo(db, viewer, request))) return refuse("notPermitted");
      await removeDemo(db, viewer, { now, newId });
      deps.accounts.ended(null);
    },
  }),
  route<AccountsDeps>({
    method: "GET",
    path: "/api/demo/people",
    permission: "public",
    summary: "People of the demo company to switch to (only on the machine itself)",
    handler: async (_, { db, request }) => (isLoopback(request) ? { people: await demoPeople(db) } : refuse("loopbackOnly")),
  }),
  route({
    method: "POST",
    path: "/api/demo/switch",
    permission: "public",
    summary: "Become a demo person without a password (only on the machine itself)",
    body: demoSwitchSchema,
    handler: async ({ body }, context: Context) => {
      if (!isLoopback(context.request)) return refuse("loopbackOnly");
      await replaceSession(context, await startDemoSession(context.db, body.personId, context.request, context));
      return { personId: body.personId };
    },
  }),
];

import { changeTeamSchema, createTeamSchema } from "@amends/core/accounts/contract-teams";
import { createTokenSchema } from "@amends/core/accounts/contract-tokens";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { createToken, listTokens, revokeToken } from "./api-tokens.ts";
import type { AccountsDeps } from "./deps.ts";
import { archiveTeam, changeTeam, createTeam } from "./manage-teams.ts";
import { requireSession } from "./session-only.ts";
import { listTeams } from "./teams-store.ts";

type Context = RouteContext<AccountsDeps>;
const params = z.object({ id: z.uuid() });

/** A change of the tree changes who sees what: everybody is looked up anew. */
function treeChanged({ deps }: Context): void {
  deps.accounts.ended(null);
}

export const teamRoutes: Route<AccountsDeps>[] = [
  route({
    method: "GET",
    path: "/api/teams",
    permission: "signedIn",
    summary: "The company's tree of branches and teams",
    handler: async (_, { db, viewer }) => ({ teams: await listTeams(db, viewer.companyId) }),
  }),
  route({
    method: "POST",
    path: "/api/teams",
    permission: "managePeople",
    scope: "admin",
    summary: "A new branch or team",
    body: createTeamSchema,
    status: 201,
    idempotent: true,
    handler: async ({ body }, context: Context) => {
      const team = await createTeam(context.db, body, context);
      treeChanged(context);
      return team;
    },
  }),
  route({
    method: "PATCH",
    path: "/api/teams/:id",
    permission: "managePeople",
    scope: "admin",
    summary: "Rename, move or place a team",
    params,
    body: changeTeamSchema,
    handler: async ({ params: { id }, body }, context: Context) => {
      const team = await changeTeam(context.db, id, body, context);
      treeChanged(context);
      return team;
    },
  }),
  route({
    method: "DELETE",
    path: "/api/teams/:id",
    permission: "managePeople",
    scope: "admin",
    summary: "Archive an empty team",
    params,
    handler: async ({ params: { id } }, context: Context) => {
      await archiveTeam(context.db, id, context);
      treeChanged(context);
    },
  }),
];

export const tokenRoutes: Route<AccountsDeps>[] = [
  route({
    method: "GET",
    path: "/api/tokens",
    permission: "signedIn",
    summary: "Own API tokens; ?all=true those of the company",
    query: z.object({ all: z.stringbool().optional() }),
    handler: async ({ query }, context) => ({ tokens: await listTokens(context.db, context, query.all === true) }),
  }),
  route({
    method: "POST",
    path: "/api/tokens",
    permission: "signedIn",
    summary: "A new API token, shown once",
    body: createTokenSchema,
    status: 201,
    handler: async ({ body }, context) => {
      requireSession(context.request);
      return createToken(context.db, body, context);
    },
  }),
  route({
    method: "DELETE",
    path: "/api/tokens/:id",
    permission: "signedIn",
    summary: "Revoke a token",
    params,
    handler: async ({ params: { id } }, context: Context) => context.deps.accounts.ended(await revokeToken(context.db, id, context)),
  }),
];

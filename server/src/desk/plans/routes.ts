import { levelPlansSchema } from "@amends/core/desk/level-plan";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { readLevelPlans, saveLevelPlans } from "./plan-settings.ts";

type Context = RouteContext<DeskDeps>;

export const planRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/settings/plans",
    permission: "signedIn",
    summary: "What is to happen on each level: who is told, who takes over, what is done, how often the customer hears from us",
    handler: async (_, { db, viewer }: Context) => readLevelPlans(db, viewer.companyId),
  }),
  route({
    method: "PUT",
    path: "/api/settings/plans",
    permission: "editDeskSettings",
    summary: "Change what is to happen on each level; complaints that have a plan keep it",
    scope: "admin",
    body: levelPlansSchema,
    handler: async ({ body }, context: Context) => saveLevelPlans(context.db, context, body),
  }),
];

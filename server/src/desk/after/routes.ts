import { followUpPlanSchema } from "@amends/core/desk/follow-up-plan";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { readCompany, saveSetting } from "../desk-settings.ts";

type Context = RouteContext<DeskDeps>;

export const afterRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/settings/follow-up",
    permission: "signedIn",
    summary: "How customers are asked after closing: when, by what, how often it is tried",
    handler: async (_, { db, viewer }: Context) => (await readCompany(db, viewer.companyId)).followUp,
  }),
  route({
    method: "PUT",
    path: "/api/settings/follow-up",
    permission: "editDeskSettings",
    summary: "Change how customers are asked after closing",
    scope: "admin",
    body: followUpPlanSchema,
    handler: async ({ body }, context: Context) => {
      await saveSetting(context.db, context, { key: "followUp", value: body, type: "company.followUpPlanChanged" });
      return body;
    },
  }),
];

import { severitySettingsSchema } from "@amends/core/desk/contract-severity";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { readSeveritySettings, saveSeveritySettings } from "./severity-settings.ts";

type Context = RouteContext<DeskDeps>;

export const severityRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/settings/severity",
    permission: "signedIn",
    summary: "By which rules a complaint rises",
    handler: async (_, { db, viewer }: Context) => readSeveritySettings(db, viewer.companyId),
  }),
  route({
    method: "PUT",
    path: "/api/settings/severity",
    permission: "editDeskSettings",
    summary: "Change the rules by which a complaint rises",
    scope: "admin",
    body: severitySettingsSchema,
    handler: async ({ body }, context: Context) => saveSeveritySettings(context.db, context, body),
  }),
];

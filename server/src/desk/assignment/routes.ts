import { type AssignmentTrial, assignmentSettingsSchema } from "@amends/core/desk/contract-assignment";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { checkNamed, readAssignment, saveAssignment } from "./assignment-settings.ts";
import { tryRules } from "./try-rules.ts";

type Context = RouteContext<DeskDeps>;

export const assignmentRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/settings/assignment",
    permission: "signedIn",
    summary: "Whom new complaints are given to by rule, and in which teams that is proposed or done",
    handler: async (_, { db, viewer }: Context) => readAssignment(db, viewer.companyId),
  }),
  route({
    method: "PUT",
    path: "/api/settings/assignment",
    permission: "editDeskSettings",
    summary: "Change the rules for giving out new complaints and the switch of each team; counts for those that come in from now on",
    scope: "admin",
    body: assignmentSettingsSchema,
    handler: async ({ body }, context: Context) => saveAssignment(context, body),
  }),
  route({
    method: "POST",
    path: "/api/settings/assignment/trial",
    permission: "editDeskSettings",
    summary: "What the last 20 complaints one sees would have got by these rules, and why; changes nothing",
    scope: "admin",
    body: assignmentSettingsSchema,
    handler: async ({ body }, { db, viewer }: Context): Promise<AssignmentTrial> => {
      await checkNamed(db, viewer.companyId, body);
      return tryRules(db, viewer, body);
    },
  }),
];

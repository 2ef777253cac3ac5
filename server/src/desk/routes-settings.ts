import type { CategoryTree } from "@amends/core/desk/category";
import { grantPolicySchema } from "@amends/core/desk/contract-grants";
import { deskSettingsSchema, portalSettingsSchema } from "@amends/core/desk/contract-settings";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { readCategories, readCompany, saveCategories, saveDeskSettings, saveGrantPolicy } from "./desk-settings.ts";
import { readPortalSettings, savePortalSettings } from "./public/portal-settings.ts";

type Context = RouteContext<DeskDeps>;

const category = z.object({
  id: z.string().max(80),
  parent: z.string().max(80).nullable(),
  avoidable: z.boolean().default(false),
  names: z.object({ "zh-CN": z.string().max(200), "zh-TW": z.string().max(200), en: z.string().max(200) }),
  cues: z.array(z.string().max(80)).max(50).optional(),
});
/** The screens send the list; `{categories: […]}` is what they get. */
const categoriesBody = z.union([z.array(category).max(1_000), z.object({ categories: z.array(category).max(1_000) }).transform((b) => b.categories)]);

export const settingsRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/categories",
    permission: "signedIn",
    summary: "The company's tree of categories",
    handler: async (_, { db, viewer }: Context) => ({ categories: await readCategories(db, viewer.companyId) }),
  }),
  route({
    method: "PUT",
    path: "/api/categories",
    permission: "editDeskSettings",
    summary: "Change the tree of categories as a whole",
    scope: "admin",
    body: categoriesBody,
    handler: async ({ body }, context: Context) => ({ categories: await saveCategories(context.db, context, body as CategoryTree) }),
  }),
  route({
    method: "GET",
    path: "/api/settings/desk",
    permission: "signedIn",
    summary: "What the company decided about its desk",
    handler: async (_, { db, viewer }: Context) => (await readCompany(db, viewer.companyId)).desk,
  }),
  route({
    method: "PUT",
    path: "/api/settings/desk",
    permission: "editDeskSettings",
    summary: "Change the settings of the desk",
    scope: "admin",
    body: deskSettingsSchema,
    handler: async ({ body }, context: Context) => saveDeskSettings(context.db, context, body),
  }),
  route({
    method: "GET",
    path: "/api/settings/grants",
    permission: "signedIn",
    summary: "What the company decided about granting: limits by kind and ground, second pair of eyes, per customer, budgets",
    handler: async (_, { db, viewer }: Context) => (await readCompany(db, viewer.companyId)).grants,
  }),
  route({
    method: "PUT",
    path: "/api/settings/grants",
    permission: "editDeskSettings",
    summary: "Change what the company decided about granting",
    scope: "admin",
    body: grantPolicySchema,
    handler: async ({ body }, context: Context) => saveGrantPolicy(context.db, context, body),
  }),
  route({
    method: "GET",
    path: "/api/settings/portal",
    permission: "signedIn",
    summary: "The customer page: its address, and where complaints from it land",
    handler: async (_, { db, viewer, deps }: Context) => readPortalSettings(db, viewer.companyId, deps.config.publicUrl),
  }),
  route({
    method: "PUT",
    path: "/api/settings/portal",
    permission: "editDeskSettings",
    summary: "Choose the team where complaints from the customer page land",
    scope: "admin",
    body: portalSettingsSchema,
    handler: async ({ body }, context: Context) => {
      await savePortalSettings(context.db, context, body.teamId);
      return readPortalSettings(context.db, context.viewer.companyId, context.deps.config.publicUrl);
    },
  }),
];

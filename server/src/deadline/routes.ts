import { changeDeadlines, companyPolicy, deadlineInputSchema, ownPackOf, packsOf, regions } from "@amends/core/deadline/company-settings";
import { previewOf } from "@amends/core/deadline/preview";
import { workdaysOf } from "@amends/core/deadline/workdays";
import { instant, line } from "@amends/core/shared/contract";
import { dayIn } from "@amends/core/shared/day";
import { severities } from "@amends/core/shared/severity";
import { z } from "zod";
import type { Deps } from "../deps.ts";
import { RefusalError } from "../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { companyDeadlines, lastChange, saveDeadlines } from "./save-deadlines.ts";

type Context = RouteContext<Deps>;

const previewSchema = z.object({
  /** Settings that are not saved yet; absent = those in force. */
  settings: deadlineInputSchema.optional(),
  imagined: z.object({
    receivedAt: instant,
    severity: z.enum(severities),
    channel: line(40),
    standing: line(40).nullable().default(null),
    referralBody: line(40).nullable().default(null),
    waiting: z.object({ from: instant, to: instant.nullable() }).nullable().default(null),
  }),
});

/** What the settings page edits and shows. */
async function shown({ db, viewer }: Pick<Context, "db" | "viewer">) {
  const { key, settings } = await companyDeadlines(db, viewer.companyId);
  return {
    packIds: settings.packIds,
    ownPack: ownPackOf(settings),
    ownVersion: settings.ownPacks.at(-1)?.version ?? null,
    calendar: settings.calendar,
    changed: await lastChange(db, key),
  };
}

export const routes: readonly Route<Deps>[] = [
  route({
    method: "GET",
    path: "/api/settings/deadlines",
    permission: "signedIn",
    summary: "The policy packs, own pack and calendar a company's deadlines follow",
    handler: async (_, context: Context) => shown(context),
  }),
  route({
    method: "PUT",
    path: "/api/settings/deadlines",
    permission: "editDeskSettings",
    summary: "Change what deadlines follow; the clocks of open complaints are renewed",
    scope: "admin",
    body: deadlineInputSchema,
    handler: async ({ body }, context: Context) => {
      await saveDeadlines(context, body);
      return shown(context);
    },
  }),
  route({
    method: "GET",
    path: "/api/deadlines/packs",
    permission: "signedIn",
    summary: "Every policy pack with its source and version, and the regions whose days off are known",
    handler: async (_, { db, viewer }: Context) => {
      const { settings } = await companyDeadlines(db, viewer.companyId);
      return { packs: packsOf(settings), regions };
    },
  }),
  route({
    method: "GET",
    path: "/api/deadlines/workdays",
    permission: "signedIn",
    summary: "On which days of the next year the company works, one sign a day",
    handler: async (_, { db, viewer, now }: Context) => {
      const { settings } = await companyDeadlines(db, viewer.companyId);
      return workdaysOf(settings, dayIn(now, settings.calendar.timeZone), 370);
    },
  }),
  route({
    method: "POST",
    path: "/api/settings/deadlines/preview",
    permission: "signedIn",
    summary: "What would be due when for an imagined complaint, also under settings that are not saved yet",
    body: previewSchema,
    handler: async ({ body }, { db, viewer, now }: Context) => {
      const { settings: saved } = await companyDeadlines(db, viewer.companyId);
      const changed = body.settings ? changeDeadlines(saved, { ...body.settings, applyTo: "all" }, dayIn(now, "UTC")) : { ok: true as const, settings: saved };
      if (!changed.ok) throw new RefusalError(changed.refusal);
      const made = companyPolicy(changed.settings);
      if (!made.ok) throw new RefusalError(made.refusal);
      return { clocks: previewOf(body.imagined, made.value.policy) };
    },
  }),
];

import { readingSchema, unreadSchema, type WaysOut } from "@amends/core/notices/contract";
import { preferenceSchema } from "@amends/core/notices/contract-preference";
import { canMail, pushKeys } from "../channels/index.ts";
import type { Deps } from "../deps.ts";
import { tellPeople } from "../platform/personal-news.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { readPreferenceOf, savePreference } from "./preferences.ts";
import { listNotices, readNotices, unreadNotices } from "./store.ts";

/** Everybody's own notices: nobody reads or marks another's. */
export const routes: readonly Route<Deps>[] = [
  ...calendarRoutes,
  route({
    method: "GET",
    path: "/api/notices",
    permission: "signedIn",
    summary: "One's own notices: unread ones and those read lately, newest first",
    handler: async (_, { db, viewer, now }) => listNotices(db, viewer, now),
  }),
  route({
    method: "POST",
    path: "/api/notices/reading",
    permission: "signedIn",
    summary: "Mark own notices as read: some, all about a complaint, or all; answers which became so",
    body: readingSchema,
    handler: async ({ body }, { db, viewer, now }) => {
      const ids = await readNotices(db, viewer, body, now);
      if (ids.length > 0) await tellPeople(db, "notices", [viewer.id]);
      return { ids };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/notices/reading",
    permission: "signedIn",
    summary: "Take the reading back: these notices count as unread again",
    body: unreadSchema,
    handler: async ({ body }, { db, viewer }) => {
      await unreadNotices(db, viewer, body.ids);
      await tellPeople(db, "notices", [viewer.id]);
    },
  }),
  route({
    method: "GET",
    path: "/api/notices/ways",
    permission: "signedIn",
    summary: "Which ways out of the product there are",
    handler: async (_, { db, viewer, deps }: RouteContext<Deps>): Promise<WaysOut> => ({
      mail: await canMail(db, viewer.companyId),
      pushKey: (await pushKeys(db, deps.accounts.cookie.secret)).publicKey,
    }),
  }),
  route({
    method: "GET",
    path: "/api/notices/preference",
    permission: "signedIn",
    summary: "How one wants to hear of things: occasions and ways, quiet hours, digest, sound",
    handler: async (_, { db, viewer }) => readPreferenceOf(db, viewer.id),
  }),
  route({
    method: "PUT",
    path: "/api/notices/preference",
    permission: "signedIn",
    summary: "Say how one wants to hear of things",
    body: preferenceSchema,
    handler: async ({ body }, { db, viewer, now }) => savePreference(db, viewer, body, now),
  }),
];

import { calendarText } from "@amends/core/notices/calendar";
import { z } from "zod";
import { findByPerson } from "../../accounts/index.ts";
import type { Deps } from "../../deps.ts";
import { textOf } from "../../platform/catalogue.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import { dueTimesOf } from "./due-times-of.ts";
import { makeFeed, personOfFeed, readFeed, removeFeed } from "./feed-store.ts";

type Context = RouteContext<Deps>;

export const calendarRoutes: readonly Route<Deps>[] = [
  route({
    method: "GET",
    path: "/api/notices/calendar",
    permission: "signedIn",
    summary: "Is there an address at which calendar programs read one's due times?",
    handler: async (_, { db, viewer }: Context) => readFeed(db, viewer.id),
  }),
  route({
    method: "POST",
    path: "/api/notices/calendar",
    permission: "signedIn",
    summary: "A new address for calendar programs, shown once; an earlier one stops working",
    status: 201,
    handler: async (_, context: Context) => makeFeed(context, context.deps.config.publicUrl),
  }),
  route({
    method: "DELETE",
    path: "/api/notices/calendar",
    permission: "signedIn",
    summary: "Take the address back",
    handler: async (_, { db, viewer }: Context) => removeFeed(db, viewer.id),
  }),
  route({
    method: "GET",
    path: "/api/public/calendars/:token/amends.ics",
    permission: "public",
    summary: "A person's due times as iCalendar; the token in the address is the permission",
    params: z.object({ token: z.string().max(100) }),
    handler: async ({ params }, { db, deps, now, reply }: Context) => {
      const personId = await personOfFeed(db, params.token, now);
      const caller = personId ? await findByPerson(db, personId) : undefined;
      if (!caller) return refuse("notFound");
      const { language = "zh-CN", viewer } = caller;
      const entries = await dueTimesOf(db, viewer, language, deps.config.publicUrl);
      reply.header("content-type", "text/calendar; charset=utf-8").header("cache-control", "private, no-store");
      return calendarText(textOf(language, "notices", "calendar.name"), entries, now);
    },
  }),
];

import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { loadVisible } from "../load-visible.ts";
import { follow, readFollowers, readMentionable, unfollow } from "./follower-store.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

/** Following is each person's own: it gives no sight of anything, and changes nothing of the complaint. */
export const followerRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/complaints/:id/followers",
    permission: "noteComplaints",
    summary: "Who follows it",
    params: one,
    handler: async ({ params }, { db, viewer }: Context) => readFollowers(db, viewer, await loadVisible(db, viewer, params.id)),
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/mentionable",
    permission: "noteComplaints",
    summary: "Colleagues, and which of them a mention in a note would reach",
    params: one,
    handler: async ({ params }, { db, viewer }: Context) => readMentionable(db, viewer, await loadVisible(db, viewer, params.id)),
  }),
  route({
    method: "PUT",
    path: "/api/complaints/:id/following",
    permission: "noteComplaints",
    summary: "Follow it: hear of what changes in it",
    params: one,
    handler: async ({ params }, { db, viewer, now }: Context) => {
      await loadVisible(db, viewer, params.id);
      await follow(db, viewer.id, params.id, now);
      return { following: true };
    },
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/:id/following",
    permission: "noteComplaints",
    summary: "Do not follow it any more",
    params: one,
    handler: async ({ params }, { db, viewer, now }: Context) => {
      await loadVisible(db, viewer, params.id);
      await unfollow(db, viewer.id, params.id, now);
      return { following: false };
    },
  }),
];

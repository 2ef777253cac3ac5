import { savedViewSchema } from "@amends/core/desk/contract-settings";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import type { DeskDeps } from "./desk.ts";
import { addView, changeView, listViews, removeView } from "./saved-views.ts";

type Context = RouteContext<DeskDeps>;
const one = z.object({ id });

export const viewRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/views",
    permission: "readComplaints",
    summary: "Saved views: one's own and those shared with the team",
    handler: async (_, { db, viewer }: Context) => ({ items: await listViews(db, viewer) }),
  }),
  route({
    method: "POST",
    path: "/api/views",
    permission: "readComplaints",
    summary: "Save a view",
    body: savedViewSchema,
    status: 201,
    handler: async ({ body }, context: Context) => addView(context.db, context, body),
  }),
  route({
    method: "PUT",
    path: "/api/views/:id",
    permission: "readComplaints",
    summary: "Change one's own view",
    params: one,
    body: savedViewSchema,
    handler: async ({ params, body }, context: Context) => changeView(context.db, context, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/views/:id",
    permission: "readComplaints",
    summary: "Delete one's own view",
    params: one,
    handler: async ({ params }, context: Context) => removeView(context.db, context, params.id),
  }),
];

import { id, text } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { mergeComplaints, unmerge } from "./merge-complaints.ts";

type Context = RouteContext<DeskDeps>;
const reason = text(500).default("");

export const mergeRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "POST",
    path: "/api/complaints/:id/merges",
    permission: "handleComplaints",
    summary: "Merge other complaints of the same customer into this one; each answers for itself",
    params: z.object({ id }),
    body: z.object({ ids: z.array(id).min(1).max(50), reason }),
    status: 200,
    handler: ({ params, body }, context: Context) => mergeComplaints(context, params.id, body),
  }),
  route({
    method: "DELETE",
    path: "/api/complaints/:id/merges/:sourceId",
    permission: "handleComplaints",
    summary: "Take a merge back: both are complaints of their own again",
    params: z.object({ id, sourceId: id }),
    body: z.object({ reason }).default({ reason: "" }),
    handler: async ({ params, body }, context: Context) => unmerge(context, params.id, params.sourceId, body.reason),
  }),
];

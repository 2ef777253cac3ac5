import { splitSchema } from "@amends/core/desk/split";
import { id } from "@amends/core/shared/contract";
import { z } from "zod";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { splitComplaint } from "./split-complaint.ts";

export const splitRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "POST",
    path: "/api/complaints/:id/splits",
    permission: "handleComplaints",
    summary: "Make a part of a complaint one of its own; both are linked",
    params: z.object({ id }),
    body: splitSchema,
    status: 201,
    handler: ({ params, body }, context: RouteContext<DeskDeps>) => splitComplaint(context, params.id, body),
  }),
];

import { keptRateQuery } from "@amends/core/desk/contract-kept";
import { type Route, type RouteContext, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { keptRate } from "./kept-rate.ts";

export { periodOf } from "./kept-rate.ts";

/** Figures on promises. */
export const keptRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/promises/kept-rate",
    permission: "readFigures",
    summary: "How many promises were kept in time, of those due in a period: in all, per kind and team, per person for the person and for superiors",
    query: keptRateQuery,
    handler: async ({ query }, { db, viewer, now }: RouteContext<DeskDeps>) => keptRate(db, viewer, query, now),
  }),
];

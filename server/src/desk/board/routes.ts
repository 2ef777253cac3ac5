import { boardQuery } from "@amends/core/desk/contract-board";
import { type Route, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { readBoard } from "./read-board.ts";

export const boardRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/board",
    permission: "readBoard",
    summary: "What burns now among what one sees: crises, deadlines, approvals, broken promises, what nobody has",
    query: boardQuery,
    handler: async ({ query }, { db, viewer, now }) => readBoard(db, viewer, query.teamId, now),
  }),
];

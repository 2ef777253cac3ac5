import { ledgerGroups } from "@amends/core/desk/contract-ledger";
import { id, instant } from "@amends/core/shared/contract";
import { z } from "zod";
import { refuse } from "../../platform/refusal-error.ts";
import { type Route, route } from "../../platform/route.ts";
import type { DeskDeps } from "../desk.ts";
import { loadVisible } from "../load-visible.ts";
import { readLedger } from "./ledger.ts";
import { findPrecedents } from "./precedents.ts";

const longest = 1_100 * 86_400_000;

export const grantRoutes: readonly Route<DeskDeps>[] = [
  route({
    method: "GET",
    path: "/api/complaints/:id/precedents",
    permission: "handleComplaints",
    summary: "What similar complaints got, with its spread",
    params: z.object({ id }),
    handler: async ({ params }, { db, viewer, now }) => {
      const { complaint } = await loadVisible(db, viewer, params.id);
      return findPrecedents(db, viewer, complaint, now);
    },
  }),
  route({
    method: "GET",
    path: "/api/grants",
    permission: "readLedger",
    summary: "The ledger of what was granted: sums by ground, cause, kind, category or team, and the month's budgets",
    query: z.object({ from: instant, to: instant, by: z.enum(ledgerGroups).default("ground") }),
    handler: async ({ query }, { db, viewer, now }) => {
      const span = Date.parse(query.to) - Date.parse(query.from);
      if (span <= 0) refuse("fieldInvalid", { field: "to", params: { field: "to" } });
      if (span > longest) refuse("fieldInvalid", { field: "from", params: { field: "from" } });
      return readLedger(db, viewer, query, now);
    },
  }),
];

import { Readable } from "node:stream";
import { auditQuery } from "@amends/core/accounts/contract-audit";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { record } from "./acting.ts";
import { auditCsv } from "./audit-csv.ts";
import { readAudit } from "./audit-store.ts";
import type { AccountsDeps } from "./deps.ts";

export const auditRoutes: Route<AccountsDeps>[] = [
  route({
    method: "GET",
    path: "/api/audit",
    permission: "readAudit",
    scope: "admin",
    summary: "Who changed, who looked: newest first",
    query: auditQuery,
    handler: async ({ query }, { db, viewer }) => readAudit(db, viewer, query),
  }),
  route({
    method: "GET",
    path: "/api/audit/export.csv",
    permission: "readAudit",
    scope: "admin",
    summary: "The same as CSV, complete",
    query: auditQuery,
    handler: async ({ query }, context: RouteContext<AccountsDeps>) => {
      const { db, viewer, reply } = context;
      const { source, kind, personId, complaintId, from, until } = query;
      await record(
        db,
        context,
        { type: "company", id: viewer.companyId },
        { type: "company.auditExported", data: { source, kind, personId, complaintId, from, until } },
      );
      reply.header("content-type", "text/csv; charset=utf-8").header("content-disposition", 'attachment; filename="amends-audit.csv"');
      return Readable.from(auditCsv(db, viewer, query));
    },
  }),
];

import type { AuditQuery, AuditRow } from "@amends/core/accounts/contract-audit";
import type { Viewer } from "@amends/core/accounts/role";
import { csvBom, csvLine } from "@amends/core/shared/csv";
import type { Db } from "../platform/db/connect.ts";
import { readAudit } from "./audit-store.ts";

const columns = ["at", "source", "type", "byType", "by", "byId", "subjectType", "subject", "subjectId", "complaint", "data"] as const;

function cells(row: AuditRow): string[] {
  return [
    row.at,
    row.source,
    row.type,
    row.by.type,
    row.by.name ?? "",
    row.by.id ?? "",
    row.subject.type,
    row.subject.label ?? "",
    row.subject.id,
    row.complaint?.number ?? "",
    JSON.stringify(row.data),
  ];
}

/** The whole answer to a query as CSV text in pieces, a page of the database at a time, so that a long trail needs no memory. */
export async function* auditCsv(db: Db, viewer: Viewer, query: AuditQuery): AsyncGenerator<string> {
  yield csvBom + csvLine(columns);
  for (let after = query.after; ; ) {
    const page = await readAudit(db, viewer, { ...query, limit: 200, ...(after === undefined ? {} : { after }) });
    if (page.rows.length > 0) yield page.rows.map((row) => csvLine(cells(row))).join("");
    if (page.next === null) return;
    after = page.next;
  }
}

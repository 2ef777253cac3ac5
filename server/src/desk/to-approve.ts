import type { Viewer } from "@amends/core/accounts/role";
import { type ApprovalRequest, waitsFor } from "@amends/core/desk/approval-request";
import { isSuperior } from "@amends/core/shared/role";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { readCompany } from "./desk-settings.ts";
import { orderedIds } from "./list-query.ts";

/** So many complaints with something to decide are looked through; the longest waiting first. */
const most = 1_001;

/**
 * Complaints in which something waits for this viewer's yes or no. The index gives those where anything waits at all, the core says
 * what of it this person may approve: asked by others, within their limits. Nobody but superiors has any.
 */
export async function idsToApprove(db: Db, viewer: Viewer, now: string): Promise<string[]> {
  if (!isSuperior(viewer.role)) return [];
  const waiting = orderedIds({ viewer, view: "toApprove", filter: {}, now }, "approval", null, most);
  if (!waiting) return [];
  const { rows } = await sql<{ id: string; approvals: readonly ApprovalRequest[] }>`
    select c.id, c.approvals from (${waiting}) w join complaints c on c.id = w.id order by w.k, w.id`.execute(db);
  if (rows.length === 0) return [];
  const { desk, grants } = await readCompany(db, viewer.companyId);
  const approver = { id: viewer.id, role: viewer.role, authority: desk.authority, grantPolicy: grants };
  return rows.filter((row) => row.approvals.some((request) => waitsFor(request, approver))).map((row) => row.id);
}

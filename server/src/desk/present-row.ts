import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { severities } from "@amends/core/desk/vocabulary";
import { maskOrder } from "@amends/core/shared/contact";
import { sql } from "kysely";
import { presentName, presentText } from "./present.ts";

/** What a list reads of a complaint (`c`), its customer (`cu`) and what the viewer has read of it (`r`). */
export const rowColumns = sql`c.id, c.number, c.title, c.preview, cu.name as customer_name, c.channel, c.kind, c.severity, c.state, c.phase, c.outcome,
  c.category_id, c.team_id, c.assignee_id, c.received_at, c.last_activity_at, c.next_due_at, c.next_due_kind, c.follow_up_at, c.escalated, c.tags,
  c.language, c.order_no, c.to_complete, c.version, (r.read_at is null or r.read_at < c.last_activity_at) as unread`;

export type RowRecord = {
  id: string; number: string; title: string; preview: string; customer_name: string | null; channel: string; kind: string; severity: number;
  state: string; phase: string; outcome: string | null; category_id: string | null; team_id: string; assignee_id: string | null; received_at: Date;
  last_activity_at: Date; next_due_at: Date | number; next_due_kind: string | null; follow_up_at: Date | null; escalated: boolean; tags: string[];
  language: string; order_no: string; to_complete: boolean; version: number; unread: boolean;
};

/** A row of a list as this viewer may read it: who complained and the order number are masked for those who do not work the case. */
export function presentRow(row: RowRecord, viewer: Viewer): ComplaintRow {
  const full = readsContacts(viewer.role);
  const name = row.customer_name ?? "";
  return {
    id: row.id, number: row.number, title: presentText(row.title, viewer, name), preview: presentText(row.preview, viewer, name), customerName: presentName(name, viewer),
    channel: row.channel, kind: row.kind, severity: severities[row.severity] ?? "ordinary", state: row.state, phase: row.phase,
    outcome: row.outcome, categoryId: row.category_id, teamId: row.team_id, assigneeId: row.assignee_id,
    receivedAt: row.received_at.toISOString(), lastActivityAt: row.last_activity_at.toISOString(),
    nextDueAt: row.next_due_at instanceof Date ? row.next_due_at.toISOString() : null, nextDueKind: row.next_due_kind,
    followUpAt: row.follow_up_at?.toISOString() ?? null, escalated: row.escalated, tags: row.tags, language: row.language,
    orderNo: full ? row.order_no : maskOrder(row.order_no), unread: row.unread, toComplete: row.to_complete, version: row.version,
  } as ComplaintRow;
}

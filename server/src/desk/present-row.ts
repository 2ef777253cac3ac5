import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import type { ApprovalRequest } from "@amends/core/desk/approval-request";
import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { type KnownData, knownDataOf, noKnownData } from "@amends/core/desk/masking";
import { severities } from "@amends/core/desk/vocabulary";
import { maskOrder } from "@amends/core/shared/contact";
import { isSuperior } from "@amends/core/shared/role";
import { type RawBuilder, sql } from "kysely";
import { presentName, presentText } from "./present.ts";

/** What a list reads of a complaint (`c`), its customer (`cu`) and what the viewer has read of it (`r`). */
const rowColumns = sql`c.id, c.number, c.title, c.preview, cu.name as customer_name, c.channel, c.kind, c.severity, c.state, c.phase, c.outcome,
  c.category_id, c.team_id, c.assignee_id, c.received_at, c.last_activity_at, c.next_due_at, c.next_due_kind, c.next_due_labels, c.follow_up_at, c.snoozed_until, c.escalated, c.approvals, c.tags,
  c.language, c.order_no, c.to_complete, c.awaits_acceptance, c.collective_id, c.version,
  case when c.collective then (select count(*)::int from complaints m where m.collective_id = c.id) end as members, (r.read_at is null or r.read_at < c.last_activity_at) as unread`;

/** The same, and for who reads masked also what must be hidden in the texts. */
const maskedColumns = sql`${rowColumns},
  json_build_object('product', c.doc#>'{intake,product}', 'respondent', c.doc#>'{intake,respondent}', 'representative', c.doc#>'{intake,representative}') as known_intake,
  (select coalesce(json_agg(json_build_object('kind', k.kind, 'value', k.value)), '[]'::json) from customer_contacts k where k.customer_id = c.customer_id) as known_contacts`;

export const rowColumnsFor = (viewer: Viewer): RawBuilder<unknown> => (readsContacts(viewer.role) ? rowColumns : maskedColumns);

export type RowRecord = {
  id: string;
  number: string;
  title: string;
  preview: string;
  customer_name: string | null;
  channel: string;
  kind: string;
  severity: number;
  state: string;
  phase: string;
  outcome: string | null;
  category_id: string | null;
  team_id: string;
  assignee_id: string | null;
  received_at: Date;
  last_activity_at: Date;
  next_due_at: Date | number;
  next_due_kind: string | null;
  next_due_labels: ComplaintRow["nextDueLabels"];
  follow_up_at: Date | null;
  snoozed_until: Date | null;
  escalated: boolean;
  approvals: readonly ApprovalRequest[] | null;
  tags: string[];
  language: string;
  order_no: string;
  to_complete: boolean;
  awaits_acceptance: boolean;
  collective_id: string | null;
  members: number | null;
  version: number;
  unread: boolean;
  known_intake?: Parameters<typeof knownDataOf>[0]["intake"];
  known_contacts?: readonly { readonly kind: string; readonly value: string }[];
};

/** What must be hidden in texts about this row; nothing for who reads everything. */
export const knownOfRow = (row: RowRecord): KnownData =>
  row.known_intake ? knownDataOf({ intake: row.known_intake }, { name: row.customer_name ?? "", contacts: row.known_contacts ?? [] }) : noKnownData;

/** What others ask of a superior; how much it may be is seen when it is opened. */
const approvalsFor = (requests: readonly ApprovalRequest[] | null, viewer: Viewer): ComplaintRow["approvals"] =>
  requests && isSuperior(viewer.role)
    ? requests.filter((r) => !r.askedBy.includes(viewer.id)).map(({ of, recordId, what, sums, at }) => ({ of, recordId, what, sums, at }))
    : [];

/** A row of a list as this viewer may read it: who complained and the order number are masked for those who do not work the case. */
export function presentRow(row: RowRecord, viewer: Viewer): ComplaintRow {
  const full = readsContacts(viewer.role);
  const name = row.customer_name ?? "";
  const known = knownOfRow(row);
  const text = (value: string) => presentText(value, viewer, known);
  return {
    id: row.id,
    number: row.number,
    title: text(row.title),
    preview: text(row.preview),
    customerName: presentName(name, viewer),
    channel: row.channel,
    kind: row.kind,
    severity: severities[row.severity] ?? "ordinary",
    state: row.state,
    phase: row.phase,
    outcome: row.outcome,
    categoryId: row.category_id,
    teamId: row.team_id,
    assigneeId: row.assignee_id,
    receivedAt: row.received_at.toISOString(),
    lastActivityAt: row.last_activity_at.toISOString(),
    nextDueAt: row.next_due_at instanceof Date ? row.next_due_at.toISOString() : null,
    nextDueKind: row.next_due_kind,
    nextDueLabels: row.next_due_labels,
    followUpAt: row.follow_up_at?.toISOString() ?? null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    escalated: row.escalated,
    approvals: approvalsFor(row.approvals, viewer),
    tags: full ? row.tags : row.tags.map(text),
    language: row.language,
    orderNo: full ? row.order_no : maskOrder(row.order_no),
    unread: row.unread,
    toComplete: row.to_complete,
    awaited: row.awaits_acceptance,
    collectiveId: row.collective_id,
    members: row.members,
    version: row.version,
  } as ComplaintRow;
}

import type { Complaint } from "@amends/core/desk/complaint";
import { type Projection, projectionOf } from "@amends/core/desk/project";
import { type RawBuilder, sql } from "kysely";

/** What lists, counts and search use of a complaint: each column, its type and where it comes from in the projection. */
const columns: Readonly<Record<string, readonly [type: string, of: (p: Projection) => unknown]>> = {
  team_id: ["uuid", (p) => p.teamId],
  assignee_id: ["uuid", (p) => p.assigneeId],
  customer_id: ["uuid", (p) => p.customerId],
  state: ["text", (p) => p.state],
  phase: ["text", (p) => p.phase],
  kind: ["text", (p) => p.kind],
  severity: ["smallint", (p) => p.severity],
  category_id: ["text", (p) => p.categoryId],
  channel: ["text", (p) => p.channel],
  language: ["text", (p) => p.language],
  title: ["text", (p) => p.title],
  preview: ["text", (p) => p.preview],
  order_no: ["text", (p) => p.orderNo],
  plate: ["text", (p) => p.plate],
  tags: ["text[]", (p) => [...p.tags]],
  escalated: ["boolean", (p) => p.escalated],
  to_complete: ["boolean", (p) => p.toComplete],
  outcome: ["text", (p) => p.outcome],
  received_at: ["timestamptz", (p) => p.receivedAt],
  next_due_at: ["timestamptz", (p) => p.nextDueAt ?? "infinity"],
  next_due_kind: ["text", (p) => p.nextDueKind],
  next_due_labels: ["jsonb", (p) => p.nextDueLabels],
  follow_up_at: ["timestamptz", (p) => p.followUpAt],
  closed_at: ["timestamptz", (p) => p.closedAt],
  snoozed_until: ["timestamptz", (p) => p.snoozedUntil],
  merged_into: ["uuid", (p) => p.mergedInto],
  approvals: ["jsonb", (p) => (p.approvals.length > 0 ? p.approvals : null)],
  approval_since: ["timestamptz", (p) => p.approvalSince],
  promise_broken: ["boolean", (p) => p.promiseBroken],
  owing: ["uuid[]", (p) => [...p.owingIds]],
  restricted_to: ["uuid[]", (p) => p.restrictedTo && [...p.restrictedTo]],
  awaits_acceptance: ["boolean", (p) => p.awaitsAcceptance],
  collective: ["boolean", (p) => p.collective],
  collective_id: ["uuid", (p) => p.collectiveId],
  responsible_id: ["uuid", (p) => p.responsibleId],
};

/** The names of the projected columns, in the order of `projectedValues`. */
export const projectedColumns = sql.raw(Object.keys(columns).join(", "));

const written = (type: string, value: unknown) => (type === "jsonb" && value !== null ? JSON.stringify(value) : value);

/** The values of a complaint for these columns, each with its type. */
export function projectedValues(complaint: Complaint): RawBuilder<unknown>[] {
  const p = projectionOf(complaint);
  return Object.values(columns).map(([type, of]) => sql`${written(type, of(p))}::${sql.raw(type)}`);
}

/** The same as a JSON row, columns named as in the table. */
export function projectedRow(complaint: Complaint): Readonly<Record<string, unknown>> {
  const p = projectionOf(complaint);
  return Object.fromEntries(Object.entries(columns).map(([name, [, of]]) => [name, of(p)]));
}

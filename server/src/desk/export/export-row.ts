import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import type { Complaint } from "@amends/core/desk/complaint";
import type { ContactKind } from "@amends/core/desk/contract-intake";
import { knownDataOf } from "@amends/core/desk/masking";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { followUpAtOf, nextDueOf } from "@amends/core/desk/next-due";
import { phaseOf } from "@amends/core/desk/phase";
import { closureOf, currentAgreement, kindOf, severityOf, stateOf } from "@amends/core/desk/state";
import { maskOrder } from "@amends/core/shared/contact";
import { type Money, sumMoney } from "@amends/core/shared/money";
import { standing } from "@amends/core/shared/record";
import { presentContact, presentName, presentText } from "../present.ts";
import type { ExportRecord } from "./read-rows.ts";

/** One complaint of an export as this viewer may read it; times in UTC, words of the vocabulary as codes. It is what JSON holds. */
export type ExportRow = ReturnType<typeof exportRow>;

/** What the options cost that were agreed on, or, before an agreement, that the customer accepted; null when none has a cost. */
export function agreedCost(complaint: Complaint): Money | null {
  const agreed = currentAgreement(complaint)?.optionIds;
  const taken = standing(complaint.options).filter((option) => (agreed ? agreed.includes(option.id) : option.answer?.accepted === true));
  return sumMoney(taken.map((option) => option.cost).filter((cost) => cost !== null));
}

function presentContacts(record: ExportRecord, viewer: Viewer): readonly { readonly kind: ContactKind; readonly value: string }[] {
  if (viewer.role === "trainer") return [];
  const contacts = record.contacts ?? [];
  return readsContacts(viewer.role) ? contacts : contacts.map(({ kind, value }) => ({ kind, value: presentContact(kind, value) }));
}

export function exportRow(record: ExportRecord, viewer: Viewer) {
  const complaint = readComplaint(record.doc);
  const { intake } = complaint;
  const closure = closureOf(complaint);
  const due = nextDueOf(complaint);
  const name = record.customer_name ?? "";
  const full = readsContacts(viewer.role);
  const known = full ? null : knownDataOf(complaint, { name, contacts: record.contacts ?? [] });
  const text = (value: string) => (known ? presentText(value, viewer, known) : value);
  const reference = (value: string) => (full ? value : maskOrder(value));
  return {
    id: complaint.id,
    number: complaint.number,
    externalNo: intake.externalNo === null ? null : reference(intake.externalNo),
    title: text(record.title),
    state: stateOf(complaint),
    phase: phaseOf(complaint),
    outcome: closure?.outcome ?? null,
    kind: kindOf(complaint),
    severity: severityOf(complaint),
    categoryId: intake.categoryId,
    channel: intake.channel,
    customer: presentName(name, viewer),
    contacts: presentContacts(record, viewer),
    orderNo: reference(intake.product.orderNo),
    team: record.team_name,
    assignee: record.assignee_name,
    receivedAt: intake.receivedAt,
    occurredAt: intake.occurredAt,
    nextDueAt: due?.at ?? null,
    nextDueKind: due?.kind ?? null,
    followUpAt: followUpAtOf(complaint),
    closedAt: closure?.at ?? null,
    directCause: closure?.directCause ?? null,
    indirectCause: closure?.indirectCause ?? null,
    causeNote: text(closure?.causeNote ?? ""),
    satisfaction: closure?.satisfaction ?? null,
    amount: intake.amount,
    cost: agreedCost(complaint),
    tags: complaint.tags.map(text),
    facts: text(intake.facts),
    demandTypes: intake.demand.types,
    demand: text(intake.demand.text),
    firstReplyAt: record.first_reply_at?.toISOString() ?? null,
    lastActivityAt: record.last_activity_at.toISOString(),
    language: complaint.language,
  };
}

import type { Complaint } from "@amends/core/desk/complaint";
import type { CustomerBrief } from "@amends/core/desk/contract-view";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DeskDialog } from "../DeskDialog.tsx";
import { useDialogCommand } from "../dialogs/use-dialog-command.ts";
import type { DialogProps } from "../OpenDialog.tsx";
import { useAssessment } from "../use-assessment.ts";
import { blankIntake, createBody, type IntakeForm, overridesOf } from "./form-state.ts";
import { MoreFields } from "./MoreFields.tsx";
import { MustFields } from "./MustFields.tsx";

function formOf({ intake, language }: Complaint, customer: CustomerBrief | null): IntakeForm {
  return {
    ...blankIntake,
    language,
    channel: intake.channel,
    anonymous: intake.anonymous,
    customerId: customer?.id ?? null,
    name: customer?.name ?? "",
    standing: customer?.standing ?? "private",
    contacts: customer?.contacts.length ? customer.contacts.map(({ kind, value }) => ({ kind, value })) : blankIntake.contacts,
    title: intake.title,
    facts: intake.facts,
    summary: intake.summary,
    demandTypes: intake.demand.types,
    demandText: intake.demand.text,
    categoryId: intake.categoryId,
    unit: intake.respondent.unit,
    person: intake.respondent.person,
    personId: intake.respondent.personId,
    receivedAt: intake.receivedAt,
    occurredAt: intake.occurredAt,
    place: intake.place,
    product: intake.product.name,
    model: intake.product.model,
    orderNo: intake.product.orderNo,
    plate: intake.product.plate,
    amount: intake.amount,
    priorContact: intake.priorContact,
    representative: intake.representative?.name ?? "",
    authorisation: intake.representative?.authorisation ?? "",
    riskFlags: intake.riskFlags,
    referralBody: intake.referral?.body ?? "",
    referralNumber: intake.referral?.number ?? "",
    referralDue: intake.referral?.dueAt ?? null,
    referralReply: intake.referral?.reply ?? "",
  };
}

/** Puts right or completes what was recorded; only what changed is sent. */
export function EditIntakeDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { complaint, customer } = page;
  const start = useMemo(() => formOf(complaint, customer), [complaint, customer]);
  const [form, setForm] = useState(start);
  const put = (change: Partial<IntakeForm>) => setForm((before) => ({ ...before, ...change }));
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const proposals = useAssessment(
    useMemo(() => ({ title: form.title, facts: form.facts, demandText: form.demandText }), [form.title, form.facts, form.demandText]),
  );
  const save = () => {
    const before = createBody(start, null, "").intake as Record<string, unknown>;
    const after = createBody(form, null, "").intake as Record<string, unknown>;
    const intake = Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])));
    const { complainant } = createBody(form, null, "");
    const overrides = form.categoryId === start.categoryId ? [] : overridesOf(form, proposals).filter((o) => o.field === "category");
    const newcomer = customer === null && (complainant.name !== "" || complainant.contacts.length > 0);
    return submit("editIntake", { intake, ...(overrides.length ? { overrides } : {}), ...(newcomer ? { complainant } : {}) }, { done: t("said.saved") });
  };
  return (
    <DeskDialog title={t("action.editIntake")} submit={t("dialog.save")} size="wide" onClose={onClose} busy={busy} error={error} onSubmit={save}>
      <MustFields form={form} put={put} errors={new Map()} proposals={proposals} edit known={customer !== null} />
      <details className="desk-more" open>
        <summary>{t("form.more")}</summary>
        <div>
          <MoreFields form={form} put={put} errors={new Map()} edit />
        </div>
      </details>
    </DeskDialog>
  );
}

import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useDialogCommand } from "./use-dialog-command.ts";

/** A superior lets it rest: why, what the customer reads of it, and when it is looked at again. */
export function SuspendDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const [reviewAt, setReview] = useState<Instant | null>(null);
  const [told, setTold] = useState("");
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.suspend")}
      submit={t("action.suspend")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={reviewAt !== null && told.trim() !== "" && reason.trim() !== ""}
      onSubmit={() => reviewAt && submit("suspend", { reviewAt, told: told.trim(), reason: reason.trim() }, { done: t("said.suspended") })}
    >
      <p className="desk-advice">{t("press.suspendHint")}</p>
      <TextArea label={t("press.suspendWhy")} value={reason} onChange={setReason} rows={2} maxLength={1_000} required />
      <TextArea label={t("extension.told")} hint={t("extension.toldHint")} value={told} onChange={setTold} rows={2} maxLength={500} required />
      <DateTimeField label={t("wait.review")} value={reviewAt} onChange={setReview} quick={["in3Days", "in7Days", "in30Days"]} usualHour={10} required />
    </DeskDialog>
  );
}

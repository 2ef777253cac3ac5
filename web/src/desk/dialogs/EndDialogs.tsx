import { type FollowUpWay, followUpWays } from "@amends/core/desk/after-record";
import { closureOf } from "@amends/core/desk/state";
import { type Satisfaction, satisfactions } from "@amends/core/desk/vocabulary";
import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useDialogCommand } from "./use-dialog-command.ts";

export function ReopenDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.reopen")}
      submit={t("action.reopen")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={reason.trim() !== ""}
      onSubmit={() => submit("reopen", { reason: reason.trim() }, { done: t("said.reopened") })}
    >
      <TextArea label={t("common.reason")} value={reason} onChange={setReason} rows={3} maxLength={1_000} required autoFocus />
    </DeskDialog>
  );
}

/** Is it still good? A look back after closing; another one may be set. */
export function FollowUpDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const closure = closureOf(page.complaint);
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(null);
  const [note, setNote] = useState("");
  const [way, setWay] = useState<FollowUpWay>("call");
  const [nextAt, setNext] = useState<Instant | null>(null);
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.recordFollowUp")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={satisfaction !== null}
      onSubmit={() => satisfaction && submit("recordFollowUp", { satisfaction, note: note.trim(), nextAt, way }, { done: t("said.followedUp") })}
    >
      <p className="desk-advice">{t("followUp.ask")}</p>
      {closure?.satisfaction ? <p className="desk-muted">{t("followUp.before", { satisfaction: t(`words:satisfaction.${closure.satisfaction}`) })}</p> : null}
      <Chips
        label={t("words:field.satisfaction")}
        value={satisfaction}
        onChange={setSatisfaction}
        choices={satisfactions.map((s) => ({ value: s, label: t(`words:satisfaction.${s}`) }))}
        required
        autoFocus
      />
      <Chips
        label={t("words:field.contactWay")}
        value={way}
        onChange={setWay}
        choices={followUpWays.map((w) => ({ value: w, label: t(`words:followUpWay.${w}`) }))}
      />
      <TextArea label={t("followUp.note")} value={note} onChange={setNote} rows={3} maxLength={2_000} />
      <DateTimeField label={t("followUp.next")} value={nextAt} onChange={setNext} quick={["in7Days", "in30Days"]} />
    </DeskDialog>
  );
}

import { isOverdue, nextDueOf } from "@amends/core/desk/next-due";
import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNow } from "../../ui/now.ts";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { DeskDialog } from "../DeskDialog.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { SnoozePicker } from "./SnoozePicker.tsx";
import { useDialogCommand } from "./use-dialog-command.ts";

/** Out of sight until a time to come. What falls due before that is said, since it comes back by then. */
export function SnoozeDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const [until, setUntil] = useState<Instant | null>(null);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const due = nextDueOf(page.complaint);
  const late = isOverdue(page.complaint, new Date(useNow()).toISOString());
  const take = (at: Instant) =>
    submit("snooze", { until: at, reason: reason.trim() }, { done: t("said.snoozed", { when: format.time(due && due.at < at ? due.at : at) }) });
  return (
    <DeskDialog
      title={t("snooze.title")}
      submit={t("action.snooze")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={until !== null && !late}
      onSubmit={() => until && take(until)}
    >
      {late ? <p className="desk-need">{t("snooze.overdue")}</p> : <p className="desk-advice">{t("snooze.hint")}</p>}
      <SnoozePicker value={until} onChange={setUntil} onTake={(at) => void take(at)} disabled={late || busy} />
      {due && until && !late && due.at < until ? (
        <p className="desk-need" role="status">
          {t("snooze.dueFirst", { what: t(`words:dueKind.${due.kind}`), when: format.time(due.at) })}
        </p>
      ) : null}
      <TextField label={t("snooze.reason")} value={reason} onChange={setReason} maxLength={500} />
    </DeskDialog>
  );
}

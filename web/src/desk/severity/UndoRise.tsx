import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { useDialogCommand } from "../dialogs/use-dialog-command.ts";

/** Takes a rise by the rules back, with the reason that keeps it from coming again. */
export function UndoRise({ complaintId, recordId, className, label }: { complaintId: string; recordId: string; className: string; label: string }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className={className} onClick={() => setAsking(true)}>
        {label}
      </button>
      {asking ? <UndoRiseDialog complaintId={complaintId} recordId={recordId} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function UndoRiseDialog({ complaintId, recordId, onClose }: { complaintId: string; recordId: string; onClose: () => void }) {
  const { t } = useTranslation("desk");
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaintId, onClose);
  return (
    <DeskDialog
      title={t("severity.undoTitle")}
      submit={t("severity.undo")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={reason.trim() !== ""}
      onSubmit={() => submit("withdrawRecord", { recordId, reason: reason.trim() }, { recordId })}
    >
      <TextField label={t("severity.undoWhy")} hint={t("severity.undoHint")} value={reason} onChange={setReason} maxLength={500} required autoFocus />
    </DeskDialog>
  );
}

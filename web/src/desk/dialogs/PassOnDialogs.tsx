import { openEscalations, placementOf } from "@amends/core/desk/state";
import { standing } from "@amends/core/shared/record";
import { handles, isSuperior, type Role } from "@amends/core/shared/role";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { useMe } from "../../ui/me.ts";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { type Owner, OwnerFields } from "../OwnerFields.tsx";
import { Suggested } from "../people/Suggested.tsx";
import { useHandoverText } from "../people/use-handover-text.ts";
import { useDialogCommand } from "./use-dialog-command.ts";

/** To a team or a person. Giving away what is one's own needs a word to the next. */
export function AssignDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer;
  const { complaint } = page;
  const from = placementOf(complaint);
  const [owner, setOwner] = useState<Owner>({ teamId: from.teamId, assigneeId: from.assigneeId });
  const [note, setNote] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const respondent = complaint.intake.respondent.personId;
  const noteNeeded = !isSuperior(me.role) && from.assigneeId === me.id;
  const same = owner.teamId === from.teamId && owner.assigneeId === from.assigneeId;
  return (
    <DeskDialog
      title={t("action.assign")}
      submit={t("action.assign")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={!same && owner.teamId !== "" && (!noteNeeded || note.trim() !== "")}
      onSubmit={() => submit("assign", { ...owner, note: note.trim() }, { done: t("said.assigned") })}
    >
      <Suggested complaintId={complaint.id} value={owner} onTake={setOwner} />
      <OwnerFields value={owner} onChange={setOwner} except={respondent ? [respondent] : []} />
      {respondent ? <p className="desk-muted">{t("assign.notRespondent", { name: complaint.intake.respondent.person })}</p> : null}
      <TextArea label={t("dialog.noteToThem")} value={note} onChange={setNote} rows={2} maxLength={2_000} required={noteNeeded} />
    </DeskDialog>
  );
}

export function HandOverDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { complaint } = page;
  const from = placementOf(complaint);
  const [assigneeId, setAssignee] = useState("");
  const [note, setNote] = useState(useHandoverText(page));
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.handOver")}
      submit={t("action.handOver")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={assigneeId !== "" && note.trim() !== ""}
      onSubmit={() => submit("handOver", { assigneeId, note: note.trim() }, { done: t("said.handedOver") })}
    >
      <PersonPicker
        label={t("handOver.to")}
        value={assigneeId}
        onChange={setAssignee}
        required
        autoFocus
        only={(p) => handles(p.role as Role) && p.id !== from.assigneeId && p.id !== complaint.intake.respondent.personId}
      />
      <TextArea label={t("handOver.note")} hint={t("handOver.noteHint")} value={note} onChange={setNote} rows={9} maxLength={2_000} required />
    </DeskDialog>
  );
}

export function ReturnDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { complaint } = page;
  const now = placementOf(complaint);
  const before = standing(complaint.placements).findLast((p) => p.teamId !== now.teamId || p.assigneeId !== now.assigneeId);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const to = before
    ? [before.assigneeId ? page.people[before.assigneeId]?.name : "", page.teams[before.teamId]].filter(Boolean).join(" · ")
    : (page.teams[now.teamId] ?? "");
  return (
    <DeskDialog
      title={t("action.returnBack")}
      submit={t("action.returnBack")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={reason.trim() !== ""}
      onSubmit={() => submit("returnBack", { reason: reason.trim() }, { done: t("said.returned") })}
    >
      <p>{t("return.to", { to })}</p>
      <TextArea label={t("common.reason")} value={reason} onChange={setReason} rows={3} maxLength={1_000} required autoFocus />
    </DeskDialog>
  );
}

/** Never to the person complained about; a superior may override that, and the reason stays on record. */
export function TransferDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer;
  const { complaint } = page;
  const [owner, setOwner] = useState<Owner>({ teamId: "", assigneeId: null });
  const [note, setNote] = useState("");
  const [override, setOverride] = useState(false);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const conflict = owner.assigneeId !== null && owner.assigneeId === complaint.intake.respondent.personId;
  const ready = owner.teamId !== "" && note.trim() !== "" && (!conflict || (override && reason.trim() !== ""));
  return (
    <DeskDialog
      title={t("action.transfer")}
      submit={t("action.transfer")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={ready}
      onSubmit={() =>
        submit("transfer", { ...owner, note: note.trim(), overrideConflict: conflict && override, reason: reason.trim() }, { done: t("said.transferred") })
      }
    >
      <OwnerFields value={owner} onChange={setOwner} />
      {conflict ? (
        <div className="desk-need" role="alert">
          <p>{t("transfer.conflict", { name: complaint.intake.respondent.person })}</p>
          {isSuperior(me.role) ? (
            <>
              <Check label={t("transfer.override")} checked={override} onChange={setOverride} />
              {override ? <TextField label={t("transfer.overrideReason")} value={reason} onChange={setReason} maxLength={500} required /> : null}
            </>
          ) : (
            <p>{t("transfer.askSuperior")}</p>
          )}
        </div>
      ) : null}
      <TextArea label={t("dialog.noteToThem")} value={note} onChange={setNote} rows={3} maxLength={2_000} required />
    </DeskDialog>
  );
}

export function EscalateDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const { complaint } = page;
  const [toPersonId, setPerson] = useState("");
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.escalate")}
      submit={t("action.escalate")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={toPersonId !== "" && reason.trim() !== ""}
      onSubmit={() => submit("escalate", { toPersonId, reason: reason.trim() }, { done: t("said.escalated") })}
    >
      <p className="desk-muted">{t("escalate.what")}</p>
      <PersonPicker
        label={t("escalate.to")}
        value={toPersonId}
        onChange={setPerson}
        required
        autoFocus
        only={(p) => isSuperior(p.role as Role) && p.id !== me && p.id !== complaint.intake.respondent.personId}
      />
      <TextArea label={t("escalate.reason")} hint={t("escalate.reasonHint")} value={reason} onChange={setReason} rows={3} maxLength={1_000} required />
    </DeskDialog>
  );
}

export function SettleDialog({ page, onClose, recordId }: DialogProps) {
  const { t } = useTranslation("desk");
  const open = openEscalations(page.complaint);
  const escalation = open.find((e) => e.id === recordId) ?? open[0];
  const [note, setNote] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.settleEscalation")}
      submit={t("action.settleEscalation")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={escalation !== undefined}
      onSubmit={() => escalation && submit("settleEscalation", { note: note.trim() }, { recordId: escalation.id, done: t("said.settled") })}
    >
      {escalation?.reason ? <blockquote className="desk-quote">{escalation.reason}</blockquote> : null}
      <TextArea label={t("escalate.settlement")} value={note} onChange={setNote} rows={3} maxLength={1_000} autoFocus />
    </DeskDialog>
  );
}

import { type ReminderVoice, reminderVoices } from "@amends/core/desk/pressing-records";
import { remindedPersonOf } from "@amends/core/desk/reminder";
import { reworkCount } from "@amends/core/desk/rework";
import { isClosed, placementOf } from "@amends/core/desk/state";
import type { Instant } from "@amends/core/shared/record";
import { isSuperior, type Role } from "@amends/core/shared/role";
import { CloseOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { useMe } from "../../ui/me.ts";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useSentenceWords } from "../use-sentence-words.ts";
import { useDialogCommand } from "./use-dialog-command.ts";

/** Presses whoever is in charge: what, by when, on whose behalf. */
export function RemindDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const [text, setText] = useState("");
  const [dueAt, setDue] = useState<Instant | null>(null);
  const [voice, setVoice] = useState<ReminderVoice>("own");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.remind")}
      submit={t("action.remind")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={text.trim() !== "" && dueAt !== null}
      onSubmit={() => dueAt && submit("remind", { text: text.trim(), dueAt, voice }, { done: t("said.reminded") })}
    >
      <p className="desk-muted">{t("press.remindTo", { person: words.person(remindedPersonOf(page.complaint)) })}</p>
      <TextArea label={t("press.what")} hint={t("press.whatHint")} value={text} onChange={setText} rows={2} maxLength={1_000} required autoFocus />
      <DateTimeField label={t("press.by")} value={dueAt} onChange={setDue} quick={["in2Hours", "today18", "tomorrow12"]} required />
      <Chips
        label={t("press.voice")}
        value={voice}
        onChange={setVoice}
        choices={reminderVoices.map((v) => ({ value: v, label: t(`words:reminderVoice.${v}`) }))}
      />
    </DeskDialog>
  );
}

/** Names who watches from above, until when, and when they want to hear how it stands. */
export function SuperviseDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const me = useMe().viewer;
  const { complaint } = page;
  const { assigneeId } = placementOf(complaint);
  const [personId, setPerson] = useState(me.id === assigneeId ? "" : me.id);
  const [until, setUntil] = useState<Instant | null>(null);
  const [reportAt, setReports] = useState<readonly Instant[]>([]);
  const [next, setNext] = useState<Instant | null>(null);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const dates = [...new Set(next ? [...reportAt, next] : reportAt)].sort();
  return (
    <DeskDialog
      title={t("action.supervise")}
      submit={t("action.supervise")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={personId !== "" && until !== null && reason.trim() !== ""}
      onSubmit={() => until && submit("supervise", { personId, until, reportAt: dates, reason: reason.trim() }, { done: t("said.supervised") })}
    >
      <PersonPicker
        label={t("press.watcher")}
        value={personId}
        onChange={setPerson}
        required
        only={(p) => isSuperior(p.role as Role) && p.id !== assigneeId && p.id !== complaint.intake.respondent.personId}
      />
      <TextArea label={t("press.why")} value={reason} onChange={setReason} rows={2} maxLength={1_000} required />
      <DateTimeField label={t("press.until")} value={until} onChange={setUntil} quick={["tomorrow12", "in3Days", "in7Days"]} required />
      <DateTimeField label={t("press.reportDates")} value={next} onChange={setNext} quick={["today18", "tomorrow12", "in3Days"]} />
      {reportAt.length > 0 ? (
        <ul className="desk-tag-list">
          {reportAt.map((at) => (
            <li key={at} className="desk-tag">
              {format.time(at)}
              <button
                type="button"
                className="desk-icon"
                aria-label={t("press.removeReport", { at: format.time(at) })}
                onClick={() => setReports(reportAt.filter((x) => x !== at))}
              >
                <CloseOutlined aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {next && reportAt.length < 11 ? (
        <button
          type="button"
          className="desk-link"
          onClick={() => {
            setReports(dates);
            setNext(null);
          }}
        >
          {t("press.addReport")}
        </button>
      ) : null}
    </DeskDialog>
  );
}

/** Sends a result back with what is missing. */
export function ReworkDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const [missing, setMissing] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const count = reworkCount(page.complaint) + 1;
  return (
    <DeskDialog
      title={t("rework.banner", { count })}
      submit={t("action.rework")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={missing.trim() !== ""}
      onSubmit={() => submit("rework", { missing: missing.trim() }, { done: t("said.reworked") })}
    >
      <p className="desk-muted">{t(isClosed(page.complaint) ? "rework.closedNote" : "rework.openNote")}</p>
      <TextArea
        label={t("rework.missing")}
        hint={t("rework.missingHint")}
        value={missing}
        onChange={setMissing}
        rows={3}
        maxLength={1_000}
        required
        autoFocus
      />
    </DeskDialog>
  );
}

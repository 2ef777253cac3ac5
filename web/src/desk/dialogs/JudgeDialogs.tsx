import { kindOf, severityOf } from "@amends/core/desk/state";
import { type ComplaintKind, complaintKinds, type Severity, severities } from "@amends/core/desk/vocabulary";
import { CloseOutlined } from "@ant-design/icons";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { BecauseWords } from "../intake/BecauseWords.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useAssessment } from "../use-assessment.ts";
import { useDialogCommand } from "./use-dialog-command.ts";

/** The ladder, up or down, with the reason. What the words suggest is shown with the words. */
export function SeverityDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const { complaint } = page;
  const now = severityOf(complaint);
  const [severity, setSeverity] = useState<Severity>(now);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(complaint.id, onClose);
  const proposals = useAssessment(
    useMemo(
      () => ({ title: complaint.intake.title, facts: complaint.intake.facts, demandText: complaint.intake.demand.text, channel: complaint.intake.channel }),
      [complaint.intake],
    ),
  );
  const rungs = severities.filter((s) => s !== "potential" || kindOf(complaint) !== "complaint");
  return (
    <DeskDialog
      title={t("action.severity")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={severity !== now && reason.trim() !== ""}
      onSubmit={() =>
        submit(
          "setSeverity",
          { severity, proposed: proposals?.severity.value ?? null, reason: reason.trim() },
          { done: t("said.severitySet", { severity: t(`words:severity.${severity}`) }) },
        )
      }
    >
      <Chips
        label={t("words:field.severity")}
        value={severity}
        onChange={setSeverity}
        choices={rungs.map((s) => ({ value: s, label: t(`words:severity.${s}`) }))}
        autoFocus
      />
      {proposals ? (
        <p className="desk-proposal">
          {t("proposal.severity", { severity: t(`words:severity.${proposals.severity.value}`) })} <BecauseWords because={proposals.severity.because} />
        </p>
      ) : null}
      <TextField label={t("common.reason")} value={reason} onChange={setReason} maxLength={500} required />
    </DeskDialog>
  );
}

export function KindDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const now = kindOf(page.complaint);
  const [kind, setKind] = useState<ComplaintKind>(now);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.kind")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={kind !== now}
      onSubmit={() => submit("setKind", { kind, reason: reason.trim() }, { done: t("said.saved") })}
    >
      <Chips
        label={t("filter.kind")}
        hint={t("kind.hint")}
        value={kind}
        onChange={setKind}
        choices={complaintKinds.map((k) => ({ value: k, label: t(`words:complaintKind.${k}`) }))}
        autoFocus
      />
      <TextField label={t("common.reason")} value={reason} onChange={setReason} maxLength={500} />
    </DeskDialog>
  );
}

export function TagsDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const [tags, setTags] = useState<readonly string[]>(page.complaint.tags);
  const [typed, setTyped] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const fresh = typed
    .split(/[,，、\s]+/)
    .map((s) => s.trim())
    .filter(Boolean);
  const all = [...new Set([...tags, ...fresh])];
  const add = all.filter((tag) => !page.complaint.tags.includes(tag));
  const remove = page.complaint.tags.filter((tag) => !all.includes(tag));
  return (
    <DeskDialog
      title={t("action.tags")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={add.length + remove.length > 0}
      onSubmit={() => submit("setTags", { add, remove }, { done: t("said.saved") })}
    >
      <TextField
        label={t("dialog.tags")}
        hint={t("dialog.tagsHint")}
        value={typed}
        onChange={setTyped}
        maxLength={200}
        autoFocus
        onEnter={() => {
          setTags(all);
          setTyped("");
        }}
      />
      <ul className="desk-tag-list">
        {tags.map((tag) => (
          <li key={tag} className="desk-tag">
            {tag}
            <button type="button" className="desk-icon" aria-label={t("dialog.removeTag", { tag })} onClick={() => setTags(tags.filter((x) => x !== tag))}>
              <CloseOutlined aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </DeskDialog>
  );
}

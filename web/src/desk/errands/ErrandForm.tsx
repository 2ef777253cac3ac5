import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { TeamPicker } from "../../ui/TeamPicker.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { useDialogCommand } from "../dialogs/use-dialog-command.ts";
import type { DialogProps } from "../OpenDialog.tsx";

/** Asks a colleague or a team to do something. They may not see the complaint, so the form says what they will read. */
export function AddErrandDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("errands");
  const [title, setTitle] = useState("");
  const [note, setNote] = useState("");
  const [of, setOf] = useState<"person" | "team">("person");
  const [ownerId, setOwner] = useState("");
  const [teamId, setTeam] = useState("");
  const [dueAt, setDue] = useState<Instant | null>(null);
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const whom = of === "person" ? { ownerId, teamId: null } : { ownerId: null, teamId };
  const ready = title.trim() !== "" && dueAt !== null && (of === "person" ? ownerId : teamId) !== "";
  return (
    <DeskDialog
      title={t("ask")}
      submit={t("askNow")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={ready}
      onSubmit={() => dueAt && submit("addErrand", { title: title.trim(), note: note.trim(), dueAt, ...whom }, { done: t("saidAsked") })}
    >
      <p className="desk-advice">{t("askHint")}</p>
      <TextField label={t("title")} value={title} onChange={setTitle} maxLength={200} required autoFocus />
      <Segments
        label={t("whom")}
        value={of}
        onChange={setOf}
        choices={[
          { value: "person", label: t("person") },
          { value: "team", label: t("team") },
        ]}
      />
      {of === "person" ? (
        <PersonPicker label={t("personWho")} value={ownerId} onChange={setOwner} required />
      ) : (
        <TeamPicker label={t("teamWhich")} hint={t("teamHint")} value={teamId} onChange={setTeam} required />
      )}
      <DateTimeField label={t("due")} value={dueAt} onChange={setDue} quick={["in2Hours", "today18", "tomorrow12", "in3Days"]} required />
      <TextArea label={t("note")} hint={t("noteHint")} value={note} onChange={setNote} rows={2} maxLength={2_000} />
    </DeskDialog>
  );
}

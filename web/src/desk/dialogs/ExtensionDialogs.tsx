import type { ExtensionOffer } from "@amends/core/deadline/extension-offers";
import type { Complaint } from "@amends/core/desk/complaint";
import { openExtensions } from "@amends/core/desk/extension";
import type { ExtensionSubject } from "@amends/core/desk/pressing-records";
import { type Instant, standing } from "@amends/core/shared/record";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import type { Language } from "../../ui/language.ts";
import { useNow } from "../../ui/now.ts";
import { Pick } from "../../ui/Pick.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat, useLanguage } from "../../ui/use-format.ts";
import { DeskDialog } from "../DeskDialog.tsx";
import { clocksQuery } from "../desk-queries.ts";
import type { DialogProps } from "../OpenDialog.tsx";
import { useCommand } from "../use-command.ts";
import { useDialogCommand } from "./use-dialog-command.ts";

/** `toDueAt`: the end that the pack sets; absent = one asks for a time. */
type Choice = {
  readonly id: string;
  readonly of: ExtensionSubject;
  readonly kind: string;
  readonly what: string;
  readonly dueAt: Instant;
  readonly toDueAt?: Instant;
};

/** What still has time and could get more of it. */
function choicesOf(complaint: Complaint, offers: readonly ExtensionOffer[], language: Language, now: number): Choice[] {
  const steps = standing(complaint.steps).filter((s) => !s.done);
  const promises = standing(complaint.promises).filter((p) => !p.kept && !p.broken);
  const referralDue = complaint.intake.referral?.dueAt;
  const all: Choice[] = [
    ...steps.map((s) => ({ id: s.id, kind: "step", of: { kind: "step" as const, recordId: s.id }, what: s.text, dueAt: s.dueAt })),
    ...promises.map((p) => ({ id: p.id, kind: "promise", of: { kind: "promise" as const, recordId: p.id }, what: p.what, dueAt: p.dueAt })),
    ...(referralDue ? [{ id: "referral", kind: "referral", of: { kind: "referral" as const }, what: "", dueAt: referralDue }] : []),
    ...offers.map(({ packId, ruleId, extensionId, kind, clockLabels, labels, fromDueAt, toDueAt }) => ({
      id: `${packId} ${ruleId} ${extensionId}`,
      kind,
      of: { kind: "clock" as const, packId, ruleId, extensionId },
      what: [clockLabels?.[language], labels[language]].filter(Boolean).join(" · "),
      dueAt: fromDueAt,
      toDueAt,
    })),
  ];
  const asked = new Set(
    openExtensions(complaint).map(({ of }) => ("recordId" in of ? of.recordId : of.kind === "clock" ? `${of.packId} ${of.ruleId} ${of.extensionId}` : of.kind)),
  );
  return all.filter((c) => Date.parse(c.dueAt) > now && !asked.has(c.id));
}

/** Asks a superior for more time, before it is up. */
export function AskExtensionDialog({ page, onClose, recordId }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const now = useNow();
  const language = useLanguage();
  const { data } = useQuery({ ...clocksQuery(page.complaint.id), staleTime: 0 });
  const choices = choicesOf(page.complaint, data?.extensions ?? [], language, now);
  const [taken, setId] = useState(recordId ?? "");
  const id = taken || (choices[0]?.id ?? "");
  const [typed, setDue] = useState<Instant | null>(null);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const chosen = choices.find((c) => c.id === id);
  const dueAt = chosen?.toDueAt ?? typed;
  return (
    <DeskDialog
      title={t("action.askExtension")}
      submit={t("action.askExtension")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={chosen !== undefined && dueAt !== null && reason.trim() !== ""}
      onSubmit={() => chosen && dueAt && submit("askExtension", { of: chosen.of, dueAt, reason: reason.trim() }, { done: t("said.extensionAsked") })}
    >
      <p className="desk-muted">{t(choices.length > 0 ? "extension.rule" : "extension.nothing")}</p>
      <Pick
        label={t("extension.which")}
        value={id}
        onChange={setId}
        required
        choices={choices.map((c) => ({ value: c.id, label: [t(`words:dueKind.${c.kind}`), c.what, format.time(c.dueAt)].filter(Boolean).join(" · ") }))}
      />
      {chosen?.toDueAt ? (
        <p>{t("extension.byRule", { from: format.time(chosen.dueAt), to: format.time(chosen.toDueAt) })}</p>
      ) : (
        <DateTimeField label={t("extension.newDue")} value={typed} onChange={setDue} quick={["tomorrow12", "in3Days", "in7Days"]} required />
      )}
      <TextArea label={t("extension.why")} value={reason} onChange={setReason} rows={2} maxLength={500} required />
    </DeskDialog>
  );
}

/** A superior grants or declines; the customer's reason is written by whoever grants. */
export function DecideExtensionDialog({ page, onClose, recordId }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const open = openExtensions(page.complaint);
  const extension = open.find((e) => e.id === recordId) ?? open[0];
  const [told, setTold] = useState("");
  const [reason, setReason] = useState("");
  const { submit, busy, error, setError } = useDialogCommand(page.complaint.id, onClose);
  const { run, busy: declining } = useCommand(page.complaint.id);
  if (!extension) return null;
  const decline = async () => {
    try {
      await run("decideExtension", { approved: false, reason: reason.trim() }, { recordId: extension.id, done: t("said.extensionRefused"), quiet: true });
      onClose();
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <DeskDialog
      title={t("extension.decideTitle")}
      submit={t("extension.grant")}
      onClose={onClose}
      busy={busy || declining !== null}
      error={error}
      ready={told.trim() !== ""}
      onSubmit={() =>
        submit("decideExtension", { approved: true, told: told.trim(), reason: reason.trim() }, { recordId: extension.id, done: t("said.extensionGiven") })
      }
      extra={
        <button type="button" className="desk-button" disabled={reason.trim() === "" || declining !== null} onClick={() => void decline()}>
          {t("extension.decline")}
        </button>
      }
    >
      <p>{t("extension.fromTo", { from: format.time(extension.fromDueAt), to: format.time(extension.toDueAt) })}</p>
      {extension.reason ? <blockquote className="desk-quote">{extension.reason}</blockquote> : null}
      <TextArea label={t("extension.told")} hint={t("extension.toldHint")} value={told} onChange={setTold} rows={2} maxLength={500} autoFocus />
      <TextField label={t("extension.declineWhy")} value={reason} onChange={setReason} maxLength={500} />
    </DeskDialog>
  );
}

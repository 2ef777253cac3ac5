import { daysBeforeUnreachable, failedTries, triesBeforeUnreachable } from "@amends/core/desk/closure";
import { type ContactWay, contactWays } from "@amends/core/desk/vocabulary";
import type { Instant } from "@amends/core/shared/record";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { Chips } from "../Chips.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { useDeskSettings } from "../desk-queries.ts";
import type { DialogProps } from "../OpenDialog.tsx";
import { useDialogCommand } from "./use-dialog-command.ts";

/** Waiting has a reason and a day on which somebody looks again; the clock of the law does not stop. */
export function WaitDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const [reviewAt, setReview] = useState<Instant | null>(null);
  const [reason, setReason] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.wait")}
      submit={t("action.wait")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={reviewAt !== null && reason.trim() !== ""}
      onSubmit={() => reviewAt && submit("wait", { reviewAt, reason: reason.trim() }, { done: t("said.waiting") })}
    >
      <TextField label={t("wait.reason")} value={reason} onChange={setReason} maxLength={500} required autoFocus />
      <DateTimeField
        label={t("wait.review")}
        hint={t("wait.reviewHint")}
        value={reviewAt}
        onChange={setReview}
        quick={["tomorrow12", "in3Days", "in7Days"]}
        required
      />
    </DeskDialog>
  );
}

export function ContactDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const [way, setWay] = useState<ContactWay>("phone");
  const [reached, setReached] = useState<"yes" | "no">("no");
  const [note, setNote] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const tries = failedTries(page.complaint);
  return (
    <DeskDialog
      title={t("action.tryContact")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      onSubmit={() => submit("tryContact", { way, reached: reached === "yes", note: note.trim() }, { done: t("said.tried") })}
    >
      <Chips
        label={t("words:field.contactWay")}
        value={way}
        onChange={setWay}
        choices={contactWays.map((w) => ({ value: w, label: t(`words:contactWay.${w}`) }))}
        autoFocus
      />
      <Segments
        label={t("call.reached")}
        value={reached}
        onChange={setReached}
        choices={[
          { value: "no", label: t("call.noAnswer") },
          { value: "yes", label: t("call.spoke") },
        ]}
      />
      <TextArea label={t("dialog.note")} value={note} onChange={setNote} rows={2} maxLength={1_000} />
      <div className="desk-muted">
        <p>{t("tries.rule", { tries: triesBeforeUnreachable, days: daysBeforeUnreachable })}</p>
        {tries.length ? (
          <ul>
            {tries.map((x) => (
              <li key={x.id}>
                {format.time(x.at)} · {t(`words:contactWay.${x.way}`)}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </DeskDialog>
  );
}

/** A no that is the last word: with reasons, and with where the customer may turn to. */
export function FinalAnswerDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const settings = useDeskSettings();
  const [text, setText] = useState("");
  const [bodies, setBodies] = useState<readonly string[]>([]);
  const [other, setOther] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  const all = [
    ...bodies,
    ...other
      .split(/[,，、;；]+/)
      .map((s) => s.trim())
      .filter(Boolean),
  ];
  return (
    <DeskDialog
      title={t("action.giveFinalAnswer")}
      submit={t("final.give")}
      onClose={onClose}
      busy={busy}
      error={error}
      size="wide"
      ready={text.trim() !== "" && all.length > 0}
      onSubmit={() => submit("giveFinalAnswer", { text: text.trim(), outsideBodies: all }, { done: t("said.finalGiven") })}
    >
      <p className="desk-advice">{t("final.advice")}</p>
      <TextArea
        label={t("final.text")}
        hint={t("final.textHint")}
        value={text}
        onChange={setText}
        rows={6}
        maxLength={5_000}
        required
        autoFocus
        lang={page.complaint.language}
      />
      <fieldset className="desk-group">
        <legend>{t("final.bodies")}</legend>
        {(settings?.outsideBodies ?? []).map((body) => (
          <Check
            key={body}
            label={body}
            checked={bodies.includes(body)}
            onChange={(on) => setBodies(on ? [...bodies, body] : bodies.filter((b) => b !== body))}
          />
        ))}
      </fieldset>
      <TextField label={t("final.otherBody")} value={other} onChange={setOther} maxLength={200} />
      {all.length === 0 ? <p className="desk-muted">{t("final.bodiesHint")}</p> : null}
    </DeskDialog>
  );
}

export function WithdrawalDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const [text, setText] = useState("");
  const { submit, busy, error } = useDialogCommand(page.complaint.id, onClose);
  return (
    <DeskDialog
      title={t("action.noteWithdrawal")}
      submit={t("dialog.save")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={text.trim() !== ""}
      onSubmit={() => submit("noteWithdrawal", { text: text.trim() }, { done: t("said.withdrawalNoted") })}
    >
      <p className="desk-advice">{t("withdrawal.advice")}</p>
      <TextArea label={t("withdrawal.text")} value={text} onChange={setText} rows={3} maxLength={2_000} required autoFocus />
    </DeskDialog>
  );
}

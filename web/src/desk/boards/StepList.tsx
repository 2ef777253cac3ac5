import type { Step } from "@amends/core/desk/complaint";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { placementOf } from "@amends/core/desk/state";
import { isChangeTold } from "@amends/core/desk/step";
import { type Instant, standing } from "@amends/core/shared/record";
import { CheckCircleFilled } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { DueChip } from "../../ui/DueChip.tsx";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { Run } from "../use-command.ts";
import { useSentenceWords } from "../use-sentence-words.ts";

type Props = { readonly page: ComplaintPage; readonly run: Run; readonly busy: boolean };

/** The steps of the plan; each has one owner and one due time, and every change is told to the customer. */
export function StepList({ page, run, busy, adding = false }: Props & { adding?: boolean }) {
  const { t } = useTranslation("desk");
  const steps = standing(page.complaint.steps);
  const [open, setOpen] = useState(false);
  const may = adding && page.abilities.addStep === true;
  return (
    <>
      {steps.length === 0 ? (
        <p className="desk-muted">{t("steps.none")}</p>
      ) : (
        <ol className="desk-steps">
          {steps.map((step) => (
            <StepItem key={step.id} step={step} page={page} run={run} busy={busy} />
          ))}
        </ol>
      )}
      {may && (open || steps.length === 0) ? <StepForm page={page} run={run} busy={busy} /> : null}
      {may && !open && steps.length > 0 ? (
        <button type="button" className="desk-button" onClick={() => setOpen(true)}>
          {t("steps.another")}
        </button>
      ) : null}
    </>
  );
}

function StepItem({ step, page, run, busy }: Props & { step: Step }) {
  const { t } = useTranslation("desk");
  const words = useSentenceWords(page);
  const [moving, setMoving] = useState(false);
  const [at, setAt] = useState<Instant | null>(step.dueAt);
  const [told, setTold] = useState(false);
  const [reason, setReason] = useState("");
  const { abilities } = page;
  const on = { recordId: step.id };
  const move = async () => {
    if (!at || !reason.trim()) return;
    const answer = await run("changeStep", { dueAt: at, customerTold: told, reason: reason.trim() }, { ...on, done: t("said.stepMoved") });
    if (answer) setMoving(false);
  };
  return (
    <li data-done={step.done ? true : undefined}>
      <p>
        {step.done ? <CheckCircleFilled className="desk-ok" aria-label={t("steps.done")} /> : null} {step.text}
      </p>
      <p className="desk-muted">
        {words.owner(step.ownerId)} · {step.done ? t("steps.doneAt", { when: words.time(step.done.at) }) : <DueChip at={step.dueAt} kind="step" />}
      </p>
      {!isChangeTold(step) ? (
        <p className="desk-need">
          {t("steps.untold")}
          {abilities.changeStep ? (
            <button
              type="button"
              className="desk-link"
              disabled={busy}
              onClick={() => void run("changeStep", { dueAt: step.dueAt, customerTold: true, reason: t("steps.toldReason") }, on)}
            >
              {t("steps.toldNow")}
            </button>
          ) : null}
        </p>
      ) : null}
      {moving ? (
        <form
          className="desk-inline-form"
          onSubmit={(e) => {
            e.preventDefault();
            void move();
          }}
        >
          <DateTimeField label={t("steps.newDue")} value={at} onChange={setAt} quick={["today18", "tomorrow12", "in3Days"]} required />
          <TextField label={t("common.reason")} value={reason} onChange={setReason} maxLength={500} required />
          <Check label={t("steps.customerTold")} hint={t("steps.customerToldHint")} checked={told} onChange={setTold} />
          <div className="desk-row-actions">
            <button type="submit" className="desk-button desk-primary" disabled={busy || !at || reason.trim() === ""}>
              {t("steps.move")}
            </button>
            <button type="button" className="desk-button desk-quiet" onClick={() => setMoving(false)}>
              {t("dialog.cancel")}
            </button>
          </div>
        </form>
      ) : step.done ? null : (
        <div className="desk-row-actions">
          {abilities.finishStep ? (
            <button type="button" className="desk-button" disabled={busy} onClick={() => void run("finishStep", {}, { ...on, done: t("said.stepDone") })}>
              {t("steps.finish")}
            </button>
          ) : null}
          {abilities.changeStep ? (
            <button
              type="button"
              className="desk-button desk-quiet"
              onClick={() => {
                setAt(step.dueAt);
                setMoving(true);
              }}
            >
              {t("steps.change")}
            </button>
          ) : null}
          {abilities.withdrawRecord ? (
            <button type="button" className="desk-button desk-quiet" disabled={busy} onClick={() => void run("withdrawRecord", { recordId: step.id }, on)}>
              {t("common.takeBack")}
            </button>
          ) : null}
        </div>
      )}
    </li>
  );
}

function StepForm({ page, run, busy }: Props) {
  const { t } = useTranslation("desk");
  const [text, setText] = useState("");
  const [ownerId, setOwner] = useState(placementOf(page.complaint).assigneeId ?? "");
  const [dueAt, setDue] = useState<Instant | null>(null);
  const ready = text.trim() !== "" && ownerId !== "" && dueAt !== null;
  const add = async () => {
    if (!ready) return;
    const answer = await run("addStep", { text: text.trim(), ownerId, dueAt }, { done: t("said.stepAdded") });
    if (!answer) return;
    setText("");
    setDue(null);
  };
  return (
    <form
      className="desk-board-form"
      onSubmit={(e) => {
        e.preventDefault();
        void add();
      }}
    >
      <TextField label={t("steps.what")} value={text} onChange={setText} maxLength={1_000} required />
      <PersonPicker label={t("steps.owner")} value={ownerId} onChange={setOwner} required />
      <DateTimeField label={t("steps.due")} value={dueAt} onChange={setDue} quick={["in2Hours", "today18", "tomorrow12", "in3Days", "in7Days"]} required />
      <div className="desk-row-actions">
        <button type="submit" className="desk-button" disabled={busy || !ready}>
          {t("steps.add")}
        </button>
      </div>
    </form>
  );
}

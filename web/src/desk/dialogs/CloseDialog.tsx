import { type CloseDraft, closingGaps } from "@amends/core/desk/closure";
import {
  type DirectCause,
  directCauses,
  type IndirectCause,
  indirectCauses,
  type Outcome,
  outcomes,
  type Phase,
  type Satisfaction,
  satisfactions,
} from "@amends/core/desk/vocabulary";
import type { Refusal } from "@amends/core/shared/refusal";
import { ArrowRightOutlined, CheckCircleFilled, ExclamationCircleOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { useNow } from "../../ui/now.ts";
import { Pick } from "../../ui/Pick.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { useTimeZone } from "../../ui/use-format.ts";
import { Chips } from "../Chips.tsx";
import type { DialogName } from "../complaint-actions.ts";
import { useLevelPlans } from "../crisis/crisis-queries.ts";
import { ClosingChecklist } from "../crisis/PlanPanel.tsx";
import { DeskDialog } from "../DeskDialog.tsx";
import { OpenErrands } from "../errands/ErrandList.tsx";
import type { DialogProps } from "../OpenDialog.tsx";
import { useDialogCommand } from "./use-dialog-command.ts";

type Way = { readonly phase: Phase } | { readonly dialog: DialogName };

/** Where what is missing is put right. */
const ways: Readonly<Record<string, Way | null>> = {
  notAccepted: { phase: "options" },
  grantsBeyondAuthority: { phase: "agree" },
  triesMissing: { dialog: "tryContact" },
  finalAnswerMissing: { dialog: "giveFinalAnswer" },
  outsideBodiesMissing: { dialog: "giveFinalAnswer" },
  withdrawalMissing: { dialog: "noteWithdrawal" },
  mergeTargetMissing: { dialog: "link" },
  stepsOpen: { phase: "carryOut" },
  changeUntold: { phase: "carryOut" },
  promisesOpen: { phase: "carryOut" },
  errandsOpen: null, // both stand in the dialog itself, below
  checklistOpen: null,
  factsMissing: { dialog: "editIntake" },
  demandMissing: { dialog: "editIntake" },
  complainantMissing: { dialog: "editIntake" },
  categoryMissing: { dialog: "editIntake" },
  respondentMissing: { dialog: "editIntake" },
  occurredAtMissing: { dialog: "editIntake" },
};

type Form = {
  outcome: Outcome | null;
  directCause: DirectCause | "";
  indirectCause: IndirectCause | "";
  causeNote: string;
  satisfaction: Satisfaction | null;
  satisfactionUnknown: string;
  followUpAt: string | null;
  noFollowUp: string;
  wellDone: string;
  better: string;
  suggestion: string;
};
const blank: Form = {
  outcome: null,
  directCause: "",
  indirectCause: "",
  causeNote: "",
  satisfaction: null,
  satisfactionUnknown: "",
  followUpAt: null,
  noFollowUp: "",
  wellDone: "",
  better: "",
  suggestion: "",
};

function draftOf(form: Form): CloseDraft {
  return {
    ...(form.outcome ? { outcome: form.outcome } : {}),
    ...(form.directCause ? { directCause: form.directCause } : {}),
    ...(form.indirectCause ? { indirectCause: form.indirectCause } : {}),
    causeNote: form.causeNote.trim(),
    satisfaction: form.satisfaction,
    satisfactionUnknown: form.satisfactionUnknown.trim(),
    followUpAt: form.followUpAt,
    noFollowUp: form.noFollowUp.trim(),
    reflection: { wellDone: form.wellDone.trim(), better: form.better.trim(), suggestion: form.suggestion.trim() },
    mergedIntoId: null,
  };
}

/** The closing gate: the same rules as the server's say live what is missing, each with the way to put it right. What was typed is kept. */
export function CloseDialog({ page, onClose, open, onPhase }: DialogProps) {
  const { t } = useTranslation("desk");
  const now = useNow();
  const timeZone = useTimeZone();
  const { complaint } = page;
  const { value: form, set, clear } = useDraft<Form>(`close:${complaint.id}`, blank);
  const [asked, setAsked] = useState(false);
  const { submit, busy, error } = useDialogCommand(complaint.id, () => {
    clear();
    onClose();
  });
  const put = (change: Partial<Form>) => set((f) => ({ ...f, ...change }));
  const levelPlans = useLevelPlans();
  const draft = draftOf(form);
  const gaps = closingGaps(complaint, draft, { now: new Date(now).toISOString(), timeZone, levelPlans });
  const inDialog = gaps.filter((g) => !(g.code in ways));
  const outside = gaps.filter((g) => g.code in ways);
  const errorAt = (field: string) => (asked && inDialog.some((g) => g.field === field) ? t("close.fillThis") : null);
  const close = () => {
    setAsked(true);
    if (gaps.length > 0)
      requestAnimationFrame(() =>
        document.querySelector(outside.length ? "dialog[open] .desk-gate" : "dialog[open] [aria-invalid=true]")?.scrollIntoView({ block: "center" }),
      );
    if (gaps.length === 0)
      return submit(
        "close",
        {
          ...draft,
          outcome: form.outcome as Outcome,
          directCause: form.directCause as DirectCause,
          indirectCause: form.indirectCause as IndirectCause,
          satisfaction: form.satisfaction,
          followUpAt: form.followUpAt,
          reflection: { wellDone: form.wellDone, better: form.better, suggestion: form.suggestion },
        },
        { done: t("said.closed") },
      );
  };
  return (
    <DeskDialog
      title={t("close.title", { number: complaint.number })}
      submit={t("action.close")}
      size="wide"
      onClose={onClose}
      busy={busy}
      error={error}
      onSubmit={close}
      extra={gaps.length ? <span className="desk-muted">{t("close.left", { count: gaps.length })}</span> : null}
    >
      <Chips
        label={t("close.outcome")}
        value={form.outcome}
        onChange={(outcome) => put({ outcome })}
        required
        error={errorAt("outcome")}
        autoFocus
        choices={outcomes.map((o) => ({ value: o, label: t(`words:outcome.${o}`), hint: t(`close.outcome_${o}`) }))}
        hint={form.outcome ? t(`close.outcome_${form.outcome}`) : undefined}
      />
      <Gaps gaps={outside} all={gaps.length} chosen={form.outcome !== null} onWay={(way) => ("phase" in way ? onPhase(way.phase) : open(way.dialog))} />
      <ClosingChecklist page={page} />
      <OpenErrands page={page} />
      <div className="desk-two">
        <Pick
          label={t("words:field.directCause")}
          value={form.directCause}
          onChange={(directCause) => put({ directCause })}
          empty={t("common.choose")}
          required
          error={errorAt("directCause")}
          choices={directCauses.map((c) => ({ value: c, label: t(`words:directCause.${c}`) }))}
        />
        <Pick
          label={t("words:field.indirectCause")}
          hint={t("close.indirectHint")}
          value={form.indirectCause}
          onChange={(indirectCause) => put({ indirectCause })}
          empty={t("common.choose")}
          required
          error={errorAt("indirectCause")}
          choices={indirectCauses.map((c) => ({ value: c, label: t(`words:indirectCause.${c}`) }))}
        />
      </div>
      <TextField label={t("close.causeNote")} value={form.causeNote} onChange={(causeNote) => put({ causeNote })} maxLength={2_000} />
      <Chips
        label={t("close.satisfaction")}
        value={form.satisfaction}
        onChange={(satisfaction) => put({ satisfaction, satisfactionUnknown: "" })}
        error={form.satisfaction ? null : errorAt("satisfaction")}
        choices={satisfactions.map((s) => ({ value: s, label: t(`words:satisfaction.${s}`) }))}
      />
      {form.satisfaction ? (
        <button type="button" className="desk-link" onClick={() => put({ satisfaction: null })}>
          {t("close.satisfactionClear")}
        </button>
      ) : (
        <TextField
          label={t("close.satisfactionUnknown")}
          value={form.satisfactionUnknown}
          onChange={(satisfactionUnknown) => put({ satisfactionUnknown })}
          maxLength={500}
        />
      )}
      <div className="desk-two">
        <DateTimeField
          label={t("close.followUp")}
          value={form.followUpAt}
          onChange={(followUpAt) => put({ followUpAt })}
          quick={["in3Days", "in7Days", "in30Days"]}
          error={form.noFollowUp ? null : errorAt("followUpAt")}
        />
        {form.followUpAt ? null : (
          <TextField label={t("close.noFollowUp")} value={form.noFollowUp} onChange={(noFollowUp) => put({ noFollowUp })} maxLength={500} />
        )}
      </div>
      <fieldset className="desk-group">
        <legend>{t("close.reflection")}</legend>
        <p className="desk-muted">{t("close.reflectionHint")}</p>
        <TextArea
          label={t("close.wellDone")}
          value={form.wellDone}
          onChange={(wellDone) => put({ wellDone })}
          rows={2}
          maxLength={2_000}
          required
          error={errorAt("reflection.wellDone")}
        />
        <TextArea
          label={t("close.better")}
          value={form.better}
          onChange={(better) => put({ better })}
          rows={2}
          maxLength={2_000}
          required
          error={errorAt("reflection.better")}
        />
        <TextArea label={t("close.suggestion")} value={form.suggestion} onChange={(suggestion) => put({ suggestion })} rows={2} maxLength={2_000} />
      </fieldset>
    </DeskDialog>
  );
}

function Gaps({ gaps, all, chosen, onWay }: { gaps: readonly Refusal[]; all: number; chosen: boolean; onWay: (way: Way) => void }) {
  const { t } = useTranslation("desk");
  if (gaps.length === 0)
    return (
      <p className="desk-gate" data-ready data-open={all === 0 || undefined} role="status">
        <CheckCircleFilled aria-hidden /> {t(all === 0 ? "close.ready" : chosen ? "close.recordsReady" : "close.chooseFirst", { count: all })}
      </p>
    );
  return (
    <div className="desk-gate" role="status">
      <p>
        <ExclamationCircleOutlined aria-hidden /> {t("close.missing", { count: gaps.length })}
      </p>
      <ul>
        {gaps.map((gap) => {
          const way = ways[gap.code];
          return (
            <li key={`${gap.code}${gap.field ?? ""}`}>
              {t(`gap.${gap.code}`, { ...gap.params })}
              {way ? (
                <button type="button" className="desk-link" onClick={() => onWay(way)}>
                  {t(`gap.fix_${"phase" in way ? "phase" : "dialog"}`, { where: "phase" in way ? t(`words:phase.${way.phase}`) : t(`action.${way.dialog}`) })}{" "}
                  <ArrowRightOutlined aria-hidden />
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

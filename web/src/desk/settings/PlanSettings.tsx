import type { LevelPlan, LevelPlans } from "@amends/core/desk/level-plan";
import { planItemKinds, planRoles } from "@amends/core/desk/plan-record";
import { type Severity, severities } from "@amends/core/desk/vocabulary";
import { DeleteOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { errorText } from "../../ui/error-text.ts";
import { Pick } from "../../ui/Pick.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useLanguage } from "../../ui/use-format.ts";
import { plansKey } from "../crisis/crisis-queries.ts";
import { minutesTyped, withItem, withNewItem, withoutItem } from "./plan-edits.ts";

/** What happens on each level, one level at a time. */
export function PlanSettings({ plans: saved, mayEdit }: { plans: LevelPlans; mayEdit: boolean }) {
  const { t } = useTranslation("crisis");
  const { t: desk } = useTranslation("desk");
  const client = useQueryClient();
  const [plans, setPlans] = useState(saved);
  const [level, setLevel] = useState<Severity>("serious");
  const save = useMutation({
    mutationFn: () => api.put<LevelPlans>("/api/settings/plans", plans),
    onSuccess: (fresh) => {
      client.setQueryData(plansKey, fresh);
      showToast(desk("said.saved"));
    },
  });
  const change = (plan: LevelPlan) => setPlans({ ...plans, [level]: plan });
  return (
    <form
      className="desk-card"
      onSubmit={(e) => {
        e.preventDefault();
        save.mutate();
      }}
    >
      <h2>{t("planSettings.title")}</h2>
      <p className="desk-muted">{t("planSettings.hint")}</p>
      <Segments
        label={t("words:field.severity")}
        value={level}
        onChange={setLevel}
        choices={severities.map((s) => ({ value: s, label: t(`words:severity.${s}`) }))}
      />
      <fieldset className="desk-fieldset desk-plan-level" disabled={!mayEdit}>
        <PlanFields key={level} plan={plans[level]} onChange={change} mayEdit={mayEdit} />
      </fieldset>
      {save.error ? (
        <p className="desk-error" role="alert">
          {errorText(save.error)}
        </p>
      ) : null}
      {mayEdit ? (
        <div className="desk-row-actions">
          <button type="submit" className="desk-button desk-primary" disabled={save.isPending}>
            {desk("dialog.save")}
          </button>
        </div>
      ) : null}
    </form>
  );
}

function PlanFields({ plan, onChange, mayEdit }: { plan: LevelPlan; onChange: (plan: LevelPlan) => void; mayEdit: boolean }) {
  const { t } = useTranslation("crisis");
  const language = useLanguage();
  return (
    <>
      <TextField
        label={t("planSettings.progress")}
        value={plan.progressMinutes === null ? "" : String(plan.progressMinutes)}
        onChange={(typed) => onChange({ ...plan, progressMinutes: minutesTyped(typed) })}
        inputMode="numeric"
        maxLength={5}
      />
      {plan.items.map((item, i) => (
        <div key={item.id} className="desk-plan-line" role="group" aria-label={t("planSettings.lineOf", { n: i + 1 })}>
          <TextField
            label={t("planSettings.text")}
            value={item.text[language]}
            onChange={(typed) => onChange(withItem(plan, item.id, { text: { ...item.text, [language]: typed } }))}
            maxLength={200}
            required
          />
          <Pick
            label={t("planSettings.kind")}
            value={item.kind}
            onChange={(kind) => onChange(withItem(plan, item.id, { kind }))}
            choices={planItemKinds.map((kind) => ({ value: kind, label: t(`words:planItemKind.${kind}`) }))}
          />
          <Pick
            label={t("planSettings.who")}
            value={item.who}
            onChange={(who) => onChange(withItem(plan, item.id, { who }))}
            choices={planRoles.map((who) => ({ value: who, label: t(`words:planRole.${who}`) }))}
          />
          <TextField
            label={t("planSettings.within")}
            value={item.within === null ? "" : String(item.within)}
            onChange={(typed) => onChange(withItem(plan, item.id, { within: minutesTyped(typed) }))}
            inputMode="numeric"
            maxLength={5}
          />
          {mayEdit ? (
            <button
              type="button"
              className="desk-icon"
              aria-label={t("planSettings.remove", { text: item.text[language] })}
              onClick={() => onChange(withoutItem(plan, item.id))}
            >
              <DeleteOutlined aria-hidden />
            </button>
          ) : null}
        </div>
      ))}
      {mayEdit && plan.items.length < 20 ? (
        <button type="button" className="desk-button" onClick={() => onChange(withNewItem(plan))}>
          {t("planSettings.add")}
        </button>
      ) : null}
    </>
  );
}

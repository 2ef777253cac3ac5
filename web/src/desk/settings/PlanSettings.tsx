import type { LevelPlan, LevelPlans } from "@amends/core/desk/level-plan";
import { planItemKinds, planRoles } from "@amends/core/desk/plan-record";
import { type Severity, severities } from "@amends/core/desk/vocabulary";
import { DeleteOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { Segments } from "../../ui/Segments.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useLanguage } from "../../ui/use-format.ts";
import { plansKey } from "../crisis/crisis-queries.ts";
import { minutesTyped, withItem, withNewItem, withoutItem } from "./plan-edits.ts";
import { SettingsForm, useSaveSettings } from "./SettingsForm.tsx";

/** What happens on each level, one level at a time. */
export function PlanSettings({ plans: saved, mayEdit }: { plans: LevelPlans; mayEdit: boolean }) {
  const { t } = useTranslation("crisis");
  const [plans, setPlans] = useState(saved);
  const [level, setLevel] = useState<Severity>("serious");
  const save = useSaveSettings<LevelPlans>("/api/settings/plans", plansKey, () => plans);
  const change = (plan: LevelPlan) => setPlans({ ...plans, [level]: plan });
  return (
    <SettingsForm
      title={t("planSettings.title")}
      hint={t("planSettings.hint")}
      above={
        <Segments
          label={t("words:field.severity")}
          value={level}
          onChange={setLevel}
          choices={severities.map((s) => ({ value: s, label: t(`words:severity.${s}`) }))}
        />
      }
      fieldsClass="desk-plan-level"
      mayEdit={mayEdit}
      save={save}
    >
      <PlanFields key={level} plan={plans[level]} onChange={change} mayEdit={mayEdit} />
    </SettingsForm>
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
          <div className="desk-plan-gate">
            <Check
              label={t("planSettings.beforeClosing")}
              checked={item.beforeClosing === true}
              onChange={(beforeClosing) => onChange(withItem(plan, item.id, { beforeClosing }))}
              disabled={!mayEdit}
            />
          </div>
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

import { type AssignmentSettings, type AssignmentTrial, noConditions } from "@amends/core/desk/contract-assignment";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { showError } from "../../ui/toasts.ts";
import { SettingsForm, useSaveSettings } from "../settings/SettingsForm.tsx";
import css from "./Assignment.module.css";
import { RuleFields } from "./RuleFields.tsx";
import { TeamSwitches } from "./TeamSwitches.tsx";
import { TrialList } from "./TrialList.tsx";

const path = "/api/settings/assignment";
const key = ["settings", "assignment"] as const;

/** Whom new complaints are given to by rule, in which teams, and what the last ones would have got. */
export function AssignmentSettingsCard({ mayEdit }: { mayEdit: boolean }) {
  const { data } = useQuery({ queryKey: key, queryFn: () => api.get<AssignmentSettings>(path), staleTime: 5 * 60_000 });
  return data ? <Card saved={data} mayEdit={mayEdit} /> : <SkeletonText lines={6} />;
}

function Card({ saved, mayEdit }: { saved: AssignmentSettings; mayEdit: boolean }) {
  const { t } = useTranslation("assignment");
  const [settings, setSettings] = useState(saved);
  const save = useSaveSettings<AssignmentSettings>(path, key, () => settings);
  const trial = useMutation({ mutationFn: () => api.post<AssignmentTrial>(`${path}/trial`, settings), onError: showError });
  const { rules } = settings;
  const setRules = (next: AssignmentSettings["rules"]) => setSettings({ ...settings, rules: next });
  const add = () =>
    setRules([...rules, { id: crypto.randomUUID(), name: t("rule.newName", { n: rules.length + 1 }), when: noConditions, to: { kind: "here" } }]);
  return (
    <SettingsForm title={t("title")} hint={t("hint")} mayEdit={mayEdit} save={save}>
      <h3>{t("switch.title")}</h3>
      <TeamSwitches switches={settings.switches} onChange={(switches) => setSettings({ ...settings, switches })} />
      <h3>{t("rule.title")}</h3>
      <p className="desk-muted">{rules.length === 0 ? t("rule.none") : t("rule.order")}</p>
      <ol className={css.rules}>
        {rules.map((rule, index) => (
          <RuleFields key={rule.id} rule={rule} index={index} rules={rules} onChange={setRules} />
        ))}
      </ol>
      {mayEdit ? (
        <div className="desk-row-actions">
          {rules.length < 50 ? (
            <button type="button" className="desk-button" onClick={add}>
              {t("rule.add")}
            </button>
          ) : null}
          <button type="button" className="desk-button" disabled={trial.isPending || rules.length === 0} onClick={() => trial.mutate()}>
            {t("trial.run")}
          </button>
        </div>
      ) : null}
      {trial.data ? <TrialList trial={trial.data} /> : null}
    </SettingsForm>
  );
}

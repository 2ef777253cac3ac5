import type { SeveritySettings } from "@amends/core/desk/contract-severity";
import type { SeverityRule } from "@amends/core/desk/severity-rules";
import { severities } from "@amends/core/desk/vocabulary";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { severityKey } from "../severity/severity-queries.ts";
import { SettingsForm, useSaveSettings } from "./SettingsForm.tsx";

/** The rules by which a complaint rises: on or off, how far, from when on. */
export function SeverityRuleSettings({ settings, mayEdit }: { settings: SeveritySettings; mayEdit: boolean }) {
  const { t } = useTranslation("desk");
  const [rules, setRules] = useState(settings.rules);
  const save = useSaveSettings<SeveritySettings>("/api/settings/severity", severityKey, () => ({ ...settings, rules }));
  const change = (id: string, patch: Partial<SeverityRule>) => setRules(rules.map((rule) => (rule.id === id ? { ...rule, ...patch } : rule)));
  return (
    <SettingsForm title={t("severityRules.title")} hint={t("severityRules.hint")} mayEdit={mayEdit} save={save}>
      <ul className="desk-severity-rules">
        {rules.map((rule) => (
          <RuleLine key={rule.id} rule={rule} onChange={(patch) => change(rule.id, patch)} />
        ))}
      </ul>
    </SettingsForm>
  );
}

const thresholds = ["count", "apartMinutes", "score", "by"] as const;

function RuleLine({ rule, onChange }: { rule: SeverityRule; onChange: (patch: Partial<SeverityRule>) => void }) {
  const { t } = useTranslation("desk");
  const name = t(`words:severityRule.${rule.id}`);
  return (
    <li data-off={rule.on ? undefined : true}>
      <Check label={<span className="desk-rule-name">{name}</span>} checked={rule.on} onChange={(on) => onChange({ on })} />
      <Pick
        label={t("severityRules.riseOf", { name })}
        hideLabel
        value={rule.rise}
        onChange={(rise) => onChange({ rise })}
        disabled={!rule.on}
        choices={(["to", "step"] as const).map((rise) => ({ value: rise, label: t(`severityRules.rise_${rise}`) }))}
      />
      <Pick
        label={t("severityRules.levelOf", { name })}
        hideLabel
        value={rule.level}
        onChange={(level) => onChange({ level })}
        disabled={!rule.on}
        choices={severities.slice(1).map((level) => ({ value: level, label: t(`words:severity.${level}`) }))}
      />
      <div className="desk-thresholds">
        {thresholds.map((key) => {
          const value = rule[key];
          if (value === undefined) return null;
          return (
            <TextField
              key={key}
              label={t(`severityRules.${key}`)}
              value={String(value)}
              onChange={(typed) => onChange({ [key]: Number.parseInt(typed, 10) || 0 })}
              inputMode="numeric"
              maxLength={5}
              disabled={!rule.on}
            />
          );
        })}
      </div>
    </li>
  );
}

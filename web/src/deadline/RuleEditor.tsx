import { pauseReasons } from "@amends/core/shared/clock-words";
import { severities } from "@amends/core/shared/severity";
import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { useLanguage } from "../ui/use-format.ts";
import { AmountField } from "./AmountField.tsx";
import { conditionText } from "./condition-text.ts";
import css from "./Deadlines.module.css";
import type { OwnRule } from "./deadline-data.ts";
import { NewException } from "./NewException.tsx";
import { amountsBySeverity, isException, withAmount, withCaseAmount, withException, withoutCase } from "./own-rules.ts";

type Props = { readonly rule: OwnRule; readonly mayEdit: boolean; readonly onChange: (rule: OwnRule) => void; readonly onRemove: () => void };

/** One clock of the own pack. */
export function RuleEditor({ rule, mayEdit, onChange, onRemove }: Props) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const name = rule.labels?.[language] ?? t(`words:dueKind.${rule.clock}`);
  const amounts = amountsBySeverity(rule);
  const waits = (rule.pausedBy ?? pauseReasons).includes("waitingForCustomer");
  return (
    <li className={css.rule}>
      <header>
        <h3>{name}</h3>
        <span className={css.muted}>{t(`start.${rule.startsAt}`)}</span>
        {mayEdit ? <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t("own.remove", { name })} onClick={onRemove} /> : null}
      </header>
      <div className={css.levels}>
        {severities.map((severity) => (
          <div key={severity}>
            <span>{t(`words:severity.${severity}`)}</span>
            <AmountField
              label={`${name}, ${t(`words:severity.${severity}`)}`}
              value={amounts[severity]}
              disabled={!mayEdit}
              onChange={(amount) => onChange(withAmount(rule, severity, amount))}
            />
          </div>
        ))}
        {rule.cases.filter(isException).map((one) => (
          <div key={JSON.stringify(one.when)} data-exception>
            <span>{conditionText(one.when, t)}</span>
            <AmountField
              label={`${name}, ${conditionText(one.when, t)}`}
              value={one.amount}
              disabled={!mayEdit}
              onChange={(amount) => onChange(withCaseAmount(rule, one, amount))}
            />
            {mayEdit ? (
              <Button
                type="text"
                size="small"
                icon={<CloseOutlined aria-hidden />}
                aria-label={t("own.removeCase", { what: conditionText(one.when, t) })}
                onClick={() => onChange(withoutCase(rule, one))}
              />
            ) : null}
          </div>
        ))}
      </div>
      {rule.clock === "followUp" ? null : (
        <Check
          label={t("own.stopsWhileWaiting")}
          checked={waits}
          disabled={!mayEdit}
          onChange={(on) => onChange({ ...rule, pausedBy: on ? [...pauseReasons] : ["suspended"] })}
        />
      )}
      {mayEdit ? (
        <NewException name={name} rule={rule} onAdd={(when) => onChange(withException(rule, when, amounts.serious ?? { n: 1, unit: "hours" }))} />
      ) : null}
    </li>
  );
}

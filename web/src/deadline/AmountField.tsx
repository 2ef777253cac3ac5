import { type Amount, type AmountUnit, amountUnits } from "@amends/core/shared/clock-words";
import { useTranslation } from "react-i18next";
import css from "./Deadlines.module.css";

/** How long something may take: a number and what it counts, or no clock at all. `label` is what a screen reader says. */
export function AmountField({
  label,
  value,
  onChange,
  disabled,
}: {
  label: string;
  value: Amount | null;
  onChange: (value: Amount | null) => void;
  disabled: boolean;
}) {
  const { t } = useTranslation("deadline");
  return (
    <span className={css.amount}>
      <input
        aria-label={t("own.numberOf", { what: label })}
        inputMode="numeric"
        maxLength={5}
        disabled={disabled || value === null}
        value={value === null ? "" : String(value.n)}
        onChange={(e) => value && onChange({ ...value, n: Number.parseInt(e.target.value, 10) || 0 })}
      />
      <select
        aria-label={t("own.unitOf", { what: label })}
        disabled={disabled}
        value={value?.unit ?? ""}
        onChange={(e) => onChange(e.target.value === "" ? null : { n: value?.n ?? 1, unit: e.target.value as AmountUnit })}
      >
        {amountUnits.map((unit) => (
          <option key={unit} value={unit}>
            {t(`unit.${unit}`)}
          </option>
        ))}
        <option value="">{t("own.noClock")}</option>
      </select>
    </span>
  );
}

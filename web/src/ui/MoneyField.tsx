import { formatMoney, type Money, minorDigits, parseMoney } from "@amends/core/shared/money";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";
import { useCurrency } from "./use-format.ts";

const written = (money: Money | null) => (money ? (money.minor / 10 ** minorDigits(money.currency)).toFixed(minorDigits(money.currency)) : "");

/** An amount, typed as people type it ("1,234.5", full-width digits); what is no amount says so and counts as none. */
export function MoneyField({
  value,
  onChange,
  currency,
  disabled,
  ...field
}: FieldProps & { value: Money | null; onChange: (value: Money | null) => void; currency?: string; disabled?: boolean }) {
  const { t } = useTranslation();
  const own = useCurrency();
  const unit = value?.currency ?? currency ?? own;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? written(value);
  const wrong = shown.trim() !== "" && parseMoney(shown, unit) === null;
  return (
    <Field {...field} error={wrong ? t("money.wrong") : field.error}>
      {(aria) => (
        <span className={css.row}>
          <span className={css.affix}>{formatMoney({ minor: 0, currency: unit }).replaceAll(/[\d.,\s]/g, "")}</span>
          <input
            {...aria}
            className={css.input}
            inputMode="decimal"
            autoComplete="off"
            maxLength={20}
            value={shown}
            disabled={disabled}
            onChange={(e) => {
              setTyped(e.target.value);
              onChange(parseMoney(e.target.value, unit));
            }}
            onBlur={() => !wrong && setTyped(null)}
          />
        </span>
      )}
    </Field>
  );
}

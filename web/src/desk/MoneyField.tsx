import { formatMoney, minorDigits, type Money, parseMoney } from "@amends/core/shared/money";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useCurrency } from "../ui/use-format.ts";
import { Field } from "./fields.tsx";

const currencies = ["CNY", "TWD", "HKD", "USD", "EUR"] as const;
const written = (money: Money | null) => (money ? (money.minor / 10 ** minorDigits(money.currency)).toFixed(minorDigits(money.currency)) : "");

/** An amount with its currency, kept in minor units; what cannot be read as money stays visible and is named as such. */
export function MoneyField(props: { label: ReactNode; value: Money | null; onChange: (money: Money | null) => void; hint?: ReactNode; error?: string | null | undefined; className?: string }) {
  const { t } = useTranslation("desk");
  const own = useCurrency();
  const [currency, setCurrency] = useState(props.value?.currency ?? own);
  const [typed, setTyped] = useState(() => written(props.value));
  const unreadable = typed.trim() !== "" && parseMoney(typed, currency) === null;
  const take = (text: string, unit: string) => {
    setTyped(text);
    setCurrency(unit);
    props.onChange(text.trim() === "" ? null : parseMoney(text, unit));
  };
  return (
    <Field label={props.label} hint={props.hint ?? (props.value ? formatMoney(props.value) : undefined)} error={unreadable ? t("form.amountUnreadable") : props.error} className={props.className ?? ""}>
      {(aria) => (
        <div className="desk-money">
          <input {...aria} className="desk-input" inputMode="decimal" autoComplete="off" value={typed} onChange={(e) => take(e.target.value, currency)} />
          <select className="desk-input" aria-label={t("form.currency")} value={currency} onChange={(e) => take(typed, e.target.value)}>
            {[...new Set([currency, own, ...currencies])].map((c) => <option key={c}>{c}</option>)}
          </select>
        </div>
      )}
    </Field>
  );
}

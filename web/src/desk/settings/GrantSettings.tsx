import type { GrantPolicy, GrantRule } from "@amends/core/desk/contract-grants";
import { grantGrounds, optionKinds } from "@amends/core/desk/vocabulary";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useCurrency } from "../../ui/use-format.ts";
import { deskKeys } from "../desk-queries.ts";
import { SettingsForm, useSaveSettings } from "./SettingsForm.tsx";

const limited = ["agent", "supervisor", "manager"] as const;

/** What may be granted beyond one limit per role: by kind and ground, a second pair of eyes, per customer, budgets. */
export function GrantSettings({ policy, mayEdit }: { policy: GrantPolicy; mayEdit: boolean }) {
  const { t } = useTranslation("desk");
  const currency = useCurrency();
  const [draft, setDraft] = useState(policy);
  const set = (change: Partial<GrantPolicy>) => setDraft({ ...draft, ...change });
  const zero = { minor: 0, currency };
  const save = useSaveSettings<GrantPolicy>("/api/settings/grants", deskKeys.grantPolicy, () => draft);
  const setRule = (at: number, change: Partial<GrantRule>) => set({ rules: draft.rules.map((rule, i) => (i === at ? { ...rule, ...change } : rule)) });
  const setBudget = (at: number, change: Partial<GrantPolicy["budgets"][number]>) =>
    set({ budgets: draft.budgets.map((budget, i) => (i === at ? { ...budget, ...change } : budget)) });
  const without = <T,>(list: readonly T[], at: number) => list.filter((_, i) => i !== at);
  return (
    <SettingsForm title={t("grants.title")} mayEdit={mayEdit} save={save}>
      <Check label={t("grants.groundRequired")} checked={draft.groundRequired} onChange={(groundRequired) => set({ groundRequired })} />
      <div className="desk-limit">
        <MoneyField
          label={t("grants.secondPair")}
          hint={t("grants.secondPairHint")}
          value={draft.secondPair}
          onChange={(amount) => set({ secondPair: amount ?? zero })}
          disabled={draft.secondPair === null}
        />
        <Check label={t("grants.never")} checked={draft.secondPair === null} onChange={(on) => set({ secondPair: on ? null : zero })} />
      </div>
      <div className="desk-limit">
        <MoneyField
          label={t("grants.customerCap")}
          hint={t("grants.customerCapHint")}
          value={draft.customerCap?.amount ?? null}
          onChange={(amount) => draft.customerCap && set({ customerCap: { ...draft.customerCap, amount: amount ?? zero } })}
          disabled={draft.customerCap === null}
        />
        <TextField
          label={t("grants.days")}
          value={String(draft.customerCap?.days ?? "")}
          onChange={(days) => draft.customerCap && set({ customerCap: { ...draft.customerCap, days: Number.parseInt(days, 10) || 1 } })}
          inputMode="numeric"
          maxLength={4}
          disabled={draft.customerCap === null}
        />
        <Check label={t("grants.noCap")} checked={draft.customerCap === null} onChange={(on) => set({ customerCap: on ? null : { amount: zero, days: 90 } })} />
      </div>
      <fieldset className="desk-group">
        <legend>{t("grants.rules")}</legend>
        <p className="desk-muted">{t("grants.rulesHint")}</p>
        {draft.rules.map((rule, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no name of their own
          <div key={at} className="desk-grant-rule">
            <Pick
              label={t("grants.role")}
              value={rule.role}
              onChange={(role) => setRule(at, { role })}
              choices={limited.map((r) => ({ value: r, label: t(`words:role.${r}`) }))}
            />
            <Pick
              label={t("words:field.optionKind")}
              value={rule.kinds[0] ?? ""}
              onChange={(kind) => setRule(at, { kinds: kind ? [kind] : [] })}
              choices={optionKinds.map((k) => ({ value: k, label: t(`words:optionKind.${k}`) }))}
              empty={t("grants.all")}
            />
            <Pick
              label={t("words:field.grantGround")}
              value={rule.grounds[0] ?? ""}
              onChange={(ground) => setRule(at, { grounds: ground ? [ground] : [] })}
              choices={grantGrounds.map((g) => ({ value: g, label: t(`words:grantGround.${g}`) }))}
              empty={t("grants.all")}
            />
            <MoneyField label={t("grants.limit")} value={rule.limit} onChange={(limit) => setRule(at, { limit: limit ?? zero })} />
            <button type="button" className="desk-button desk-quiet" onClick={() => set({ rules: without(draft.rules, at) })}>
              {t("grants.remove")}
            </button>
          </div>
        ))}
        <button
          type="button"
          className="desk-button"
          onClick={() => set({ rules: [...draft.rules, { role: "agent", kinds: ["goodwillGesture"], grounds: [], limit: zero }] })}
        >
          {t("grants.addRule")}
        </button>
      </fieldset>
      <fieldset className="desk-group">
        <legend>{t("grants.budgets")}</legend>
        <p className="desk-muted">{t("grants.budgetsHint")}</p>
        {draft.budgets.map((budget, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two budgets may have the same name while one types
          <div key={at} className="desk-grant-rule">
            <TextField label={t("grants.budgetName")} value={budget.name} onChange={(name) => setBudget(at, { name })} maxLength={60} required />
            <Pick
              label={t("words:field.optionKind")}
              value={budget.kinds[0] ?? ""}
              onChange={(kind) => setBudget(at, { kinds: kind ? [kind] : [] })}
              choices={optionKinds.map((k) => ({ value: k, label: t(`words:optionKind.${k}`) }))}
              empty={t("grants.all")}
            />
            <MoneyField label={t("grants.perMonth")} value={budget.perMonth} onChange={(perMonth) => setBudget(at, { perMonth: perMonth ?? zero })} />
            <button type="button" className="desk-button desk-quiet" onClick={() => set({ budgets: without(draft.budgets, at) })}>
              {t("grants.remove")}
            </button>
          </div>
        ))}
        <button type="button" className="desk-button" onClick={() => set({ budgets: [...draft.budgets, { name: "", kinds: [], perMonth: zero }] })}>
          {t("grants.addBudget")}
        </button>
      </fieldset>
    </SettingsForm>
  );
}

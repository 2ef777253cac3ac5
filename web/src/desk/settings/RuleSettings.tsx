import type { DeskSettings } from "@amends/core/desk/contract-settings";
import type { Money } from "@amends/core/shared/money";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../../ui/Check.tsx";
import { MoneyField } from "../../ui/MoneyField.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { deskKeys } from "../desk-queries.ts";
import { SettingsForm, useSaveSettings } from "./SettingsForm.tsx";
import { TakeOverTimes } from "./TakeOverTimes.tsx";

const limited = ["agent", "supervisor", "manager"] as const;
type Limited = (typeof limited)[number];

/** Amount limit per role, outside bodies, number prefix, life of tracking links. */
export function RuleSettings({ settings, mayEdit }: { settings: DeskSettings; mayEdit: boolean }) {
  const { t } = useTranslation("desk");
  const [authority, setAuthority] = useState<Partial<Record<Limited, Money | null>>>(settings.authority as Partial<Record<Limited, Money | null>>);
  const [bodies, setBodies] = useState(settings.outsideBodies.join("\n"));
  const [prefix, setPrefix] = useState(settings.numberPrefix);
  const [days, setDays] = useState(String(settings.trackingLinkDays));
  const [acknowledgement, setAcknowledgement] = useState(settings.acknowledgement);
  const [takeOver, setTakeOver] = useState(settings.takeOverMinutes);
  const save = useSaveSettings<DeskSettings>("/api/settings/desk", deskKeys.settings, () => ({
    authority,
    outsideBodies: bodies
      .split("\n")
      .map((b) => b.trim())
      .filter(Boolean),
    numberPrefix: prefix.trim(),
    trackingLinkDays: Number.parseInt(days, 10) || 0,
    acknowledgement,
    takeOverMinutes: takeOver,
  }));
  return (
    <SettingsForm title={t("settings.rules")} mayEdit={mayEdit} save={save}>
      <fieldset className="desk-group">
        <legend>{t("settings.authority")}</legend>
        <p className="desk-muted">{t("settings.authorityHint")}</p>
        {limited.map((role) => (
          <div key={role} className="desk-limit">
            <MoneyField
              label={t(`words:role.${role}`)}
              value={authority[role] ?? null}
              onChange={(limit) => setAuthority({ ...authority, [role]: limit ?? { minor: 0, currency: authority[role]?.currency ?? "CNY" } })}
              disabled={authority[role] === null}
            />
            <Check
              label={t("settings.noLimit")}
              checked={authority[role] === null}
              onChange={(on) => setAuthority({ ...authority, [role]: on ? null : (settings.authority.agent ?? { minor: 0, currency: "CNY" }) })}
            />
          </div>
        ))}
      </fieldset>
      <TextArea label={t("settings.bodies")} hint={t("settings.bodiesHint")} value={bodies} onChange={setBodies} rows={5} maxLength={4_000} />
      <div className="desk-two">
        <TextField label={t("settings.prefix")} hint={t("settings.prefixHint")} value={prefix} onChange={setPrefix} maxLength={6} />
        <TextField label={t("settings.days")} value={days} onChange={setDays} inputMode="numeric" maxLength={4} />
      </div>
      <TakeOverTimes value={takeOver} onChange={setTakeOver} />
      <Check label={t("settings.acknowledgement")} checked={acknowledgement} onChange={setAcknowledgement} />
    </SettingsForm>
  );
}

import type { DeskSettings } from "@amends/core/desk/contract-settings";
import { severities } from "@amends/core/desk/vocabulary";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";

type Times = DeskSettings["takeOverMinutes"];
const hoursOf = (minutes: number) => String(Math.round((minutes / 60) * 100) / 100);

/** How long somebody has for taking over what was given to them, in working hours, level by level. */
export function TakeOverTimes({ value, onChange }: { value: Times; onChange: (times: Times) => void }) {
  const { t } = useTranslation("desk");
  const [texts, setTexts] = useState(() => Object.fromEntries(severities.map((level) => [level, hoursOf(value[level])])));
  return (
    <fieldset className="desk-group">
      <legend>{t("settings.takeOver")}</legend>
      <p className="desk-muted">{t("settings.takeOverHint")}</p>
      <div className="desk-two">
        {severities.map((level) => (
          <TextField
            key={level}
            label={t("settings.takeOverHours", { severity: t(`words:severity.${level}`) })}
            inputMode="decimal"
            maxLength={5}
            value={texts[level] ?? ""}
            onChange={(text) => {
              setTexts({ ...texts, [level]: text });
              onChange({ ...value, [level]: Math.round((Number(text.replace(",", ".")) || 0) * 60) });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

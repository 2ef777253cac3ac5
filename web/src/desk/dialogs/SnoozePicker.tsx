import type { Instant } from "@amends/core/shared/record";
import { useTranslation } from "react-i18next";
import { DateTimeField } from "../../ui/DateTimeField.tsx";
import { useNow } from "../../ui/now.ts";
import { useFormat, useTimeZone } from "../../ui/use-format.ts";
import { snoozeTimes } from "./snooze-times.ts";

/** When to look again: a time as one would say it, or one press for a usual one. */
export function SnoozePicker({
  label,
  value,
  onChange,
  onTake,
  disabled = false,
}: {
  label?: string;
  value: Instant | null;
  onChange: (at: Instant | null) => void;
  onTake: (at: Instant) => void;
  disabled?: boolean;
}) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const times = snoozeTimes(useNow(), useTimeZone());
  return (
    <>
      <DateTimeField label={label ?? t("snooze.until")} value={value} onChange={onChange} usualHour={9} required />
      <fieldset className="desk-group">
        <legend>{t("snooze.choices")}</legend>
        <div className="desk-snooze-times">
          {times.map(({ name, at }) => (
            <button key={name} type="button" className="desk-button" disabled={disabled} onClick={() => onTake(at)}>
              <span>{t(`snooze.${name}`)}</span>
              <span className="desk-muted">{format.time(at)}</span>
            </button>
          ))}
        </div>
      </fieldset>
    </>
  );
}

import { partsIn } from "@amends/core/shared/wall-clock";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field.tsx";
import { CalendarPopup } from "./moment/CalendarPopup.tsx";
import { MomentBox } from "./moment/MomentBox.tsx";
import { readDay, writeDay } from "./moment/read-moment.ts";
import { useTypedValue } from "./moment/use-typed-value.ts";
import { isoDay, wallOf } from "./moment/wall.ts";
import { useNow } from "./now.ts";
import { useLanguage, useTimeZone } from "./use-format.ts";

/** A day ("2026-11-28", empty for none), typed or taken from a calendar; told on leaving the field and on Enter. */
export function DateField({ value, onChange, error, ...field }: FieldProps & { value: string; onChange: (day: string) => void }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const timeZone = useTimeZone();
  const today = partsIn(useNow(), timeZone);
  const typed = useTypedValue<string>({
    value: value || null,
    onChange: (day) => onChange(day ?? ""),
    live: false,
    read: (text) => {
      const day = readDay(text, today);
      return day && isoDay(day);
    },
    write: (day) => {
      const shown = wallOf(day);
      return shown ? writeDay(shown, language) : "";
    },
  });
  const example = writeDay(today, language);
  return (
    <Field {...field} error={typed.unclear ? t("moment.unclearDay", { example }) : error}>
      {(aria) => (
        <MomentBox
          aria={aria}
          field={typed.field}
          placeholder={t("moment.exampleDay")}
          popup={(close) => (
            <CalendarPopup
              value={wallOf(value)}
              today={today}
              dayOnly
              usual={{ hour: 0, minute: 0 }}
              onTake={(taken) => {
                typed.reset();
                onChange(isoDay(taken));
              }}
              onDone={close}
            />
          )}
        />
      )}
    </Field>
  );
}

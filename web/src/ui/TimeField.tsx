import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";
import { readClock } from "./moment/read-moment.ts";
import { useTypedValue } from "./moment/use-typed-value.ts";
import { isoClock } from "./moment/wall.ts";

/** A time of day ("09:30", empty for none) in 24 hours, typed as one likes: "9", "930", "下午3点". */
export function TimeField({ value, onChange, error, ...field }: FieldProps & { value: string; onChange: (clock: string) => void }) {
  const { t } = useTranslation();
  const typed = useTypedValue<string>({
    value: value || null,
    onChange: (clock) => onChange(clock ?? ""),
    live: true,
    read: (text) => {
      const clock = readClock(text);
      return clock && isoClock(clock);
    },
    write: (clock) => clock,
  });
  return (
    <Field {...field} error={typed.unclear ? t("moment.unclearClock") : error}>
      {(aria) => <input {...aria} {...typed.field} type="text" className={css.input} placeholder="09:30" maxLength={20} autoComplete="off" />}
    </Field>
  );
}

import { CloseOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { DateField } from "../ui/DateField.tsx";
import { useFormat } from "../ui/use-format.ts";
import css from "./Deadlines.module.css";

type Props = {
  readonly title: string;
  readonly hint: string;
  readonly days: readonly string[];
  readonly error: string | null;
  readonly onChange: (days: string[]) => void;
};

/** A list of days of the company's own: typing or choosing one adds it. */
export function OwnDays({ title, hint, days, error, onChange }: Props) {
  const { t } = useTranslation("deadline");
  const format = useFormat();
  return (
    <div className={css.days}>
      <DateField label={title} hint={hint} error={error} value="" onChange={(day) => day && !days.includes(day) && onChange([...days, day].sort())} />
      {days.length ? (
        <ul>
          {days.map((day) => {
            const name = format.time(`${day}T12:00:00.000Z`, "day");
            return (
              <li key={day}>
                {name}
                <button type="button" aria-label={t("calendar.removeDay", { day: name })} onClick={() => onChange(days.filter((each) => each !== day))}>
                  <CloseOutlined aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}

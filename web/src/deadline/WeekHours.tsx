import type { Interval } from "@amends/core/deadline/calendar";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../ui/TextField.tsx";
import { useLanguage } from "../ui/use-format.ts";
import css from "./Deadlines.module.css";
import { readHours, writeHours } from "./hours-text.ts";

type Props = {
  readonly week: readonly (readonly Interval[])[];
  readonly onChange: (week: Interval[][]) => void;
  readonly problem: (field: string) => string | null;
};

const monday = Date.UTC(2024, 0, 1);

/** Hours of each weekday, typed as one writes them on a shop's door; an empty line is a day off. */
export function WeekHours({ week, onChange, problem }: Props) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
  const name = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  return (
    <fieldset className={css.week}>
      <legend>{t("calendar.week")}</legend>
      <p className={css.muted}>{t("calendar.weekHint")}</p>
      {week.map((hours, day) => {
        const weekday = name.format(monday + day * 86_400_000);
        const text = typed[day] ?? writeHours(hours);
        const unclear = readHours(text) === null;
        return (
          <TextField
            key={weekday}
            label={weekday}
            placeholder={t("calendar.closed")}
            maxLength={120}
            value={text}
            error={unclear ? t("calendar.hoursUnclear") : problem(`calendar.week.${day}`)}
            onBlur={() => !unclear && setTyped((before) => ({ ...before, [day]: undefined as unknown as string }))}
            onChange={(next) => {
              setTyped((before) => ({ ...before, [day]: next }));
              const read = readHours(next);
              if (read) onChange(week.map((each, i) => (i === day ? read : [...each])));
            }}
          />
        );
      })}
    </fieldset>
  );
}

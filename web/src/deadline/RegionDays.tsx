import type { Region } from "@amends/core/deadline/region";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { useNow } from "../ui/now.ts";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import css from "./Deadlines.module.css";

/** Days off and make-up working days of the region from this year on; on a day off one may say 'we are open'. */
export function RegionDays({ region, openOn, onChange }: { region: Region; openOn: readonly string[]; onChange: (openOn: string[]) => void }) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const format = useFormat();
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const from = `${today.slice(0, 4)}-01-01`;
  const day = (date: string) => format.time(`${date}T12:00:00.000Z`, "day");
  const holidays = region.holidays.filter(({ date }) => date >= from);
  const workdays = region.workdays.filter(({ date }) => date >= from);
  return (
    <details className={css.regionDays}>
      <summary>{t("calendar.regionDays", { region: region.names[language], count: holidays.filter(({ date }) => date >= today).length })}</summary>
      <p className={css.muted}>{t("calendar.source", { source: `${region.source.package} ${region.source.version}` })}</p>
      {holidays.length ? (
        <ul>
          {holidays.map(({ date, name }) => (
            <li key={date}>
              <span>{day(date)}</span>
              <span>{name}</span>
              <Check
                label={t("calendar.open")}
                checked={openOn.includes(date)}
                onChange={(on) => onChange(on ? [...openOn, date] : openOn.filter((each) => each !== date))}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p>{t("calendar.noneKnown")}</p>
      )}
      {workdays.length ? (
        <>
          <h3>{t("calendar.madeUp")}</h3>
          <p>{format.list(workdays.map(({ date }) => day(date)))}</p>
        </>
      ) : null}
    </details>
  );
}

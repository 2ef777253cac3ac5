import type { OwnCalendar, Region } from "@amends/core/deadline/region";
import { useTranslation } from "react-i18next";
import { Card, Columns } from "../ui/Page.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TextField } from "../ui/TextField.tsx";
import { zoneChoices } from "../ui/time-zones.ts";
import { useLanguage } from "../ui/use-format.ts";
import css from "./Deadlines.module.css";
import { OwnDays } from "./OwnDays.tsx";
import { RegionDays } from "./RegionDays.tsx";
import { WeekHours } from "./WeekHours.tsx";

type Props = {
  readonly calendar: OwnCalendar;
  readonly regions: readonly Region[];
  readonly onChange: (change: Partial<OwnCalendar>) => void;
  /** The sentence for a field of the calendar, where the server refused it. */
  readonly problem: (field: string) => string | null;
  readonly mayEdit: boolean;
};

/** When the company works: hours of the week, days off of its region, what it does otherwise. */
export function CalendarEditor({ calendar, regions, onChange, problem, mayEdit }: Props) {
  const { t } = useTranslation("deadline");
  const language = useLanguage();
  const region = regions.find((each) => each.id === calendar.region);
  const known = Math.max(region?.covers.to ?? 0, calendar.knownTo ?? 0);
  return (
    <Card title={t("calendar.title")} about={t("calendar.about")}>
      <fieldset className={css.plain} disabled={!mayEdit}>
        <Columns>
          <Pick
            label={t("calendar.region")}
            value={calendar.region}
            choices={regions.map(({ id, names }) => ({ value: id, label: names[language] }))}
            onChange={(next) => onChange({ region: next, openOn: [] })}
            error={problem("calendar.region")}
          />
          <Pick
            label={t("calendar.timeZone")}
            value={calendar.timeZone}
            choices={zoneChoices()}
            onChange={(timeZone) => onChange({ timeZone })}
            error={problem("calendar.timeZone")}
          />
        </Columns>
        <WeekHours week={calendar.week} onChange={(week) => onChange({ week })} problem={problem} />
        {region?.holidays.length ? <RegionDays region={region} openOn={calendar.openOn} onChange={(openOn) => onChange({ openOn })} /> : null}
        <Columns>
          <OwnDays
            title={t("calendar.daysOff")}
            hint={t("calendar.daysOffHint")}
            days={calendar.daysOff}
            error={problem("calendar.holidays")}
            onChange={(daysOff) => onChange({ daysOff })}
          />
          <OwnDays
            title={t("calendar.workdays")}
            hint={t("calendar.workdaysHint")}
            days={calendar.workdays.map((day) => day.date)}
            error={problem("calendar.workdays")}
            onChange={(dates) => onChange({ workdays: dates.map((date) => calendar.workdays.find((day) => day.date === date) ?? { date }) })}
          />
        </Columns>
        {region && region.covers.to < 2100 ? (
          <TextField
            label={t("calendar.knownTo")}
            hint={t("calendar.known", { year: String(known) })}
            inputMode="numeric"
            maxLength={4}
            value={calendar.knownTo === null ? "" : String(calendar.knownTo)}
            onChange={(year) => onChange({ knownTo: /^\d+$/.test(year) ? Number(year) : null })}
            error={problem("calendar.knownTo") ?? problem("calendar.covers")}
          />
        ) : null}
      </fieldset>
    </Card>
  );
}

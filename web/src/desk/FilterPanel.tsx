import { fromWallClock, toWallClock } from "@amends/core/shared/wall-clock";
import { useTranslation } from "react-i18next";
import { DateField } from "../ui/DateField.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useTimeZone } from "../ui/use-format.ts";
import { useFilterChoices } from "./filter-choices.ts";
import type { FilterName, ListSearch } from "./list-search.ts";

/** Everything a list can be narrowed by. Changes take effect at once. */
export function FilterPanel({ id, search, onChange }: { id: string; search: ListSearch; onChange: (name: FilterName, value: string) => void }) {
  const { t } = useTranslation("desk");
  const choices = useFilterChoices();
  return (
    <div id={id} className="desk-filters" role="group" aria-label={t("list.filters")}>
      {(Object.keys(choices) as FilterName[]).map((name) => (
        <Pick
          key={name}
          label={t(`filter.${name}`)}
          value={search.filters[name] ?? ""}
          onChange={(v) => onChange(name, v)}
          choices={choices[name] ?? []}
          empty={t("list.any")}
        />
      ))}
      <TextField label={t("filter.tag")} value={search.filters.tag ?? ""} onChange={(v) => onChange("tag", v)} maxLength={40} />
      <DayFilter name="receivedFrom" search={search} onChange={onChange} />
      <DayFilter name="receivedTo" search={search} onChange={onChange} />
    </div>
  );
}

function DayFilter({
  name,
  search,
  onChange,
}: {
  name: "receivedFrom" | "receivedTo";
  search: ListSearch;
  onChange: (name: FilterName, value: string) => void;
}) {
  const { t } = useTranslation("desk");
  const timeZone = useTimeZone();
  const value = search.filters[name];
  const edge = name === "receivedFrom" ? "T00:00" : "T23:59";
  return (
    <DateField
      label={t(`filter.${name}`)}
      value={value ? toWallClock(value, timeZone).slice(0, 10) : ""}
      onChange={(day) => onChange(name, fromWallClock(day + edge, timeZone) ?? "")}
    />
  );
}

import { channels, complaintKinds, complaintStates, phases, severities } from "@amends/core/desk/vocabulary";
import { fromWallClock, toWallClock } from "@amends/core/shared/wall-clock";
import { useTranslation } from "react-i18next";
import { DateField } from "../ui/DateField.tsx";
import { pathOf, usePeople, useTeams } from "../ui/directory.ts";
import { useMe } from "../ui/me.ts";
import { type Choice, Pick } from "../ui/Pick.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useLanguage, useTimeZone } from "../ui/use-format.ts";
import { categoryPath, useCategories } from "./desk-queries.ts";
import type { FilterName, ListSearch } from "./list-search.ts";

/** Everything a list can be narrowed by. Changes take effect at once. */
export function FilterPanel({ search, onChange, onClear }: { search: ListSearch; onChange: (name: FilterName, value: string) => void; onClear: () => void }) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const me = useMe();
  const people = usePeople();
  const teams = useTeams();
  const categories = useCategories();
  const words = (group: string, values: readonly string[]): Choice<string>[] => values.map((v) => ({ value: v, label: t(`words:${group}.${v}`) }));
  const choices: Partial<Record<FilterName, readonly Choice<string>[]>> = {
    severity: words("severity", severities),
    state: complaintStates.map((s) => ({ value: s, label: t(`words:complaintState.${s}`) })),
    phase: words("phase", phases),
    kind: words("complaintKind", complaintKinds),
    channel: words("channel", channels),
    categoryId: categories.map((c) => ({ value: c.id, label: categoryPath(categories, c.id, language) })),
    teamId: teams.map((team) => ({ value: team.id, label: pathOf(teams, team.id) })),
    assigneeId: [
      { value: me.viewer.id, label: t("list.me") },
      ...people.filter((p) => p.id !== me.viewer.id && !p.left).map((p) => ({ value: p.id, label: p.name })),
    ],
  };
  return (
    <div className="desk-filters" role="group" aria-label={t("list.filters")}>
      {(Object.entries(choices) as [FilterName, readonly Choice<string>[]][]).map(([name, list]) => (
        <Pick
          key={name}
          label={t(`filter.${name}`)}
          value={search.filters[name] ?? ""}
          onChange={(v) => onChange(name, v)}
          choices={list}
          empty={t("list.any")}
        />
      ))}
      <TextField label={t("filter.tag")} value={search.filters.tag ?? ""} onChange={(v) => onChange("tag", v)} maxLength={40} />
      <DayFilter name="receivedFrom" search={search} onChange={onChange} />
      <DayFilter name="receivedTo" search={search} onChange={onChange} />
      <button type="button" className="desk-button desk-quiet" onClick={onClear}>
        {t("list.clearFilters")}
      </button>
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

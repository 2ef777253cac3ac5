import { channels, complaintKinds, complaintStates, phases, severities } from "@amends/core/desk/vocabulary";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { pathOf, usePeople, useTeams } from "../ui/directory.ts";
import { languages } from "../ui/language.ts";
import { useMe } from "../ui/me.ts";
import type { Choice } from "../ui/Pick.tsx";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import { categoryPath, useCategories } from "./desk-queries.ts";
import type { FilterName } from "./list-search.ts";

export type FilterChoices = Partial<Readonly<Record<FilterName, readonly Choice<string>[]>>>;

/** The filters that are chosen from a list, each with what can be chosen, in the order of the panel. */
export function useFilterChoices(): FilterChoices {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const me = useMe().viewer.id;
  const people = usePeople();
  const teams = useTeams();
  const categories = useCategories();
  return useMemo(() => {
    const words = (group: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`words:${group}.${value}`) }));
    return {
      severity: words("severity", severities),
      state: words("complaintState", complaintStates),
      phase: words("phase", phases),
      kind: words("complaintKind", complaintKinds),
      channel: words("channel", channels),
      categoryId: categories.map((c) => ({ value: c.id, label: categoryPath(categories, c.id, language) })),
      teamId: teams.map((team) => ({ value: team.id, label: pathOf(teams, team.id) })),
      assigneeId: [{ value: me, label: t("list.me") }, ...people.filter((p) => p.id !== me && !p.left).map((p) => ({ value: p.id, label: p.name }))],
      language: words("language", languages),
      collective: ["true", "false"].map((value) => ({ value, label: t(`filter.collective_${value}`) })),
      toComplete: ["true", "false"].map((value) => ({ value, label: t(`filter.toComplete_${value}`) })),
    };
  }, [t, language, me, people, teams, categories]);
}

/** How a filter that is set is told in a word or two; its name alone where the value is a stranger's id. */
export function useFilterText(): (name: FilterName, value: string) => string {
  const { t } = useTranslation("desk");
  const choices = useFilterChoices();
  const format = useFormat();
  return (name, value) => {
    const label = t(`filter.${name}`);
    if (name === "receivedFrom" || name === "receivedTo") return t("filter.is", { name: label, value: format.time(value, "date") });
    const shown = name === "tag" ? value : choices[name]?.find((choice) => choice.value === value)?.label;
    return shown ? t("filter.is", { name: label, value: shown.split(" › ").at(-1) ?? shown }) : label;
  };
}

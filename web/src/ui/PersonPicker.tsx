import { useTranslation } from "react-i18next";
import { Combobox } from "./Combobox.tsx";
import { pathOf, usePeople, useTeams } from "./directory.ts";
import type { FieldProps } from "./Field.tsx";
import { useDayText } from "./use-day-text.ts";

/** Takes one person of the company by name, role or team; those who left are not offered. `only` narrows further. */
export function PersonPicker({
  value,
  onChange,
  only,
  clearable,
  ...field
}: FieldProps & {
  value: string;
  onChange: (personId: string) => void;
  only?: (person: { id: string; role: string; teamId: string }) => boolean;
  clearable?: boolean;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation("words");
  const people = usePeople();
  const teams = useTeams();
  const dayText = useDayText();
  const items = people
    .filter((p) => !p.left && (!only || only(p)))
    .map((p) => ({
      value: p.id,
      label: p.name,
      note: [p.awayUntil ? t("app:absent.till", { day: dayText(p.awayUntil) }) : "", t(`role.${p.role}`), pathOf(teams, p.teamId)].filter(Boolean).join(" · "),
    }));
  return <Combobox {...field} items={items} value={value} onChange={onChange} clearable={clearable ?? false} />;
}

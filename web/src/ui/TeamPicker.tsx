import { Combobox } from "./Combobox.tsx";
import { inTreeOrder, pathOf, useTeams } from "./directory.ts";
import type { FieldProps } from "./Field.tsx";

/** Takes one team, branch or the company; archived ones are not offered. `only` narrows further. */
export function TeamPicker({
  value,
  onChange,
  only,
  clearable,
  ...field
}: FieldProps & {
  value: string;
  onChange: (teamId: string) => void;
  only?: (team: { id: string; kind: string }) => boolean;
  clearable?: boolean;
  placeholder?: string;
  disabled?: boolean;
}) {
  const teams = useTeams();
  const items = inTreeOrder(teams)
    .filter((team) => !team.archived && (!only || only(team)))
    .map((team) => ({ value: team.id, label: pathOf(teams, team.id) }));
  return <Combobox {...field} items={items} value={value} onChange={onChange} clearable={clearable ?? false} />;
}

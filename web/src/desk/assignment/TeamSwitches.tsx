import { type AssignmentMode, type AssignmentSettings, assignmentModes } from "@amends/core/desk/contract-assignment";
import { useTranslation } from "react-i18next";
import { inTreeOrder, pathOf, useTeams } from "../../ui/directory.ts";
import { Pick } from "../../ui/Pick.tsx";
import css from "./Assignment.module.css";

type Switches = AssignmentSettings["switches"];

/** One switch for each team; left alone, it follows the nearest above. */
export function TeamSwitches({ switches, onChange }: { switches: Switches; onChange: (switches: Switches) => void }) {
  const { t } = useTranslation("assignment");
  const teams = useTeams();
  const set = (teamId: string, mode: AssignmentMode | "") => {
    const others = switches.filter((each) => each.teamId !== teamId);
    onChange(mode === "" ? others : [...others, { teamId, mode }]);
  };
  const choices = assignmentModes.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }));
  return (
    <div className={css.switches}>
      {inTreeOrder(teams)
        .filter((team) => !team.archived)
        .map((team) => (
          <Pick<AssignmentMode>
            key={team.id}
            label={pathOf(teams, team.id)}
            value={switches.find((each) => each.teamId === team.id)?.mode ?? (team.parentId === null ? "off" : "")}
            {...(team.parentId === null ? {} : { empty: t("switch.asAbove") })}
            choices={choices}
            onChange={(mode) => set(team.id, mode)}
          />
        ))}
    </div>
  );
}

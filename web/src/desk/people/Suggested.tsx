import type { Assignee, AssigneeList } from "@amends/core/desk/load";
import type { SkillPart } from "@amends/core/desk/skills";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { useTeams } from "../../ui/directory.ts";
import { useDayText } from "../../ui/use-day-text.ts";
import type { Owner } from "../OwnerFields.tsx";
import css from "./Suggested.module.css";
import { useLoadText } from "./use-load-text.ts";

const most = 5;

/** People who might take it, the best first, each with why; Alt and the number takes one. */
export function Suggested({ complaintId, value, onTake }: { complaintId: string; value: Owner; onTake: (owner: Owner) => void }) {
  const { t } = useTranslation(["people", "app"]);
  const dayText = useDayText();
  const teams = useTeams();
  const loadText = useLoadText();
  const parts = (list: readonly SkillPart[]) => list.map((part) => t(`skills.part.${part}`)).join(t("load.comma"));
  const why = (person: Assignee) =>
    [
      person.awayUntil ? t("app:absent.till", { day: dayText(person.awayUntil) }) : "",
      person.knows > 0 ? t("assign.knows", { count: person.knows }) : "",
      person.fits.length > 0 ? t("skills.fits", { list: parts(person.fits) }) : "",
      person.lacks.length > 0 ? t("skills.lacks", { list: parts(person.lacks) }) : "",
      loadText(person.load),
    ]
      .filter(Boolean)
      .join(t("assign.and"));
  const { data } = useQuery({
    queryKey: ["complaint", complaintId, "assignees"],
    queryFn: () => api.get<AssigneeList>(`/api/complaints/${complaintId}/assignees`),
  });
  const people = data?.people.slice(0, most);
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      const person = e.altKey && /^Digit[1-9]$/.test(e.code) ? people?.[Number(e.code.slice(5)) - 1] : undefined;
      if (!person) return;
      e.preventDefault();
      onTake({ teamId: person.teamId, assigneeId: person.id });
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [people, onTake]);
  if (!people || people.length === 0) return null;
  return (
    <fieldset className={css.people}>
      <legend>{t("assign.suggested")}</legend>
      {people.map((person, i) => (
        <button
          key={person.id}
          type="button"
          className={css.person}
          aria-pressed={value.assigneeId === person.id}
          onClick={() => onTake({ teamId: person.teamId, assigneeId: person.id })}
        >
          <kbd>{`Alt ${i + 1}`}</kbd>
          <span>
            <strong>{person.name}</strong> <span className="desk-muted">{teams.find((team) => team.id === person.teamId)?.name}</span>
            <span className={css.why}>{why(person)}</span>
          </span>
        </button>
      ))}
    </fieldset>
  );
}

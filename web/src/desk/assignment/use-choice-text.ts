import type { AssignmentChoice } from "@amends/core/desk/assignment-rule";
import { useTranslation } from "react-i18next";

/** Why a rule chose somebody or nobody, and why not the others, in words. `name` gives the name of a person. */
export function useChoiceText(name: (id: string) => string): { why: (choice: AssignmentChoice) => string; others: (choice: AssignmentChoice) => string } {
  const { t } = useTranslation("assignment");
  return {
    why: (choice) => t(`because.${choice.because}`, { count: choice.knows, weight: choice.weight }),
    others: ({ passed }) => passed.map(({ personId, why }) => t("other", { name: name(personId), why: t(`passed.${why}`) })).join(t("comma")),
  };
}

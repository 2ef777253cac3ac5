import type { AssignmentFacts } from "@amends/core/desk/assignment-rule";
import { type CategoryTree, categoryPath } from "@amends/core/desk/category";
import type { Complaint } from "@amends/core/desk/complaint";
import { placementOf } from "@amends/core/desk/state";
import type { Standing } from "@amends/core/desk/vocabulary";
import { needsOf } from "../people/assignees.ts";

export type TeamRow = { readonly id: string; readonly parentId: string | null };

/** The team and those above it, the nearest first; a circle ends where it closes. */
export function teamPathOf(teams: readonly TeamRow[], teamId: string): readonly string[] {
  const path: string[] = [];
  for (let at: string | null = teamId; at !== null && !path.includes(at); at = teams.find((team) => team.id === at)?.parentId ?? null) path.push(at);
  return path;
}

/** What the rules look at in one complaint. */
export function factsOf(
  complaint: Complaint,
  { tree, teams, standing }: { tree: CategoryTree; teams: readonly TeamRow[]; standing: Standing | null },
): AssignmentFacts {
  const { categoryId, channel, respondent } = complaint.intake;
  const path = categoryId === null ? [] : categoryPath(tree, categoryId).map((category) => category.id);
  return {
    categoryPath: path.length > 0 || categoryId === null ? path : [categoryId],
    teamPath: teamPathOf(teams, placementOf(complaint).teamId),
    channel,
    standing,
    respondentId: respondent.personId,
    needs: needsOf(complaint),
  };
}

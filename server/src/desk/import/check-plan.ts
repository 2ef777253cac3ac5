import type { Viewer } from "@amends/core/accounts/role";
import type { ImportPlan, ImportTarget } from "@amends/core/desk/contract-import";
import { refuse } from "../../platform/refusal-error.ts";
import type { ImportCompany } from "./import-context.ts";

/** What cannot be put together from two columns. */
const oneColumnOnly = new Set<ImportTarget>(["externalNo", "title", "receivedAt", "occurredAt", "repliedAt", "category", "state", "orderNo"]);

/**
 * A plan that can be carried out, with the team filled in: managers and admins import for every team, supervisors for theirs and those below.
 * @throws importTextUnmapped (no column is the text or title), importTargetTwice, unknownTeam, unknownCategory
 */
export function checkPlan(plan: ImportPlan, viewer: Viewer, { teamIds, categories }: ImportCompany): ImportPlan {
  const used = plan.mapping.filter((target) => target !== null);
  if (!used.includes("text") && !used.includes("title")) refuse("importTextUnmapped", { field: "mapping" });
  const twice = used.find((target, i) => oneColumnOnly.has(target) && used.indexOf(target) !== i);
  if (twice) refuse("importTargetTwice", { field: "mapping", params: { target: twice } });
  const teamId = plan.teamId ?? viewer.teamId;
  const everywhere = viewer.role === "manager" || viewer.role === "admin";
  if (!teamIds.includes(teamId) || !(everywhere || viewer.teamIds.includes(teamId))) refuse("unknownTeam", { field: "teamId" });
  const unknown = Object.values(plan.categories).find((id) => id !== null && !categories.some((category) => category.id === id));
  if (unknown) refuse("unknownCategory", { field: "categories" });
  return { ...plan, teamId };
}

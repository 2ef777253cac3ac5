import { type Refusal, refusal } from "../shared/refusal.ts";

export const teamKinds = ["company", "branch", "team"] as const;
export type TeamKind = (typeof teamKinds)[number];

/** A node of the company's tree: company → branches → teams; branches may nest, a team is a leaf or holds smaller teams. */
export type TeamNode = { readonly id: string; readonly parentId: string | null; readonly kind: TeamKind; readonly name: string; readonly archived: boolean };

/** The node and everything below it, itself first. An unknown id gives an empty list. */
export function subtreeOf(teams: readonly TeamNode[], rootId: string): readonly string[] {
  const found: string[] = teams.some((t) => t.id === rootId) ? [rootId] : [];
  for (let i = 0; i < found.length; i++) {
    for (const team of teams) if (team.parentId === found[i] && !found.includes(team.id)) found.push(team.id);
  }
  return found;
}

/** Levels a tree may have; deeper ones are mistakes of an import, and every level is walked on each sign-in. */
const deepest = 8;

function depthOf(teams: readonly TeamNode[], id: string | null): number {
  let depth = 0;
  for (let at = teams.find((t) => t.id === id); at && depth <= deepest; at = teams.find((t) => t.id === at?.parentId)) depth++;
  return depth;
}

function heightOf(teams: readonly TeamNode[], id: string): number {
  const below = teams.filter((t) => t.parentId === id && t.id !== id);
  return 1 + Math.max(0, ...below.map((t) => heightOf(teams, t.id)));
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

/**
 * May a node of this kind and name stand below `parentId`? `id` is the node itself when it exists already (rename, move).
 * Refusals: unknownTeam, teamArchived, teamUnderTeam (a branch below a team), teamCycle, teamTooDeep, teamNameTaken.
 */
export function mayStandBelow(
  teams: readonly TeamNode[],
  parentId: string,
  node: { readonly id?: string; readonly kind: TeamKind; readonly name: string },
): Answer {
  const parent = teams.find((t) => t.id === parentId);
  if (!parent) return refusal("unknownTeam", { field: "parentId" });
  if (parent.archived) return refusal("teamArchived", { field: "parentId" });
  if (node.kind !== "team" && parent.kind === "team") return refusal("teamUnderTeam", { field: "parentId" });
  if (node.id !== undefined && subtreeOf(teams, node.id).includes(parentId)) return refusal("teamCycle", { field: "parentId" });
  const height = node.id === undefined ? 1 : heightOf(teams, node.id);
  if (depthOf(teams, parentId) + height > deepest) return refusal("teamTooDeep", { field: "parentId", params: { max: deepest } });
  const wanted = node.name.normalize("NFKC").toLowerCase();
  const twin = teams.some((t) => t.parentId === parentId && t.id !== node.id && !t.archived && t.name.normalize("NFKC").toLowerCase() === wanted);
  return twin ? refusal("teamNameTaken", { field: "name" }) : { ok: true };
}

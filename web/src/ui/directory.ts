import type { PersonRow } from "@amends/core/accounts/contract-people";
import type { TeamRow } from "@amends/core/accounts/contract-teams";
import { useQuery } from "@tanstack/react-query";
import { api } from "./api.ts";
import { listIn } from "./list-in.ts";

export const peopleQuery = {
  queryKey: ["people"] as const,
  staleTime: 5 * 60_000,
  queryFn: async () => listIn<PersonRow>(await api.get("/api/people")),
};
export const teamsQuery = {
  queryKey: ["teams"] as const,
  staleTime: 5 * 60_000,
  queryFn: async () => listIn<TeamRow>(await api.get("/api/teams")),
};

/** Everyone of the company, those who left included (`left`). */
export const usePeople = (): readonly PersonRow[] => useQuery(peopleQuery).data ?? [];
export const useTeams = (): readonly TeamRow[] => useQuery(teamsQuery).data ?? [];

/** The teams below each other, depth first, with how deep each stands. */
export function inTreeOrder(teams: readonly TeamRow[], parentId: string | null = null, depth = 0): (TeamRow & { readonly depth: number })[] {
  return teams.filter((t) => t.parentId === parentId && t.id !== t.parentId).flatMap((t) => [{ ...t, depth }, ...inTreeOrder(teams, t.id, depth + 1)]);
}

/** "Branch · Team": the name with those above it, without the company. */
export function pathOf(teams: readonly TeamRow[], id: string): string {
  const names: string[] = [];
  for (let team = teams.find((t) => t.id === id); team; team = teams.find((t) => t.id === team?.parentId)) {
    if (team.kind !== "company" || names.length === 0) names.unshift(team.name);
  }
  return names.join(" · ");
}

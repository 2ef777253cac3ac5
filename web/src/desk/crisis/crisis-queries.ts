import type { LevelPlans } from "@amends/core/desk/level-plan";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../ui/api.ts";

export const plansKey = ["settings", "plans"] as const;

/** What is to happen on each level here. */
export function useLevelPlans(): LevelPlans | undefined {
  return useQuery({ queryKey: plansKey, queryFn: () => api.get<LevelPlans>("/api/settings/plans"), staleTime: 5 * 60_000 }).data;
}

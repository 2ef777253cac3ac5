import type { SeveritySettings } from "@amends/core/desk/contract-severity";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../ui/api.ts";

export const severityKey = ["settings", "severity"] as const;

/** By which rules complaints rise here. */
export function useSeveritySettings(): SeveritySettings | undefined {
  return useQuery({ queryKey: severityKey, queryFn: () => api.get<SeveritySettings>("/api/settings/severity"), staleTime: 5 * 60_000 }).data;
}

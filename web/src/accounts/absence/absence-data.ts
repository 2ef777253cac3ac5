import type { AbsenceList, AbsenceRow, Happened } from "@amends/core/accounts/contract-absence";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../ui/api.ts";

const absencesQuery = { queryKey: ["absences", "list"] as const, queryFn: () => api.get<AbsenceList>("/api/absences") };

/** Absences of now and to come that one is to know of, the earliest first. */
export const useAbsences = () => useQuery(absencesQuery);

/** What there is to catch up with after the last absence. */
export const useHappened = (enabled: boolean) =>
  useQuery({ queryKey: ["absences", "happened"], queryFn: () => api.get<Happened>("/api/absences/happened"), enabled, staleTime: 5 * 60_000 });

/** Who is away decides what people see: fetched anew after a change here. */
export function useRefreshAbsences(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all(["absences", "people", "me", "complaints"].map((key) => client.invalidateQueries({ queryKey: [key] })));
  };
}

export type { AbsenceRow };

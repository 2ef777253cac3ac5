import type { Invitation } from "@amends/core/accounts/contract-people";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../ui/api.ts";
import { listIn } from "../ui/list-in.ts";

const invitationsQuery = {
  queryKey: ["people", "invitations"] as const,
  queryFn: async () => listIn<Invitation>(await api.get("/api/people/invitations")),
};
export const useInvitations = (): readonly Invitation[] => useQuery(invitationsQuery).data ?? [];

/** Fetches people, teams and invitations anew after something about them was changed here. */
export function useRefreshPeople(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ["people"] }), client.invalidateQueries({ queryKey: ["teams"] })]);
  };
}

import type { Followers, Mentionable } from "@amends/core/desk/contract-followers";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../ui/api.ts";
import { showError } from "../../ui/toasts.ts";
import { deskKeys } from "../desk-queries.ts";

const keyOf = (complaintId: string) => ["complaint", complaintId, "followers"] as const;

/** Colleagues and which of them see the complaint; fetched when somebody is about to be mentioned. */
export function useMentionable(complaintId: string, enabled: boolean): Mentionable["items"] {
  const { data } = useQuery({
    queryKey: ["complaint", complaintId, "mentionable"],
    queryFn: ({ signal }) => api.get<Mentionable>(`/api/complaints/${complaintId}/mentionable`, { signal }),
    staleTime: 60_000,
    enabled,
  });
  return data?.items ?? [];
}

/** Who follows a complaint; one's own following is changed with `set`. */
export function useFollowers(complaintId: string, enabled: boolean) {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: keyOf(complaintId),
    queryFn: ({ signal }) => api.get<Followers>(`/api/complaints/${complaintId}/followers`, { signal }),
    staleTime: 60_000,
    enabled,
  });
  const set = async (following: boolean): Promise<boolean> => {
    const path = `/api/complaints/${complaintId}/following`;
    try {
      await (following ? api.put(path, {}) : api.del(path));
      client.setQueryData<Followers>(keyOf(complaintId), (old) => old && { ...old, following });
      void client.invalidateQueries({ queryKey: keyOf(complaintId) });
      void client.invalidateQueries({ queryKey: deskKeys.counts });
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
  return { data, set };
}

import type { Followers, Mentionable } from "@amends/core/desk/contract-followers";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
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

/** Who follows a complaint besides oneself; asked for when somebody wants to know. */
export function useFollowers(complaintId: string, enabled: boolean): readonly string[] {
  const { data } = useQuery({
    queryKey: keyOf(complaintId),
    queryFn: ({ signal }) => api.get<Followers>(`/api/complaints/${complaintId}/followers`, { signal }),
    staleTime: 60_000,
    enabled,
  });
  return data?.followerIds ?? [];
}

/** Begins or ends one's own following; says whether that went well. */
export function useFollowing(complaintId: string): (following: boolean) => Promise<boolean> {
  const client = useQueryClient();
  return async (following) => {
    const path = `/api/complaints/${complaintId}/following`;
    try {
      await (following ? api.put(path, {}) : api.del(path));
      client.setQueryData<ComplaintPage>(deskKeys.page(complaintId), (old) => old && { ...old, following });
      void client.invalidateQueries({ queryKey: keyOf(complaintId) });
      void client.invalidateQueries({ queryKey: deskKeys.counts });
      return true;
    } catch (error) {
      showError(error);
      return false;
    }
  };
}

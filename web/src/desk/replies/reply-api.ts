import type { FilledReply, SavedReply, SavedReplyInput } from "@amends/core/desk/contract-replies";
import { type QueryClient, useQuery } from "@tanstack/react-query";
import { api } from "../../ui/api.ts";
import { useMay } from "../../ui/me.ts";

const key = ["replies"] as const;
const none: readonly SavedReply[] = [];

/** Saved replies and macros this person may use; undefined while they are fetched. */
export function useReplies(): readonly SavedReply[] | undefined {
  const may = useMay("handleComplaints");
  const { data } = useQuery({ queryKey: key, queryFn: () => api.get<{ items: SavedReply[] }>("/api/replies"), enabled: may, staleTime: 5 * 60_000 });
  return may ? data?.items : none;
}

export const replyApi = {
  fill: (complaintId: string, replyId: string) => api.get<FilledReply>(`/api/complaints/${complaintId}/replies/${replyId}`),
  save: (id: string | null, input: SavedReplyInput) => (id ? api.put<SavedReply>(`/api/replies/${id}`, input) : api.post<SavedReply>("/api/replies", input)),
  remove: (id: string) => api.del(`/api/replies/${id}`),
  refresh: (client: QueryClient) => client.invalidateQueries({ queryKey: key }),
};

import type { SavedView, SavedViewInput } from "@amends/core/desk/contract-settings";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../ui/api.ts";
import { deskApi, itemsOf } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";

/** Views people made and shared: a filter, a sort order and columns under a name. */
export function useSavedViews(): readonly SavedView[] {
  const { data } = useQuery({ queryKey: deskKeys.views, queryFn: deskApi.views, staleTime: 60_000 });
  return itemsOf(data);
}

export function useViewChanges() {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: deskKeys.views });
  const save = useMutation({ mutationFn: (view: SavedViewInput) => api.post<SavedView>("/api/views", view), onSuccess: again });
  const change = useMutation({
    mutationFn: ({ id, ...view }: SavedViewInput & { id: string }) => api.put<SavedView>(`/api/views/${id}`, view),
    onSuccess: again,
  });
  const remove = useMutation({ mutationFn: (id: string) => api.del<void>(`/api/views/${id}`), onSuccess: again });
  return { save, change, remove };
}

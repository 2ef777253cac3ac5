import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { showError, showToast } from "../../ui/toasts.ts";

type Result = { readonly id: string; readonly ok: boolean; readonly code?: string; readonly message?: string };
const path = (targetId: string) => `/api/complaints/${targetId}/merges`;

function refresh(client: QueryClient): void {
  for (const queryKey of [["complaint"], ["complaints"]]) void client.invalidateQueries({ queryKey });
}

/** Takes a merge back and says so. */
export function useUnmerge(): (targetId: string, sourceIds: readonly string[]) => Promise<void> {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  return useCallback(
    async (targetId, sourceIds) => {
      try {
        for (const id of sourceIds) await api.del(`${path(targetId)}/${id}`);
        showToast(t("said.unmerged"), { tone: "calm" });
      } catch (error) {
        showError(error);
      } finally {
        refresh(client);
      }
    },
    [client, t],
  );
}

/** Merges complaints into one and offers to undo it; gives those that could not be, with the reason. */
export function useMerge(): (target: { id: string; number: string }, ids: readonly string[], reason: string) => Promise<readonly Result[]> {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const unmerge = useUnmerge();
  return useCallback(
    async (target, ids, reason) => {
      try {
        const { results } = await api.post<{ results: readonly Result[] }>(path(target.id), { ids, reason });
        const done = results.filter((r) => r.ok).map((r) => r.id);
        if (done.length > 0) showToast(t("said.complaintsMerged", { count: done.length, number: target.number }), { undo: () => unmerge(target.id, done) });
        return results.filter((r) => !r.ok);
      } finally {
        refresh(client);
      }
    },
    [client, t, unmerge],
  );
}

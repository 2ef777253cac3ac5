import type { Language } from "@amends/core/desk/complaint";
import type { CollectiveView, MemberClosures } from "@amends/core/desk/contract-collective";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { showError, showToast } from "../../ui/toasts.ts";
import type { BulkResult } from "../desk-types.ts";

type Results = { readonly results: readonly BulkResult[] };
export type SentToAll = { readonly id: string; readonly sent: number; readonly failed: number };
const below = (id: string, path: string) => `/api/complaints/${id}/${path}`;

export const collectiveApi = {
  read: (id: string, signal?: AbortSignal) => api.get<CollectiveView>(below(id, "collective"), { signal }),
  begin: (body: { title: string; facts: string; demand: { text: string }; ids: readonly string[] }) =>
    api.post<{ id: string; number: string } & Results>("/api/collectives", body),
  join: (id: string, ids: readonly string[]) => api.post<Results>(below(id, "members"), { ids }),
  leave: (id: string, memberId: string, reason: string) => api.del<void>(below(id, `members/${memberId}`), { reason }),
  write: (id: string, texts: Readonly<Partial<Record<Language, string>>>) => api.post<SentToAll>(below(id, "group-messages"), { texts }),
  repeat: (id: string, messageId: string) => api.post<SentToAll>(below(id, `group-messages/${messageId}/repeats`), {}),
  close: (id: string, members: MemberClosures["members"]) => api.post<Results>(below(id, "member-closures"), { members }),
};

/** Below the page of the complaint: what happens to it is news here as well. */
export function useCollective(id: string, enabled: boolean) {
  return useQuery({ queryKey: ["complaint", id, "collective"], queryFn: ({ signal }) => collectiveApi.read(id, signal), enabled });
}

/** Everything that may look different after somebody joined, left or was closed. */
export function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return useCallback(() => Promise.all([["complaint"], ["complaints"]].map((queryKey) => client.invalidateQueries({ queryKey }))), [client]);
}

/** Takes complaints out again and says so. */
export function useLeave(): (collectiveId: string, memberIds: readonly string[], reason?: string) => Promise<void> {
  const { t } = useTranslation("collective");
  const refresh = useRefresh();
  return useCallback(
    async (collectiveId, memberIds, reason = "") => {
      try {
        for (const id of memberIds) await collectiveApi.leave(collectiveId, id, reason);
        showToast(t("takenOut"), { tone: "calm" });
      } catch (error) {
        showError(error);
      } finally {
        void refresh();
      }
    },
    [refresh, t],
  );
}

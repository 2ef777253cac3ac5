import type { ComplaintList, ComplaintRow } from "@amends/core/desk/contract-view";
import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { showError, showToast } from "../ui/toasts.ts";

/** One has read what one had before the eyes this long. */
const readAfterMs = 800;

function showUnread(client: QueryClient, id: string, unread: boolean): void {
  client.setQueriesData<InfiniteData<ComplaintList>>(
    { queryKey: ["complaints", "list"] },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, rows: page.rows.map((row) => (row.id === id ? { ...row, unread } : row)) })),
      },
  );
}

/** Marks rows of a list unread, a few at a time; what fails is said once. */
export async function markRowsUnread(client: QueryClient, rows: readonly ComplaintRow[], say: (text: string) => string): Promise<void> {
  try {
    for (let i = 0; i < rows.length; i += 8) {
      const some = rows.slice(i, i + 8);
      await Promise.all(some.map(({ id }) => api.put(`/api/complaints/${id}/read`, { read: false })));
      for (const { id } of some) showUnread(client, id, true);
    }
    showToast(say("said.markedUnread"), { tone: "calm" });
  } catch (error) {
    showError(error);
  }
}

/**
 * Shows a complaint as read once its newest item has been before the eyes for a moment (the server knows it from giving it);
 * gives the way to mark it unread again.
 */
export function useMarkRead(id: string, lastSeq: string | undefined): () => void {
  const client = useQueryClient();
  const { t } = useTranslation("desk");
  useEffect(() => {
    if (lastSeq === undefined) return;
    const timer = setTimeout(() => {
      if (document.visibilityState === "visible") showUnread(client, id, false);
    }, readAfterMs);
    return () => clearTimeout(timer);
  }, [client, id, lastSeq]);
  return useCallback(() => {
    api.put(`/api/complaints/${id}/read`, { read: false }).then(() => {
      showUnread(client, id, true);
      showToast(t("said.markedUnread"), { tone: "calm" });
    }, showError);
  }, [client, id, t]);
}

import type { NoticeList } from "@amends/core/notices/contract";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { useStream } from "../ui/live.ts";
import { showError, showToast } from "../ui/toasts.ts";

export const noticesQuery = { queryKey: ["notices"] as const, queryFn: () => api.get<NoticeList>("/api/notices"), staleTime: 10 * 60_000 };

/** Many hear of the same at once; they fetch it within this time, not in the same instant. */
const spread = 300;

/** Fetches anew when the stream says that one's own notices changed, here or on another page. */
export function useNoticeNews(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  useStream("news", ({ topic }) => {
    if (topic !== "notices" && topic !== "all") return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: noticesQuery.queryKey }), Math.random() * spread);
  });
}

/** Marks on the screen at once which count as read; the server's word follows. */
function showRead(client: QueryClient, is: (notice: NoticeList["items"][number]) => boolean): void {
  client.setQueryData<NoticeList>(noticesQuery.queryKey, (data) => {
    if (!data) return data;
    const items = data.items.map((notice) => (is(notice) ? { ...notice, read: true } : notice));
    return { unread: items.filter((notice) => !notice.read).length, items };
  });
}

export type MarkRead = {
  readonly one: (id: string) => void;
  readonly about: (complaintId: string) => void;
  readonly all: () => void;
};

export function useMarkNotices(): MarkRead {
  const client = useQueryClient();
  const { t } = useTranslation("notices");
  const renew = () => client.invalidateQueries({ queryKey: noticesQuery.queryKey });
  const mark = (body: object) => api.post<{ ids: string[] }>("/api/notices/reading", body);
  return {
    one: (id) => {
      showRead(client, (notice) => notice.id === id);
      mark({ ids: [id] }).catch(() => undefined); // it shows as unread again with the next look
    },
    about: (complaintId) => {
      showRead(client, (notice) => notice.complaint?.id === complaintId);
      mark({ complaintId }).catch(() => undefined);
    },
    all: () => {
      showRead(client, () => true);
      mark({ all: true }).then(
        ({ ids }) => {
          const undo = () => api.del("/api/notices/reading", { ids }).then(renew);
          if (ids.length > 0) showToast(t("saidRead", { count: ids.length }), { undo });
        },
        (error) => {
          showError(error);
          void renew();
        },
      );
    },
  };
}

import type { TakenBack, WaitingMessage, WaitingRow } from "@amends/core/desk/contract-outbox";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { showError, showToast } from "../../ui/toasts.ts";
import { deskKeys } from "../desk-queries.ts";
import { undoDoneActs } from "../replies/prepared-acts.ts";
import { restoreWritten } from "./restore-written.ts";

export const outboxKey = ["outbox"] as const;
const path = (w: Pick<WaitingMessage, "complaintId" | "id">) => `/api/complaints/${w.complaintId}/outbox/${w.id}`;

export const outboxApi = {
  list: (of: "me" | "team", signal?: AbortSignal) => api.get<{ items: WaitingRow[] }>(`/api/outbox?of=${of}`, { signal }),
  takeBack: (w: Pick<WaitingMessage, "complaintId" | "id">) => api.del<TakenBack>(path(w)),
  change: (w: WaitingMessage, sendAt: string) => api.patch<{ waiting: WaitingMessage }>(path(w), { sendAt }),
  sendNow: (w: WaitingMessage, lastSeenSeq: string) => api.post(`${path(w)}/sending`, { lastSeenSeq }),
};

export function refreshOutbox(client: QueryClient, complaintId: string): void {
  void client.invalidateQueries({ queryKey: deskKeys.page(complaintId) });
  void client.invalidateQueries({ queryKey: outboxKey });
  void client.invalidateQueries({ queryKey: deskKeys.counts });
}

/** What can be done with an answer that waits; each says how it went. */
export function useOutboxActs() {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const takeBack = useCallback(
    async (waiting: Pick<WaitingMessage, "complaintId" | "id">): Promise<boolean> => {
      try {
        const taken = await outboxApi.takeBack(waiting);
        const acts = await undoDoneActs(waiting.id).catch((error: unknown) => {
          showError(error);
          return null;
        });
        restoreWritten(waiting.complaintId, { ...taken, acts });
        showToast(t("said.takenBack"), { tone: "calm" });
        return true;
      } catch (error) {
        showError(error);
        return false;
      } finally {
        refreshOutbox(client, waiting.complaintId);
      }
    },
    [client, t],
  );
  return useMemo(() => {
    const act = async (waiting: WaitingMessage, run: () => Promise<unknown>, said: string) => {
      try {
        await run();
        showToast(said);
      } catch (error) {
        showError(error);
      } finally {
        refreshOutbox(client, waiting.complaintId);
      }
    };
    return {
      takeBack,
      sendNow: (w: WaitingMessage, lastSeenSeq: string) => act(w, () => outboxApi.sendNow(w, lastSeenSeq), t("said.sentNow")),
      change: (w: WaitingMessage, sendAt: string) => act(w, () => outboxApi.change(w, sendAt), t("said.planned")),
    };
  }, [client, takeBack, t]);
}

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { openLive, useStream } from "../ui/live.ts";

const settleMs = 150;

/** Does the page that is kept of a complaint go up to this event? */
function knows(client: QueryClient, complaintId: string, seq: string | undefined): boolean {
  const page = client.getQueryData<{ lastSeq: string }>(["complaint", complaintId]);
  return page !== undefined && seq !== undefined && BigInt(page.lastSeq) >= BigInt(seq);
}

/** Fetches the page anew unless it knows; while it is being fetched (after an own command) that is waited for first. */
function renew(client: QueryClient, complaintId: string, seq: string | undefined, tries = 20): void {
  const queryKey = ["complaint", complaintId];
  if (knows(client, complaintId, seq)) return;
  if (tries > 0 && client.isFetching({ queryKey }) > 0) setTimeout(() => renew(client, complaintId, seq, tries - 1), settleMs);
  else void client.invalidateQueries({ queryKey });
}

/** Keeps the stream open and marks as stale what a change touched. Lists are left alone: they show a pill instead. */
export function LiveUpdates() {
  const client = useQueryClient();
  const counting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => openLive(), []);
  useStream("change", ({ seq, type, complaintId, subjectId }) => {
    // What one did oneself is being fetched already: only a page that does not know of the change by then is fetched again.
    if (complaintId) setTimeout(() => renew(client, complaintId, seq), settleMs);
    const areas = [
      type.startsWith("customer") ? ["customer", subjectId] : null,
      /^(person|team|invitation)/.test(type) ? ["people"] : null,
      // Who stands in for whom decides what one sees.
      type.startsWith("person.standIn") ? ["me"] : null,
      /^person\.(absence|standIn)/.test(type) ? ["absences"] : null,
      type.startsWith("team") ? ["teams"] : null,
    ];
    for (const key of areas) if (key) void client.invalidateQueries({ queryKey: key });
    if (complaintId) {
      clearTimeout(counting.current);
      counting.current = setTimeout(() => void client.invalidateQueries({ queryKey: ["complaints", "counts"] }), 1_500);
    }
  });
  useStream("reset", () => void client.invalidateQueries());
  return null;
}

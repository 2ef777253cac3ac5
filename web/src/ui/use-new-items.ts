import { useCallback, useEffect, useState } from "react";
import { useStream } from "./live.ts";
import { useMe } from "./me.ts";

/**
 * Counts complaints that changed by others since the list was fetched, for the "N new" pill: what one reads never moves by
 * itself. `key` names the list (a new view starts at 0); `clear` after fetching anew.
 */
export function useNewItems(key: string): { readonly count: number; readonly clear: () => void } {
  const mine = useMe().viewer.id;
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const clear = useCallback(() => setIds(new Set()), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts its own count
  useEffect(clear, [key]);
  useStream("change", ({ complaintId, actorId }) => {
    if (!complaintId || actorId === mine) return;
    setIds((before) => (before.has(complaintId) ? before : new Set([...before, complaintId])));
  });
  return { count: ids.size, clear };
}

import type { TakenBack } from "@amends/core/desk/contract-outbox";
import { useEffect, useRef } from "react";

/** Composers that are open, by complaint: an answer taken back from anywhere stands in the open one at once. */
const open = new Map<string, (taken: TakenBack) => void>();

export function restoreWritten(complaintId: string, taken: TakenBack): void {
  open.get(complaintId)?.(taken);
}

/** The composer of this complaint takes back what is taken back. The server keeps it as a draft for when none is open. */
export function useRestored(complaintId: string, take: (taken: TakenBack) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const mine = (taken: TakenBack) => latest.current(taken);
    open.set(complaintId, mine);
    return () => {
      if (open.get(complaintId) === mine) open.delete(complaintId);
    };
  }, [complaintId]);
}

import type { TakenBack } from "@amends/core/desk/contract-outbox";
import type { ReplyActs } from "@amends/core/desk/saved-reply";
import { useEffect, useRef } from "react";

/** `acts`: what a macro had prepared with it. */
type Written = TakenBack & { readonly acts: ReplyActs | null };

/** Composers that are open, by complaint: an answer taken back from anywhere stands in the open one at once. */
const open = new Map<string, (taken: Written) => void>();

export function restoreWritten(complaintId: string, taken: Written): void {
  open.get(complaintId)?.(taken);
}

/** The composer of this complaint takes back what is taken back. The server keeps it as a draft for when none is open. */
export function useRestored(complaintId: string, take: (taken: Written) => void): void {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const mine = (taken: Written) => latest.current(taken);
    open.set(complaintId, mine);
    return () => {
      if (open.get(complaintId) === mine) open.delete(complaintId);
    };
  }, [complaintId]);
}

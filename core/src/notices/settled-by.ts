import type { NoticeEvent } from "./notice-facts.ts";
import type { NoticeKind } from "./notice-kind.ts";

/** Notices about a complaint that have nothing more to say: of these kinds, and of this thing only when `about` is given. */
export type Settled = { readonly kinds: readonly NoticeKind[] | "all"; readonly about: string | null };

type Data = NoticeEvent["data"];
const dues: readonly NoticeKind[] = ["dueSoon", "dueReached"];

const of =
  (kinds: Settled["kinds"], about: (data: Data) => unknown = () => null) =>
  (data: Data): Settled => {
    const id = about(data);
    return { kinds, about: typeof id === "string" ? id : null };
  };

const taken = of(["incoming", "assigned"]);
const stepDue = of(dues, (data) => data.stepId);
const promiseDue = of(dues, (data) => data.promiseId);

const errandOver = of(["errand", ...dues], (data) => data.errandId);

const settling: Readonly<Record<string, (data: Data) => Settled | null>> = {
  "complaint.assigned": taken,
  "complaint.handedOver": taken,
  "complaint.returned": taken,
  "complaint.transferred": taken,
  "complaint.accepted": of(["assigned", ...dues], (data) => data.placementId),
  "complaint.stepFinished": stepDue,
  "complaint.stepChanged": stepDue,
  "complaint.promiseKept": promiseDue,
  "complaint.promiseBroken": promiseDue,
  "complaint.promiseRenegotiated": promiseDue,
  "complaint.errandTaken": errandOver,
  "complaint.errandMoved": errandOver,
  "complaint.errandEnded": errandOver,
  "complaint.planItemTicked": of(dues, (data) => data.itemId),
  "complaint.mailSent": of(["duty"], (data) => data.mailId),
  "complaint.crisisAccepted": of(["escalated"], (data) => data.ownerRecordId),
  "complaint.waitEnded": of(dues, (data) => data.waitId),
  "complaint.followedUp": of(dues),
  "complaint.dueReached": of(["dueSoon"], (data) => data.about ?? data.kind),
  "complaint.approvalDecided": of(["approvalAsked"], (data) => data.optionId),
  "complaint.agreementApprovalDecided": of(["approvalAsked"], (data) => data.agreementId),
  "complaint.escalationSettled": of(["escalated"], (data) => data.escalationId),
  "complaint.closed": of([...dues, "incoming", "escalated", "approvalAsked", "severity"]),
  "complaint.recordWithdrawn": (data) => (typeof data.recordId === "string" ? { kinds: "all", about: data.recordId } : null),
};

/** Events that settle notices. */
export const settlingEvents: readonly string[] = Object.keys(settling);

/**
 * What an event makes of notices that others have not read yet: somebody decided, took it, did it or undid it, so nobody need
 * look any more. null when it settles nothing.
 */
export function settledBy({ type, data }: Pick<NoticeEvent, "type" | "data">): Settled | null {
  return settling[type]?.(data) ?? null;
}

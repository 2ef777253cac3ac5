import type { Complaint } from "./complaint.ts";
import { placementOf } from "./state.ts";

/** Whoever has not touched an answer for this long lets others go on with it. */
export const quietMinutes = 10;

/** Why others may read a draft of an answer and go on with it. */
export type DraftOpening = "shared" | "away" | "handedOver" | "quiet";

type Draft = {
  readonly writerId: string;
  /** When it was typed in last. */
  readonly updatedAt: string;
  /** When its writer let others go on with it; null while they have not. */
  readonly sharedAt: string | null;
  /** Absent, or no longer with the company. */
  readonly writerAway: boolean;
};

/**
 * Why a draft of an answer is open to colleagues who may answer the complaint; null while it is its writer's own. A complaint
 * that was passed on since the last key press, by the writer or away from them, takes its answer along (decision record 26).
 */
export function draftOpening(draft: Draft, complaint: Complaint, now: string): DraftOpening | null {
  if (draft.sharedAt !== null) return "shared";
  if (draft.writerAway) return "away";
  const { at, by, assigneeId } = placementOf(complaint);
  const before = complaint.placements.findLast((p) => !p.withdrawn && p.at < at)?.assigneeId;
  const passedOn = (by.type === "person" && by.id === draft.writerId) || before === draft.writerId;
  if (passedOn && assigneeId !== draft.writerId && at >= draft.updatedAt) return "handedOver";
  return Date.parse(now) - Date.parse(draft.updatedAt) >= quietMinutes * 60_000 ? "quiet" : null;
}

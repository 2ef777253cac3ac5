import { type Instant, standing } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import type { Supervision } from "./pressing-records.ts";
import { isClosed } from "./state.ts";

/** Supervisions that go on: not ended by whoever watches. */
export function openSupervisions(complaint: Complaint): Supervision[] {
  return isClosed(complaint) ? [] : standing(complaint.supervisions).filter((s) => !s.ended);
}

/** The report date that is next; null when all were answered. */
export function nextReportOf(supervision: Supervision): Instant | null {
  return supervision.reportAt[standing(supervision.reports).length] ?? null;
}

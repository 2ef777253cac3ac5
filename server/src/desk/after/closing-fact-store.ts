import { type ClosingFact, closingFactsOf } from "@amends/core/desk/closing-fact";
import type { Complaint } from "@amends/core/desk/complaint";
import { sql } from "kysely";
import type { Write } from "../../platform/db/write-together.ts";

type Row = ClosingFact & { readonly companyId: string; readonly complaintId: string };

const rowsOf = (complaint: Complaint): Row[] =>
  complaint.closures.length === 0 ? [] : closingFactsOf(complaint).map((fact) => ({ ...fact, companyId: complaint.companyId, complaintId: complaint.id }));

function insertion(rows: readonly Row[]): Write {
  const column = <K extends keyof Row>(key: K) => rows.map((row) => row[key]);
  return sql`insert into closing_facts (closure_id, complaint_id, company_id, team_id, closed_at, outcome, follow_up, level, gesture_given, came_back, came_after_gesture)
    select * from unnest(${column("closureId")}::uuid[], ${column("complaintId")}::uuid[], ${column("companyId")}::uuid[], ${column("teamId")}::uuid[], ${column("closedAt")}::timestamptz[],
      ${column("outcome")}::text[], ${column("followUp")}::text[], ${column("level")}::text[], ${column("gestureGiven")}::boolean[], ${column("cameBack")}::boolean[], ${column("cameAfterGesture")}::boolean[])
    on conflict (closure_id) do update set (team_id, closed_at, outcome, follow_up, level, gesture_given, came_back, came_after_gesture) =
      row(excluded.team_id, excluded.closed_at, excluded.outcome, excluded.follow_up, excluded.level, excluded.gesture_given, excluded.came_back, excluded.came_after_gesture)`;
}

/** The closings of new complaints, to be written with them. */
export function newClosingFacts(complaints: readonly Complaint[]): Write[] {
  const rows = complaints.flatMap(rowsOf);
  return rows.length === 0 ? [] : [insertion(rows)];
}

/** What a change of the complaint means for its closings in the figures, to be written with it; nothing when it means nothing. */
export function changedClosingFacts(before: Complaint, after: Complaint): Write[] {
  const [old, rows] = [rowsOf(before), rowsOf(after)];
  if (JSON.stringify(old) === JSON.stringify(rows)) return [];
  const gone = old.map((o) => o.closureId).filter((id) => !rows.some((row) => row.closureId === id));
  const removal = sql`delete from closing_facts where closure_id = any(${gone}::uuid[])`;
  return [...(gone.length > 0 ? [removal] : []), ...(rows.length > 0 ? [insertion(rows)] : [])];
}

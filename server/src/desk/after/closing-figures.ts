import type { Viewer } from "@amends/core/accounts/role";
import { serviceLevels } from "@amends/core/desk/after-record";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { closingsCountedFor } from "../policy.ts";

/** Closings of one team, one month (on the company's clock) or, with neither, of the whole period. */
export type ClosingCounts = {
  readonly teamId: string | null;
  readonly month: string | null;
  readonly closed: number;
  readonly satisfied: number;
  readonly neutral: number;
  readonly dissatisfied: number;
  readonly noOpinion: number;
  readonly notReached: number;
  readonly none: number;
  readonly gestures: number;
  readonly cameAfterGesture: number;
  readonly cameBack: number;
  readonly levels: Readonly<Record<string, number>>;
};

const count = (condition: RawBuilder<unknown>) => sql`count(*) filter (where ${condition})::int`;

/** One walk over the closings of the period, counted in three ways at once. Outcomes of follow-ups stay apart: not reached is nobody's yes. */
export function closingQuery(viewer: Viewer, period: { start: string; end: string; timeZone: string }): RawBuilder<ClosingCounts> {
  const levels = sql.join(serviceLevels.map((level) => sql`${sql.lit(level)}, ${count(sql`f.level = ${sql.lit(level)}`)}`));
  return sql<ClosingCounts>`select f.team_id as "teamId", f.month, count(*)::int as closed,
      ${count(sql`f.follow_up in ('satisfied', 'verySatisfied')`)} as satisfied, ${count(sql`f.follow_up = 'neutral'`)} as neutral,
      ${count(sql`f.follow_up in ('dissatisfied', 'veryDissatisfied')`)} as dissatisfied, ${count(sql`f.follow_up = 'noOpinion'`)} as "noOpinion",
      ${count(sql`f.follow_up = 'notReached'`)} as "notReached", ${count(sql`f.follow_up is null`)} as none,
      ${count(sql`f.gesture_given`)} as gestures, ${count(sql`f.came_after_gesture`)} as "cameAfterGesture", ${count(sql`f.came_back`)} as "cameBack",
      json_build_object(${levels}) as levels
    from (select f.*, to_char(f.closed_at at time zone ${period.timeZone}::text, 'YYYY-MM') as month from closing_facts f
      where ${closingsCountedFor(viewer, "f")} and f.closed_at >= ${period.start}::timestamptz and f.closed_at < ${period.end}::timestamptz) f
    group by grouping sets ((), (f.team_id), (f.month))`;
}

export async function closingFigures(db: Db, viewer: Viewer, period: { start: string; end: string; timeZone: string }): Promise<ClosingCounts[]> {
  const { rows } = await sql<ClosingCounts>`${sql.raw(prepared)} ${closingQuery(viewer, period)}`.execute(db);
  return rows;
}

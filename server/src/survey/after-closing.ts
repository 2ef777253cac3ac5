import type { Viewer } from "@amends/core/accounts/role";
import { type AfterClosing, type AfterClosingRow, type afterClosingQuery, dissatisfiedBelow, partFigures, satisfiedFrom } from "@amends/core/survey/figures";
import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import { type ClosingCounts, closingFigures, closingsCountedFor, periodOf, readCompany } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";

type Heaps = { satisfied: number; neutral: number; dissatisfied: number };
type SurveyCounts = { teamId: string | null; month: string | null; asked: number; answered: number; outcome: Heaps; handling: Heaps };

const heaps = (score: RawBuilder<unknown>) => sql`json_build_object(
  'satisfied', count(*) filter (where ${score} >= ${sql.lit(satisfiedFrom)})::int,
  'neutral', count(*) filter (where ${score} >= ${sql.lit(dissatisfiedBelow)} and ${score} < ${sql.lit(satisfiedFrom)})::int,
  'dissatisfied', count(*) filter (where ${score} < ${sql.lit(dissatisfiedBelow)})::int)`;

/** One walk over the askings after closings of the period, counted in three ways at once. */
export function surveyQuery(viewer: Viewer, period: { start: string; end: string; timeZone: string }): RawBuilder<SurveyCounts> {
  return sql<SurveyCounts>`select a.team_id as "teamId", a.month, count(*)::int as asked, count(a.answered_at)::int as answered,
      ${heaps(sql`a.outcome_score`)} as outcome, ${heaps(sql`a.handling_score`)} as handling
    from (select a.*, to_char(a.closed_at at time zone ${period.timeZone}::text, 'YYYY-MM') as month from survey_asks a
      where ${closingsCountedFor(viewer, "a")} and a.closed_at >= ${period.start}::timestamptz and a.closed_at < ${period.end}::timestamptz and a.state = 'asked') a
    group by grouping sets ((), (a.team_id), (a.month))`;
}

const noHeaps: Heaps = { satisfied: 0, neutral: 0, dissatisfied: 0 };

function rowOf(closing: ClosingCounts | undefined, survey: SurveyCounts | undefined): AfterClosingRow {
  const { satisfied = 0, neutral = 0, dissatisfied = 0, noOpinion = 0, notReached = 0, none = 0 } = closing ?? {};
  return {
    closed: closing?.closed ?? 0,
    followUps: { satisfied, neutral, dissatisfied, noOpinion, notReached, none },
    levels: closing?.levels ?? {},
    gestures: closing?.gestures ?? 0,
    cameAfterGesture: closing?.cameAfterGesture ?? 0,
    cameBack: closing?.cameBack ?? 0,
    asked: survey?.asked ?? 0,
    answered: survey?.answered ?? 0,
    outcome: partFigures(survey?.outcome ?? noHeaps),
    handling: partFigures(survey?.handling ?? noHeaps),
  };
}

/**
 * What came after the closings of a period, of those this viewer's figures count (policy.ts): in all, by team and by month, never by
 * person. @throws periodImpossible
 */
export async function afterClosing(db: Db, viewer: Viewer, query: z.infer<typeof afterClosingQuery>, now: string): Promise<AfterClosing> {
  const { timeZone } = await readCompany(db, viewer.companyId);
  const { from, to, start, end } = periodOf(query, timeZone, now);
  const closings = await closingFigures(db, viewer, { start, end, timeZone });
  const { rows: surveys } = await sql<SurveyCounts>`${sql.raw(prepared)} ${surveyQuery(viewer, { start, end, timeZone })}`.execute(db);
  const row = (of: (each: { teamId: string | null; month: string | null }) => boolean) => rowOf(closings.find(of), surveys.find(of));
  const keys = (of: (each: ClosingCounts) => string | null) => closings.flatMap((each) => of(each) ?? []).sort();
  return {
    period: { from, to, timeZone },
    total: row((each) => each.teamId === null && each.month === null),
    byTeam: keys((each) => each.teamId).map((teamId) => ({ teamId, ...row((each) => each.teamId === teamId) })),
    byMonth: keys((each) => each.month).map((month) => ({ month, ...row((each) => each.month === month) })),
  };
}

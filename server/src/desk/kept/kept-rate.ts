import type { Viewer } from "@amends/core/accounts/role";
import type { KeptRate, KeptRateQuery, KeptRow } from "@amends/core/desk/contract-kept";
import { keptRateOf } from "@amends/core/desk/promise-fact";
import { type PromiseKind, promiseKinds } from "@amends/core/desk/vocabulary";
import { dayIn } from "@amends/core/shared/day";
import { isSuperior } from "@amends/core/shared/role";
import { fromWallClock } from "@amends/core/shared/wall-clock";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { readCompany } from "../desk-settings.ts";
import { promisesCountedFor } from "../policy.ts";

const usualDays = 90;
const longestDays = 3 * 366;
const dayMs = 86_400_000;

type Row = { kind: string | null; team_id: string | null; person_id: string | null; level: number; people: number } & Omit<KeptRow, "rate" | "people">;

const shifted = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

/** The period asked for, as days and as moments on the company's clock. @throws periodImpossible when it ends before it begins or is longer than three years. */
export function periodOf(query: KeptRateQuery, timeZone: string, now: string): { from: string; to: string; start: string; end: string } {
  const to = query.to ?? dayIn(now, timeZone);
  const from = query.from ?? shifted(to, 1 - usualDays);
  const days = (Date.parse(to) - Date.parse(from)) / dayMs;
  if (!(days >= 0 && days <= longestDays)) refuse("periodImpossible", { field: "from" });
  const midnight = (day: string) => fromWallClock(`${day}T00:00`, timeZone) ?? now;
  return { from, to, start: midnight(from), end: midnight(shifted(to, 1)) };
}

/** One walk over the promises that were due in the period, counted in four ways at once. */
export function keptQuery(viewer: Viewer, start: string, end: string): RawBuilder<Row> {
  return sql<Row>`select f.kind, f.team_id, f.person_id, grouping(f.kind, f.team_id, f.person_id) as level, count(*)::int as n, count(distinct f.person_id)::int as people,
      count(*) filter (where f.outcome = 'kept')::int as kept, count(*) filter (where f.outcome = 'keptLate')::int as "keptLate",
      count(*) filter (where f.outcome = 'broken')::int as broken, count(*) filter (where f.outcome = 'open')::int as overdue, count(*) filter (where f.moved)::int as moved
    from promise_facts f where ${promisesCountedFor(viewer)} and f.due_at >= ${start}::timestamptz and f.due_at < ${end}::timestamptz
    group by grouping sets ((), (f.kind), (f.team_id), (f.person_id))`;
}

/** Bits of `grouping(kind, team, person)`: a 0 stands for the column that is told apart. */
const level = { total: 0b111, kind: 0b011, team: 0b101, person: 0b110 } as const;

const nothing: KeptRow = { n: 0, kept: 0, keptLate: 0, broken: 0, overdue: 0, moved: 0, people: 0, rate: null };

function rowOf({ n, kept, keptLate, broken, overdue, moved, people }: Row): KeptRow {
  return { n, kept, keptLate, broken, overdue, moved, people, rate: keptRateOf({ n, kept }) };
}

/**
 * What became of the promises due in a period, of those this viewer's figures count (policy.ts). Persons are told apart for
 * themselves and for superiors; quality reads no row behind which a single person stands. @throws periodImpossible
 */
export async function keptRate(db: Db, viewer: Viewer, query: KeptRateQuery, now: string): Promise<KeptRate> {
  const { timeZone } = await readCompany(db, viewer.companyId);
  const { from, to, start, end } = periodOf(query, timeZone, now);
  const { rows } = await sql<Row>`${sql.raw(prepared)} ${keptQuery(viewer, start, end < now ? end : now)}`.execute(db);
  const personal = viewer.role === "agent" || isSuperior(viewer.role);
  const told = rows.filter((row) => personal || row.people > 1);
  const at = (wanted: number) => told.filter((row) => row.level === wanted);
  const total = at(level.total)[0];
  return {
    period: { from, to, timeZone },
    total: total ? rowOf(total) : nothing,
    byKind: promiseKinds.flatMap((kind) => at(level.kind).flatMap((row) => (row.kind === kind ? [{ kind: kind as PromiseKind, ...rowOf(row) }] : []))),
    byTeam: at(level.team).map((row) => ({ teamId: row.team_id ?? "", ...rowOf(row) })),
    byPerson: personal ? at(level.person).map((row) => ({ personId: row.person_id ?? "", ...rowOf(row) })) : [],
  };
}

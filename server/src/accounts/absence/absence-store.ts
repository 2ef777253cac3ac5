import type { StandInPerson, StandingAbsence } from "@amends/core/accounts/absence";
import type { TeamNode } from "@amends/core/accounts/team-tree";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { listTeams, nodesOf } from "../teams-store.ts";

export type AbsenceRecord = StandingAbsence & {
  readonly companyId: string;
  readonly kind: string;
  readonly note: string;
  readonly timeZone: string;
  readonly begunAt: string | null;
  readonly endedAt: string | null;
};

type Row = Omit<AbsenceRecord, "fromAt" | "untilAt" | "begunAt" | "endedAt"> & { fromAt: Date; untilAt: Date; begunAt: Date | null; endedAt: Date | null };

const columns = sql`a.id, a.company_id as "companyId", a.person_id as "personId", a.kind, a.note, a.from_day as "fromDay", a.last_day as "lastDay", a.time_zone as "timeZone",
  a.from_at as "fromAt", a.until_at as "untilAt", a.substitute_id as "substituteId", a.begun_at as "begunAt", a.ended_at as "endedAt"`;

const recordOf = (row: Row): AbsenceRecord => ({
  ...row,
  fromAt: row.fromAt.toISOString(),
  untilAt: row.untilAt.toISOString(),
  begunAt: row.begunAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
});

/** All that stand and are not over, the earliest first. */
export async function standingAbsences(db: Db, companyId: string, now: string): Promise<AbsenceRecord[]> {
  const { rows } = await sql<Row>`select ${columns} from absences a
    where a.company_id = ${companyId}::uuid and a.withdrawn_at is null and a.until_at > ${now}::timestamptz and a.ended_at is null order by a.from_at, a.id`.execute(
    db,
  );
  return rows.map(recordOf);
}

/** One that was not taken back, over or not; null = none. */
export async function absenceOf(db: Db, companyId: string, id: string): Promise<AbsenceRecord | null> {
  const { rows } =
    await sql<Row>`select ${columns} from absences a where a.id = ${id}::uuid and a.company_id = ${companyId}::uuid and a.withdrawn_at is null`.execute(db);
  return rows[0] ? recordOf(rows[0]) : null;
}

/** The latest one somebody came back from, unless they have looked at what happened meanwhile or it is long ago. */
export async function lastAbsence(db: Db, personId: string, since: string): Promise<AbsenceRecord | null> {
  const { rows } = await sql<Row>`select ${columns} from absences a where a.person_id = ${personId}::uuid and a.withdrawn_at is null
    and a.until_at > ${since}::timestamptz and a.ended_at > ${since}::timestamptz and a.looked_at is null order by a.until_at desc limit 1`.execute(db);
  return rows[0] ? recordOf(rows[0]) : null;
}

/** Everybody of a company, as far as standing in is concerned, and the tree they stand in. */
export async function readStaff(
  db: Db,
  companyId: string,
): Promise<{ people: readonly StandInPerson[]; teams: readonly TeamNode[]; zones: ReadonlyMap<string, string> }> {
  const { rows } =
    await sql<StandInPerson>`select p.id, p.role, p.team_id as "teamId", p.left_at is not null as left from people p where p.company_id = ${companyId}::uuid`.execute(
      db,
    );
  const teams = await listTeams(db, companyId);
  return { people: rows, teams: nodesOf(teams), zones: new Map(teams.map((team) => [team.id, team.timeZone])) };
}

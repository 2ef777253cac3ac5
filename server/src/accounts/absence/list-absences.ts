import { type AbsenceKind, mayRecordFor } from "@amends/core/accounts/absence";
import type { AbsenceRow } from "@amends/core/accounts/contract-absence";
import type { Viewer } from "@amends/core/accounts/role";
import type { Calendar } from "@amends/core/deadline/calendar";
import { workdayAfter, workdaysBetween } from "@amends/core/deadline/workdays";
import { sql } from "kysely";
import { deadlineKeyOf, policyOf } from "../../deadline/index.ts";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type AbsenceRecord, readStaff, standingAbsences } from "./absence-store.ts";

/** The days on which the company works. */
async function calendarOf(db: Db, companyId: string): Promise<Calendar> {
  const { rows } = await sql<{
    id: string;
    time_zone: string;
    settings: object;
  }>`select id, time_zone, settings from teams where id = ${companyId}::uuid`.execute(db);
  return (await policyOf(db, deadlineKeyOf(rows[0] ?? refuse("notFound")))).calendar;
}

/**
 * What a viewer is to know about absences, coming ones and those of now: their own, of those they answer for, and where they are
 * named to stand in or do so.
 */
export async function listAbsences(db: Db, viewer: Viewer, now: string): Promise<AbsenceRow[]> {
  const [standing, staff, calendar] = [
    await standingAbsences(db, viewer.companyId, now),
    await readStaff(db, viewer.companyId),
    await calendarOf(db, viewer.companyId),
  ];
  const { rows } = await sql<{ person_id: string; substitute_id: string | null }>`
    select person_id, substitute_id from stand_ins where company_id = ${viewer.companyId}::uuid`.execute(db);
  const standIns = new Map(rows.map((row) => [row.person_id, row.substitute_id]));
  const people = new Map(staff.people.map((person) => [person.id, person]));
  return standing.flatMap((absence) => {
    const person = people.get(absence.personId);
    if (!person) return [];
    const mayChange = mayRecordFor(viewer, person);
    const away = absence.begunAt !== null;
    const standInId = away ? (standIns.get(absence.personId) ?? null) : absence.substituteId;
    if (!mayChange && standInId !== viewer.id && absence.substituteId !== viewer.id) return [];
    return [rowOf(absence, { mayChange, standInId, calendar })];
  });
}

function rowOf(absence: AbsenceRecord, more: { mayChange: boolean; standInId: string | null; calendar: Calendar }): AbsenceRow {
  const { id, personId, fromDay, lastDay, substituteId, kind, note, begunAt, endedAt } = absence;
  const { mayChange, standInId, calendar } = more;
  return {
    id,
    personId,
    fromDay,
    lastDay,
    backOn: workdayAfter(calendar, lastDay),
    workingDays: workdaysBetween(calendar, fromDay, lastDay),
    substituteId,
    standInId,
    state: endedAt !== null ? "over" : begunAt !== null ? "away" : "coming",
    kind: mayChange ? (kind as AbsenceKind) : null,
    note: mayChange ? note : "",
    mayChange: mayChange && endedAt === null,
  };
}

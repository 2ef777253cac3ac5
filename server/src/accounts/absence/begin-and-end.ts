import { sql } from "kysely";
import { type Alarm, createAlarm } from "../../platform/alarm.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { lockCompany } from "../company-lock.ts";
import { renewStandIns } from "./renew-stand-ins.ts";

type Row = { id: string; person_id: string; last_day: string };

/** When the next absence begins or ends; null when none waits. Two rows of indexes. */
export async function nextAbsenceTime(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`${sql.raw(prepared)} select least(
    (select from_at from absences where begun_at is null and withdrawn_at is null order by from_at limit 1),
    (select until_at from absences where begun_at is not null and ended_at is null order by until_at limit 1)) as at`.execute(db);
  return rows[0]?.at ?? null;
}

const system = { type: "system" } as const;

/** Records the ends and beginnings that have come in one company, ends first: who goes again on the day they are back is away all the time. */
export async function beginAndEnd(tx: Db, companyId: string, now: string, newId: () => string): Promise<number> {
  const end = () =>
    sql<Row>`update absences set ended_at = ${now}::timestamptz
      where company_id = ${companyId}::uuid and begun_at is not null and ended_at is null and until_at <= ${now}::timestamptz returning id, person_id, last_day`.execute(
      tx,
    );
  const begin = (untilPassed: boolean) =>
    sql<Row>`update absences set begun_at = ${now}::timestamptz where company_id = ${companyId}::uuid and begun_at is null and withdrawn_at is null
      and from_at <= ${now}::timestamptz and (until_at <= ${now}::timestamptz) = ${untilPassed}::boolean returning id, person_id, last_day`.execute(tx);
  const record = async (type: string, { rows }: { rows: Row[] }) => {
    for (const { id, person_id, last_day } of rows)
      await recordEvents(tx, { companyId, subject: { type: "person", id: person_id }, actor: system, at: now, newId }, [
        { type, data: { absenceId: id, personId: person_id, lastDay: last_day } },
      ]);
    return rows.length;
  };
  let changed = await record("person.absenceEnded", await end());
  // The whole of it passed while no server ran: on record all the same.
  for (let missed = 1; missed > 0; changed += missed) {
    const { rows } =
      await sql<Row>`select id, person_id, last_day from absences where company_id = ${companyId}::uuid and begun_at is null and withdrawn_at is null
      and until_at <= ${now}::timestamptz order by from_at limit 1`.execute(tx);
    missed = rows.length;
    for (const row of rows) await sql`update absences set begun_at = from_at, ended_at = ${now}::timestamptz where id = ${row.id}::uuid`.execute(tx);
    await record("person.absenceEnded", { rows });
  }
  changed += await record("person.absenceBegun", await begin(false));
  if (changed > 0) await renewStandIns(tx, companyId, { actor: system, now, newId });
  return changed;
}

/** Everything that begins or ends by `now`, company by company; several servers may do this at once. */
export async function fireAbsences(db: Db, now: string, newId: () => string): Promise<{ fired: number; held: boolean }> {
  const { rows } = await sql<{ id: string }>`${sql.raw(prepared)}
    select company_id as id from absences where begun_at is null and withdrawn_at is null and from_at <= ${now}::timestamptz
    union select company_id from absences where begun_at is not null and ended_at is null and until_at <= ${now}::timestamptz`.execute(db);
  let fired = 0;
  for (const { id } of rows) {
    fired += await db.transaction().execute(async (tx) => {
      await lockCompany(tx, id);
      return beginAndEnd(tx, id, now, newId);
    });
  }
  return { fired, held: false };
}

/** Sleeps until somebody goes or comes back. */
export function createAbsenceAlarm({ db, ...options }: { db: Db; clock: Clock; announce: () => void; onError: (error: unknown) => void }): Alarm {
  return createAlarm({ ...options, next: () => nextAbsenceTime(db), fire: (now) => fireAbsences(db, now, newUuid) });
}

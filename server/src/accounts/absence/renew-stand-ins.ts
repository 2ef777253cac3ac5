import { standInsOf } from "@amends/core/accounts/absence";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { readStaff } from "./absence-store.ts";

type By = { readonly actor: Actor; readonly now: string; readonly newId: () => string };
type Standing = { person_id: string; substitute_id: string | null; last_day: string };

/**
 * Who stands in for whom in a company, made anew: somebody went, came back, left, changed role or team, or named another. Says so to
 * those whom it concerns, whose open pages then look again what they may see. The caller holds the company's lock.
 */
export async function renewStandIns(tx: Db, companyId: string, { actor, now, newId }: By): Promise<void> {
  const { rows: before } = await sql<Standing>`select person_id, substitute_id, last_day from stand_ins where company_id = ${companyId}::uuid`.execute(tx);
  const { rows: away } = await sql<Standing>`
    select person_id, substitute_id, last_day from absences where company_id = ${companyId}::uuid and begun_at is not null and ended_at is null and withdrawn_at is null`.execute(
    tx,
  );
  if (before.length === 0 && away.length === 0) return;
  const { people, teams } = await readStaff(tx, companyId);
  const standIns = standInsOf(
    away.map((row) => ({ personId: row.person_id, substituteId: row.substitute_id })),
    people,
    teams,
  );
  const after = away.map((row) => ({ ...row, substitute_id: standIns.get(row.person_id) ?? null }));
  await sql`delete from stand_ins where company_id = ${companyId}::uuid`.execute(tx);
  if (after.length > 0)
    await sql`insert into stand_ins (person_id, company_id, substitute_id, last_day)
      select x.person_id, ${companyId}::uuid, x.substitute_id, x.last_day from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as x (person_id uuid, substitute_id uuid, last_day text)`.execute(
      tx,
    );
  const tell = (personId: string, type: string, { person_id, last_day }: Standing) =>
    recordEvents(tx, { companyId, subject: { type: "person", id: personId }, actor, at: now, newId }, [
      { type, data: { personId: person_id, toPersonId: personId, lastDay: last_day } },
    ]);
  const same = (a: Standing, b: Standing) => a.person_id === b.person_id && a.substitute_id === b.substitute_id;
  for (const row of before) if (row.substitute_id && !after.some((each) => same(each, row))) await tell(row.substitute_id, "person.standInEnded", row);
  for (const row of after) if (row.substitute_id && !before.some((each) => same(each, row))) await tell(row.substitute_id, "person.standInBegun", row);
}

import { type AbsenceFacts, absenceFault, mayRecordFor, spanOf, type WantedAbsence } from "@amends/core/accounts/absence";
import type { absenceSchema, changeAbsenceSchema } from "@amends/core/accounts/contract-absence";
import { sql } from "kysely";
import type { z } from "zod";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { type Acting, record } from "../acting.ts";
import { lockCompany } from "../company-lock.ts";
import { type AbsenceRecord, absenceOf, readStaff, standingAbsences } from "./absence-store.ts";
import { beginAndEnd } from "./begin-and-end.ts";
import { renewStandIns } from "./renew-stand-ins.ts";

type Values = Omit<z.output<typeof absenceSchema>, "personId">;

/** What the rules look at, and the zone in which the person's days begin; refuses whoever may not do this for them. */
async function factsFor(tx: Db, personId: string, { viewer, now }: Acting, without: string | null): Promise<AbsenceFacts> {
  const { people, teams, zones } = await readStaff(tx, viewer.companyId);
  const person = people.find((p) => p.id === personId) ?? refuse("unknownPerson", { field: "personId" });
  if (!mayRecordFor(viewer, person)) return refuse("notPermitted");
  const others = (await standingAbsences(tx, viewer.companyId, now)).filter((each) => each.id !== without);
  return { now, timeZone: zones.get(person.teamId) ?? "UTC", people, teams, others };
}

function check(wanted: WantedAbsence, facts: AbsenceFacts): void {
  const fault = absenceFault(wanted, facts);
  if (fault) refuse(fault.code, { field: fault.field, params: fault.params });
}

/** What is said on the audit list: the days and who stands in; why somebody is away is theirs. */
const said = ({ fromDay, lastDay, substituteId }: Pick<Values, "fromDay" | "lastDay" | "substituteId">) => ({
  fromDay,
  lastDay,
  ...(substituteId === null ? {} : { substituteId }),
});

/** Records that somebody will be away, or is already. @throws unknownPerson, notPermitted, and whatever `absenceFault` says */
export function recordAbsence(db: Db, input: z.output<typeof absenceSchema>, acting: Acting): Promise<string> {
  return db.transaction().execute((tx) => addAbsence(tx, input, acting));
}

/** The same, in the caller's transaction. */
export async function addAbsence(tx: Db, { personId, ...values }: z.output<typeof absenceSchema>, acting: Acting): Promise<string> {
  const { viewer, now, newId } = acting;
  await lockCompany(tx, viewer.companyId);
  const facts = await factsFor(tx, personId, acting, null);
  check({ personId, ...values }, facts);
  const id = newId();
  const { fromAt, untilAt } = spanOf(values, facts.timeZone);
  await sql`insert into absences (id, company_id, person_id, kind, from_day, last_day, time_zone, from_at, until_at, substitute_id, note, created_by, created_at)
      values (${id}::uuid, ${viewer.companyId}::uuid, ${personId}::uuid, ${values.kind}, ${values.fromDay}, ${values.lastDay}, ${facts.timeZone}, ${fromAt}::timestamptz,
        ${untilAt}::timestamptz, ${values.substituteId}::uuid, ${values.note}, ${viewer.id}::uuid, ${now}::timestamptz)`.execute(tx);
  await record(tx, acting, { type: "person", id: personId }, { type: "person.absenceRecorded", data: { absenceId: id, ...said(values) } });
  await beginAndEnd(tx, viewer.companyId, now, newId);
  return id;
}

async function lockedAbsence(tx: Db, id: string, { viewer, now }: Acting): Promise<AbsenceRecord> {
  await lockCompany(tx, viewer.companyId);
  const absence = (await absenceOf(tx, viewer.companyId, id)) ?? refuse("notFound");
  return absence.endedAt !== null || absence.untilAt <= now ? refuse("absenceOver") : absence;
}

/** Other days, another substitute. @throws notFound, notPermitted, absenceOver, absenceHasBegun, and whatever `absenceFault` says */
export async function changeAbsence(db: Db, id: string, change: z.output<typeof changeAbsenceSchema>, acting: Acting): Promise<void> {
  const { viewer, now, newId } = acting;
  await db.transaction().execute(async (tx) => {
    const before = await lockedAbsence(tx, id, acting);
    const facts = await factsFor(tx, before.personId, acting, id);
    const { kind, note, fromDay, lastDay, substituteId } = {
      ...before,
      ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)),
    };
    if (before.begunAt !== null && fromDay !== before.fromDay) refuse("absenceHasBegun", { field: "fromDay" });
    check({ personId: before.personId, fromDay, lastDay, substituteId }, facts);
    const { fromAt, untilAt } = spanOf({ fromDay, lastDay }, before.begunAt === null ? facts.timeZone : before.timeZone);
    await sql`update absences set kind = ${kind}, note = ${note}, from_day = ${fromDay}, last_day = ${lastDay}, from_at = ${fromAt}::timestamptz,
      until_at = ${untilAt}::timestamptz, substitute_id = ${substituteId}::uuid where id = ${id}::uuid`.execute(tx);
    await record(
      tx,
      acting,
      { type: "person", id: before.personId },
      {
        type: "person.absenceChanged",
        data: { absenceId: id, ...said({ fromDay, lastDay, substituteId }) },
      },
    );
    await beginAndEnd(tx, viewer.companyId, now, newId);
    await renewStandIns(tx, viewer.companyId, { actor: { type: "person", id: viewer.id }, now, newId });
  });
}

/** Takes back one that has not begun; ends one that has: the person is here again. @throws notFound, notPermitted, absenceOver */
export async function endAbsence(db: Db, id: string, acting: Acting): Promise<void> {
  const { viewer, now, newId } = acting;
  await db.transaction().execute(async (tx) => {
    const absence = await lockedAbsence(tx, id, acting);
    const { people } = await readStaff(tx, viewer.companyId);
    const person = people.find((p) => p.id === absence.personId) ?? refuse("notFound");
    if (!mayRecordFor(viewer, person)) refuse("notPermitted");
    const ends = absence.begunAt !== null;
    await (ends
      ? sql`update absences set ended_at = ${now}::timestamptz, ended_by = ${viewer.id}::uuid where id = ${id}::uuid`
      : sql`update absences set withdrawn_at = ${now}::timestamptz, withdrawn_by = ${viewer.id}::uuid where id = ${id}::uuid`
    ).execute(tx);
    const type = ends ? "person.absenceEnded" : "person.absenceWithdrawn";
    const data = { absenceId: id, personId: person.id, fromDay: absence.fromDay, lastDay: absence.lastDay };
    await record(tx, acting, { type: "person", id: person.id }, { type, data });
    await renewStandIns(tx, viewer.companyId, { actor: { type: "person", id: viewer.id }, now, newId });
  });
}

/** Who leaves for good is not away any more; what they were named for as a substitute passes to the superiors by itself. */
export async function endAbsencesOf(tx: Db, personId: string, acting: Acting): Promise<void> {
  const { viewer, now, newId } = acting;
  await sql`update absences set ended_at = ${now}::timestamptz where person_id = ${personId}::uuid and begun_at is not null and ended_at is null`.execute(tx);
  await sql`update absences set withdrawn_at = ${now}::timestamptz, withdrawn_by = ${viewer.id}::uuid where person_id = ${personId}::uuid and begun_at is null and withdrawn_at is null`.execute(
    tx,
  );
  await renewStandIns(tx, viewer.companyId, { actor: { type: "person", id: viewer.id }, now, newId });
}

import { readFileSync } from "node:fs";
import { owingIdsOf } from "@amends/core/desk/duty";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { newUuid } from "../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "./desk-test-app.ts";
import { handOverAll } from "./hand-over-all.ts";
import { readStored } from "./store.ts";

const desk = useDeskTestApp();
const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
const made: Record<string, string> = {};

/** A complaint that lies with somebody, with a step and a promise of the person who will leave. */
async function record(name: string, with_: PersonName | null, respondent?: PersonName): Promise<void> {
  const intake = respondent ? { respondent: { unit: "", person: respondent, personId: desk.person(respondent).id } } : {};
  const { id } = await desk.create("manager", { assigneeId: with_ ? desk.person(with_).id : null, teamId: desk.teams.one }, intake);
  const ownerId = desk.person("agent").id;
  expect((await desk.call("manager", "POST", `/api/complaints/${id}/steps`, { text: `step of ${name}`, ownerId, dueAt })).status).toBeLessThan(300);
  const promise = { what: "call back", personId: ownerId, dueAt, to: "" };
  expect((await desk.call("manager", "POST", `/api/complaints/${id}/promises`, promise)).status).toBeLessThan(300);
  made[name] = id;
}
const stored = async (name: string) => (await readStored(desk.database.db, made[name] ?? ""))?.complaint;
const owing = async (name: string) =>
  (
    await desk.database.db
      .selectFrom("complaints")
      .select("owing")
      .where("id", "=", made[name] ?? "")
      .executeTakeFirst()
  )?.owing;

beforeAll(async () => {
  await record("own", "agent");
  await record("colleague's", "colleague");
  await record("nobody's", null);
  await record("about the heir", null, "supervisor");
});

test("the column says who owes, for what was there before it as well", async () => {
  const { db } = desk.database;
  const migration = readFileSync(new URL("../platform/db/migrations/0024_owing.sql", import.meta.url), "utf8");
  const backfill = /update complaints set owing = [^;]+;/.exec(migration)?.[0] ?? "";
  const before = await owing("own");
  expect(before).toEqual([desk.person("agent").id]);
  await sql`update complaints set owing = '{}'`.execute(db);
  await sql.raw(backfill).execute(db);
  for (const name of Object.keys(made)) expect(await owing(name)).toEqual(owingIdsOf((await stored(name)) ?? ({} as never)));
});

test("what somebody who leaves owes goes to whoever has the complaint, else to the successor, on record", async () => {
  const { db } = desk.database;
  const leaver = desk.person("agent").id;
  await db.updateTable("people").set({ left_at: new Date() }).where("id", "=", leaver).execute();
  const acting = { viewer: desk.person("manager"), now: new Date().toISOString(), newId: newUuid };
  const moved = await db.transaction().execute((tx) => handOverAll(tx, leaver, { personId: desk.person("supervisor").id }, acting, "left us"));
  expect(moved).toBe(1);
  const heirs = { own: "supervisor", "colleague's": "colleague", "nobody's": "supervisor" } as const;
  for (const [name, heir] of Object.entries(heirs)) {
    const complaint = await stored(name);
    const { id } = desk.person(heir);
    expect([name, complaint?.steps[0]?.ownerId, complaint?.promises[0]?.personId]).toEqual([name, id, id]);
    expect(complaint?.steps[0]?.takeovers?.[0]).toMatchObject({ fromPersonId: leaver, toPersonId: id, by: { id: acting.viewer.id } });
    expect(await owing(name)).toEqual([id]);
    const { rows } = await sql<{ data: object; actor: string }>`
      select data, actor_id as actor from events where complaint_id = ${made[name]}::uuid and type = 'complaint.dutiesPassed'`.execute(db);
    expect(rows).toEqual([
      { actor: acting.viewer.id, data: { fromPersonId: leaver, toPersonId: id, recordIds: [complaint?.steps[0]?.id, complaint?.promises[0]?.id] } },
    ]);
  }
});

test("where nobody may have them they wait, and go to whoever takes the complaint", async () => {
  expect(await owing("about the heir")).toEqual([desk.person("agent").id]);
  const colleague = desk.person("colleague").id;
  const url = `/api/complaints/${made["about the heir"]}/assignments`;
  expect((await desk.call("colleague", "POST", url, { teamId: desk.teams.one, assigneeId: colleague })).status).toBeLessThan(300);
  expect(await owing("about the heir")).toEqual([colleague]);
});

test("finding what one person owes asks an index", async () => {
  const { rows } = await desk.database.db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    return sql<{ "QUERY PLAN": string }>`explain select id from complaints where owing <> '{}' and owing @> array[${newUuid()}::uuid]`.execute(tx);
  });
  expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("complaints_owing");
});

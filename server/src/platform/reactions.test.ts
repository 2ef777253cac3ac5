import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { createDb } from "./db/connect.ts";
import { useTestDatabase } from "./db/test-database.ts";
import { openFailures } from "./failures.ts";
import { newUuid } from "./new-uuid.ts";
import type { Reaction, RecordedEvent } from "./reaction.ts";
import { createReactor, lookForNews } from "./reactions.ts";
import { recordEvents } from "./record-events.ts";
import { putFailureAside, repeatFailure } from "./repeat-failure.ts";

const database = useTestDatabase();
const companyId = newUuid();
const now = "2026-11-28T01:00:00.000Z";

beforeEach(async () => {
  const { db } = database;
  await sql`delete from failures`.execute(db);
  await sql`insert into teams (id, company_id, kind, name) values (${companyId}::uuid, ${companyId}::uuid, 'company', '晨光') on conflict do nothing`.execute(
    db,
  );
  await reactorOf([]).runOnce(); // what earlier tests recorded is nobody's business here
});

function reactorOf(reactions: readonly Reaction[], db = database.db) {
  const fail = (error: unknown) => {
    throw error;
  };
  return createReactor({ db, clock: () => new Date(now), reactions, announce: () => undefined, onError: fail });
}

async function happen(...types: string[]): Promise<void> {
  const frame = { companyId, actor: { type: "system" } as const, at: now, newId: newUuid, subject: { type: "team", id: companyId } };
  await database.db.transaction().execute((tx) =>
    recordEvents(
      tx,
      frame,
      types.map((type, i) => ({ type, data: { i } })),
    ),
  );
}

/** Counts in the database, so that what a transaction took back is not counted. */
const counting = (name: string, on: readonly string[], before?: (event: RecordedEvent) => void): Reaction => ({
  name,
  on,
  async handle(tx, event, { newId }) {
    await sql`insert into failures (id, company_id, kind, name, ref, error, at, last_at, done_at)
      values (${newId()}::uuid, ${companyId}::uuid, 'job', ${name}, ${event.seq}, 'counted', now(), now(), now())`.execute(tx);
    before?.(event);
  },
});
async function counted(name: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from failures where kind = 'job' and name = ${name}`.execute(database.db);
  return rows[0]?.n ?? 0;
}

describe("reactions", () => {
  test("looking for what is new does not read the history", async () => {
    const { db } = database;
    await sql`insert into events (id, company_id, subject_type, subject_id, type, actor_type, at, data)
      select gen_random_uuid(), ${companyId}::uuid, 'team', 'x', 'team.past', 'system', now(), '{}' from generate_series(1, 5000)`.execute(db);
    await sql`analyze events`.execute(db);
    await reactorOf([]).runOnce();
    const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${lookForNews}`.execute(db);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(/events_xid/);
    expect(plan).not.toMatch(/Seq Scan on events/);
  });

  test("what says that it does not want an event is not asked", async () => {
    const reactor = reactorOf([{ ...counting("wanting", ["team.x"]), wants: ({ data }) => data["i"] === 1 }]);
    await happen("team.x", "team.x");
    await reactor.runOnce();
    expect(await counted("wanting")).toBe(1);
  });

  test("run once for each event they ask for, and not again", async () => {
    const reactor = reactorOf([counting("a", ["team.x"]), counting("b", ["team.x", "team.y"])]);
    await happen("team.x", "team.y", "team.z");
    expect(await reactor.runOnce()).toBe(3);
    expect(await reactor.runOnce()).toBe(0);
    expect([await counted("a"), await counted("b")]).toEqual([1, 2]);
  });

  test("two servers at once share the work without doing anything twice", async () => {
    const second = createDb(database.url, { max: 2 });
    try {
      const [one, two] = [reactorOf([counting("once", ["team.x"])]), reactorOf([counting("once", ["team.x"])], second)];
      for (let i = 0; i < 30; i++) await happen("team.x", "team.x", "team.x");
      const done = await Promise.all([one.runOnce(), two.runOnce(), one.runOnce(), two.runOnce()]);
      expect(done.reduce((a, b) => a + b)).toBe(90);
      expect(await counted("once")).toBe(90);
    } finally {
      await second.destroy();
    }
  });

  test("an event whose transaction commits late is not passed over", async () => {
    const reactor = reactorOf([counting("late", ["team.slow", "team.fast"])]);
    const frame = { companyId, actor: { type: "system" } as const, at: now, newId: newUuid, subject: { type: "team", id: companyId } };
    const slow = await database.db.startTransaction().execute();
    await recordEvents(slow, frame, [{ type: "team.slow" }]);
    await happen("team.fast"); // a higher number, committed first
    const running = reactor.runOnce(); // waits for the older transaction
    await new Promise((later) => setTimeout(later, 60));
    expect(await counted("late")).toBe(0);
    await slow.commit().execute();
    await running;
    expect(await counted("late")).toBe(2);
  });

  test("one that throws leaves nothing half done, is kept with its reason, does not stop the others, and can be repeated", async () => {
    let broken = true;
    const fragile = counting("fragile", ["team.x"], () => {
      if (broken) throw new Error("the postman is ill");
    });
    const reactor = reactorOf([fragile, counting("sturdy", ["team.x"])]);
    await happen("team.x");
    await reactor.runOnce();
    expect([await counted("fragile"), await counted("sturdy")]).toEqual([0, 1]); // also what was done before it was noticed is done once
    const [failure] = await openFailures(database.db, companyId, 10);
    expect(failure).toMatchObject({ kind: "reaction", name: "fragile", eventType: "team.x", error: "the postman is ill", tries: 1 });

    const which = { id: failure?.id ?? "", companyId, personId: newUuid() };
    const again = () => repeatFailure(database.db, which, [fragile], { now, newId: newUuid });
    expect(await again()).toEqual({ ok: false, error: "the postman is ill" });
    expect((await openFailures(database.db, companyId, 10))[0]?.tries).toBe(2);
    await expect(repeatFailure(database.db, { ...which, companyId: newUuid() }, [fragile], { now, newId: newUuid })).rejects.toMatchObject({
      refusal: { code: "notFound" },
    });
    broken = false;
    expect(await again()).toEqual({ ok: true });
    expect(await counted("fragile")).toBe(1);
    await expect(putFailureAside(database.db, which, { now, newId: newUuid })).rejects.toMatchObject({ refusal: { code: "notFound" } });
  });
});

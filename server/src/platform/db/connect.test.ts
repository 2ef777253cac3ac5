import { sql } from "kysely";
import { expect, test } from "vitest";
import { createDb, type Db, letIdleGo } from "./connect.ts";
import { useTestDatabase } from "./test-database.ts";

const database = useTestDatabase();

test("a date is text, a time a Date, a bigint keeps every digit", async () => {
  const { rows } = await sql`select date '2026-11-22' as day, timestamptz '2026-11-22 09:30:00+08' as time, 9007199254740993 as big`.execute(database.db);
  expect(rows[0]).toEqual({ day: "2026-11-22", time: new Date("2026-11-22T01:30:00.000Z"), big: "9007199254740993" });
});

test("a lost connection fails its own query and the pool goes on", async () => {
  const killed = sql`select pg_terminate_backend(pg_backend_pid())`.execute(database.db);
  await expect(killed).rejects.toThrow("terminating connection");
  await new Promise((later) => setTimeout(later, 100));
  const { rows } = await sql`select 1 as one`.execute(database.db);
  expect(rows).toEqual([{ one: 1 }]);
});

test("connections that nobody uses are let go, one that is used stays, and the next is made when it is needed", async () => {
  const db = createDb(database.url, { max: 4 });
  const mine = async (executor: Db) => (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(executor)).rows[0]?.pid ?? 0;
  try {
    await db.transaction().execute(async (tx) => {
      const [used, idle] = [await mine(tx), await mine(db)];
      await letIdleGo(db);
      expect(await mine(tx)).toBe(used);
      expect(await mine(db)).not.toBe(idle);
    });
  } finally {
    await db.destroy();
  }
});

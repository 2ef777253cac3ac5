import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { createDb, type Db } from "./connect.ts";
import { onDatabase } from "./test-cluster.ts";

/** A test file's own database: `db` to query, `url` for code that connects itself. Filled before the file's first test. */
export type TestDatabase = { readonly db: Db; readonly url: string };

let counter = 0;

async function onCluster(clusterUrl: string, statement: string): Promise<void> {
  const admin = new pg.Client(clusterUrl);
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}

/**
 * Gives the calling test file (or `describe` block) a migrated, empty database of its own and drops it afterwards:
 *
 *     const database = useTestDatabase();
 *     test("…", async () => { await database.db.selectFrom("people")… });
 */
export function useTestDatabase(): TestDatabase {
  const current: { db?: Db; url?: string } = {};
  const name = `test_${process.pid}_${Date.now().toString(36)}_${counter++}`;
  beforeAll(async () => {
    const clusterUrl = inject("clusterUrl");
    await onCluster(clusterUrl, `create database ${name} template template_amends strategy file_copy`);
    current.url = onDatabase(clusterUrl, name);
    current.db = createDb(current.url, { max: 8 });
  });
  afterAll(async () => {
    await current.db?.destroy();
    if (current.url) await onCluster(inject("clusterUrl"), `drop database if exists ${name} with (force)`);
  });
  return {
    get db(): Db {
      if (!current.db) throw new Error("The test database exists from beforeAll on; use it inside a test or a later beforeAll");
      return current.db;
    },
    get url(): string {
      if (!current.url) throw new Error("The test database exists from beforeAll on; use it inside a test or a later beforeAll");
      return current.url;
    },
  };
}

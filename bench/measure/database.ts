import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Kysely } from "kysely";
import { createDb } from "../../server/src/platform/db/connect.ts";
import type { Database } from "../../server/src/platform/db/schema.ts";

/** The database of a server that runs on this data folder, beside it. */
export async function beside<T>(dataDir: string, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const port = readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[3];
  const password = readFileSync(join(dataDir, "postgres/secret"), "utf8").trim();
  const db = createDb(`postgres://amends:${password}@127.0.0.1:${port}/amends`, { max: 1 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

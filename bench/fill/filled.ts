import { mkdirSync } from "node:fs";
import { type Kysely, sql } from "kysely";
import { runRebuilds } from "../../server/src/desk/rebuild.ts";
import { readConfig } from "../../server/src/platform/config.ts";
import { createDb } from "../../server/src/platform/db/connect.ts";
import { migrate } from "../../server/src/platform/db/migrate.ts";
import { openDatabase } from "../../server/src/platform/db/open-database.ts";
import type { Database } from "../../server/src/platform/db/schema.ts";
import { fill, sizeOf } from "./fill.ts";

/** Those who only listen while it is measured how fast many are told. */
export const fanOutName = "Bench listener";

/** Takes them away again: many managers are told of much. */
export async function removeListeners(db: Kysely<Database>): Promise<void> {
  await sql`delete from "user" where name = ${fanOutName}`.execute(db);
  await sql`delete from notices where person_id in (select id from people where name = ${fanOutName})`.execute(db);
  await sql`delete from people where name = ${fanOutName}`.execute(db);
}

/** What earlier runs recorded: thousands of complaints of one agent and one day are no office's day. */
async function removeRecorded(db: Kysely<Database>): Promise<void> {
  await sql`delete from complaints where title ~ '^Bench \\d+$'`.execute(db);
  await sql`delete from customers where name ~ '^Bench \\d+$'`.execute(db);
  await sql`delete from due_times where key = 'bench'`.execute(db);
}

/**
 * A data folder with `size` complaints, as a desk has it that did not begin this minute: brought up to date, nothing left to be
 * made anew in the background, tables vacuumed as autovacuum does within minutes.
 */
export async function filled(dataDir: string, size: number, say: (text: string) => void): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const config = readConfig({ ...process.env, AMENDS_DATA_DIR: dataDir, DATABASE_URL: undefined });
  const database = await openDatabase(config, { holder: "the bench", notice: say });
  const db = createDb(database.url, { max: 4 });
  try {
    await migrate(db, database.url);
    if ((await sizeOf(db)) < size) {
      const began = performance.now();
      await fill(db, size, say);
      say(`filled ${size} complaints in ${Math.round((performance.now() - began) / 1000)} s`);
    }
    await removeRecorded(db);
    await removeListeners(db);
    await runRebuilds(db, new Date().toISOString(), new AbortController().signal);
    await sql`vacuum analyze`.execute(db);
    await sql`checkpoint`.execute(db);
  } finally {
    await db.destroy();
    await database.close();
  }
}

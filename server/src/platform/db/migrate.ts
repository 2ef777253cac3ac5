import { readdir, readFile } from "node:fs/promises";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { createPool, type Db } from "./connect.ts";

const folder = new URL("./migrations/", import.meta.url);

/** Every `migrations/<number>-<what>.sql`, in the order of its name. Forward only: a mistake is corrected by a later file. */
async function readMigrations(only?: readonly string[]): Promise<Record<string, Migration>> {
  const known = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  const unknown = only?.find((name) => !known.includes(`${name}.sql`));
  if (unknown !== undefined) throw new SchemaError(`This was made by a newer Amends (it has '${unknown}', which this one does not know). Update Amends first.`);
  const names = only ? known.filter((name) => only.includes(name.slice(0, -4))) : known;
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  return Object.fromEntries(names.map((name, i) => [name.slice(0, -4), { up: async (db) => void (await sql.raw(texts[i] ?? "").execute(db)) }]));
}

/** Names of the tables that the migrations make: the database may hold others that are none of ours. */
export async function ownTables(): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql"));
  const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  return texts.flatMap((text) => [...text.matchAll(/^create table "?(\w+)"? \(/gm)].map(([, name]) => name ?? ""));
}

/** The queue's own tables; the library itself brings later versions up to date when it starts. */
async function installJobs(db: Db, url: string): Promise<void> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('graphile_worker.jobs') is not null as there`.execute(db);
  if (rows[0]?.there) return;
  const { runMigrations, Logger } = await import("graphile-worker");
  const pool = createPool(url, { max: 2 });
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}

/** Thrown when the database is not one this version can work with; the message is meant for the person at the terminal. */
export class SchemaError extends Error {
  override name = "SchemaError";
}

/**
 * Brings the schema up to date, all files in one transaction under Kysely's lock, so that two starting servers do not
 * meet; then the tables of the job queue, which are its library's. `only`: up to these files, for data of
 * an earlier version. Returns the names of the files that were run now. @throws with the file's name when one fails.
 */
export async function migrate(db: Db, url: string, only?: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ v: string; encoding: string }>`
    select current_setting('server_version_num') as v, current_setting('server_encoding') as encoding`.execute(db);
  if (Number(rows[0]?.v) < 150_000) throw new SchemaError("Amends needs PostgreSQL 15 or newer");
  if (rows[0]?.encoding !== "UTF8")
    throw new SchemaError(`Amends needs a database in UTF8 and this one is in ${rows[0]?.encoding}: create one with ENCODING 'UTF8' TEMPLATE template0`);
  const migrations = await readMigrations(only);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations }, allowUnorderedMigrations: true });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const newer = /previously executed migration (\S+) is missing/.exec(String(error))?.[1];
    if (newer)
      throw new SchemaError(
        `This database was last used by a newer Amends (it has '${newer}', which this one does not know). Update Amends, or use another AMENDS_DATA_DIR.`,
      );
    const failed = results?.find((r) => r.status === "Error")?.migrationName;
    throw new Error(`The migration ${failed ?? ""} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  await installJobs(db, url);
  return (results ?? []).map((r) => r.migrationName);
}

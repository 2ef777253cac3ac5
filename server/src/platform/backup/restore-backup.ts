import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { sql } from "kysely";
import type { Db, Tx } from "../db/connect.ts";
import { migrate } from "../db/migrate.ts";
import { addJob, type JobPayload } from "../jobs.ts";
import { recordEvents } from "../record-events.ts";
import { BackupError, isJobs, type Manifest, placeOf, type Totals, tableOf } from "./backup-format.ts";
import { dataTables, migrationsRun, type Table } from "./backup-tables.ts";
import { ArchiveError, readTar, type TarFile } from "./tar.ts";

export type RestoreOptions = {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly file: string;
  readonly now: Date;
  readonly newId: () => string;
  readonly onProgress?: (rows: number) => void;
};

async function* bytesOf(file: string): AsyncGenerator<Buffer> {
  const handle = await open(file, "r");
  const begin = Buffer.alloc(2);
  await handle.read(begin, 0, 2, 0).finally(() => handle.close());
  const source = createReadStream(file);
  if (begin[0] !== 0x1f || begin[1] !== 0x8b) return yield* source as AsyncIterable<Buffer>;
  const unpacked = createGunzip();
  pipeline(source, unpacked, () => undefined); // an error of either reaches whoever reads
  yield* unpacked as AsyncIterable<Buffer>;
}

const jsonOf = async (file: TarFile) => JSON.parse(await text(file.body)) as unknown;
const linesOf = async (file: TarFile) => (await text(file.body)).split("\n").filter(Boolean);

function manifestOf(value: unknown): Manifest {
  const manifest = value as Manifest | null;
  if (manifest?.format !== "amends-backup") throw new ArchiveError("no backup of Amends");
  if (manifest.version !== 1) throw new BackupError("this backup was made by a newer Amends: update first");
  return manifest;
}

/** Only where nobody is, nothing would be lost and nobody works meanwhile. */
async function requireEmpty(db: Db): Promise<void> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name = 'amends-jobs'`.execute(db);
  if (rows[0]?.n) throw new BackupError("an Amends runs on this database: stop it first");
  if ((await migrationsRun(db)).length === 0) return;
  const company = await db.selectFrom("teams").select("name").limit(1).executeTakeFirst();
  if (company)
    throw new BackupError(
      `this installation is not empty ('${company.name}' is here): restore into a new one, with an AMENDS_DATA_DIR or DATABASE_URL of its own`,
    );
}

/** The tables as they were when the backup was made. */
async function prepareSchema(db: Db, url: string, manifest: Manifest): Promise<Table[]> {
  const run = await migrationsRun(db);
  if (run.length > 0 && run.join() !== [...manifest.migrations].sort().join())
    throw new BackupError("this installation is empty, but of another version than the backup: restore into a new data folder (AMENDS_DATA_DIR) or database");
  await migrate(db, url, manifest.migrations);
  const tables = await dataTables(db);
  if (JSON.stringify(tables) !== JSON.stringify(manifest.tables))
    throw new BackupError("the tables of the backup are not those of its version: it was changed");
  return tables;
}

/** Foreign keys are taken off, so that the order of tables does not matter, and put back (and thereby checked) by what this returns. */
async function withoutForeignKeys(tx: Tx, tables: readonly Table[]): Promise<() => Promise<void>> {
  const { rows } = await sql<{ table: string; name: string; definition: string }>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace
      and (select relname from pg_class c where c.oid = conrelid) = any(${tables.map((table) => table.name)}::text[])`.execute(tx);
  for (const { table, name } of rows) await sql.raw(`alter table ${table} drop constraint ${name}`).execute(tx);
  return async () => {
    for (const { table, name, definition } of rows) await sql.raw(`alter table ${table} add constraint ${name} ${definition}`).execute(tx);
  };
}

async function insertLines(tx: Tx, table: Table, lines: readonly string[]): Promise<void> {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table.name)} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${sql.table(table.name)}, ${`[${lines.join(",")}]`}::json)`.execute(tx);
}

/** Puts a file in its place, checked by its content where its name says that. */
async function putFile(entry: TarFile, place: { path: string; sha256: string | null }): Promise<void> {
  await mkdir(dirname(place.path), { recursive: true, mode: 0o700 });
  const partial = `${place.path}.restoring`;
  const hash = createHash("sha256");
  const handle = await open(partial, "w", 0o600);
  try {
    for await (const piece of entry.body) {
      hash.update(piece);
      await handle.writeFile(piece);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (place.sha256 !== null && hash.digest("hex") !== place.sha256) {
    await rm(partial, { force: true });
    throw new ArchiveError(`the content of ${entry.name} is not what its name says`);
  }
  await rename(partial, place.path);
}

/** What was reacted to before stays so; what was still to come is reacted to here. All events stand in this transaction now. */
async function setReactions(tx: Tx, from: string | null): Promise<void> {
  const before = from === null ? sql`(select coalesce(max(seq), 0) from events)` : sql`${from}::bigint - 1`;
  await sql`insert into reaction_position (xid, seq) values (pg_current_xact_id(), ${before})`.execute(tx);
}

async function load(tx: Tx, options: RestoreOptions, manifest: Manifest, tables: readonly Table[], entries: AsyncGenerator<TarFile>): Promise<Totals> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const rows: Record<string, number> = Object.fromEntries(tables.map((table) => [table.name, 0]));
  const found = { rows, jobs: 0, files: 0 };
  let read = 0;
  let whole: Totals | undefined;
  await sql`truncate ${sql.join(tables.map((table) => sql.table(table.name)))}`.execute(tx);
  const checkKeys = await withoutForeignKeys(tx, tables);
  for await (const entry of entries) {
    const table = byName.get(tableOf(entry.name) ?? "");
    const place = placeOf(entry.name, options.dataDir);
    if (table) {
      const lines = await linesOf(entry);
      await insertLines(tx, table, lines);
      rows[table.name] = (rows[table.name] ?? 0) + lines.length;
      options.onProgress?.((read += lines.length));
    } else if (isJobs(entry.name)) {
      for (const line of await linesOf(entry)) {
        const job = JSON.parse(line) as { task: string; payload: JobPayload; runAt: string; maxAttempts: number; key: string | null };
        await addJob(tx, job.task, job.payload, { runAt: new Date(job.runAt), maxAttempts: job.maxAttempts, ...(job.key === null ? {} : { key: job.key }) });
        found.jobs++;
      }
    } else if (place) {
      await putFile(entry, place);
      found.files++;
    } else if (entry.name === "complete.json") whole = (await jsonOf(entry)) as Totals;
    else throw new BackupError(`the backup holds '${entry.name}', which no backup does`);
  }
  if (JSON.stringify(whole) !== JSON.stringify(found)) throw new ArchiveError("the backup is not whole");
  await checkKeys();
  for (const [name, value] of Object.entries(manifest.sequences)) await sql`select setval(${`"${name}"`}::regclass, ${value}::bigint)`.execute(tx);
  if (manifest.reactFrom !== undefined) await setReactions(tx, manifest.reactFrom);
  for (const { id } of await tx.selectFrom("teams").select("id").where("kind", "=", "company").execute())
    await recordEvents(
      tx,
      { companyId: id, subject: { type: "company", id }, actor: { type: "system" }, at: options.now.toISOString(), newId: options.newId },
      [{ type: "company.restored", data: { madeAt: manifest.madeAt } }],
    );
  return found;
}

/**
 * Puts a backup into an empty installation: all of it in one transaction, or none. A backup of an earlier version is brought up to date
 * afterwards. @throws BackupError when something is there already or a server runs, ArchiveError when the file is damaged or cut off.
 */
export async function restoreBackup(options: RestoreOptions): Promise<Totals & { readonly madeAt: string }> {
  const { db, databaseUrl } = options;
  await requireEmpty(db);
  const entries = readTar(bytesOf(options.file));
  try {
    const first = await entries.next();
    if (first.done || first.value.name !== "manifest.json") throw new ArchiveError("no backup of Amends");
    const manifest = manifestOf(await jsonOf(first.value));
    const tables = await prepareSchema(db, databaseUrl, manifest);
    const totals = await db.transaction().execute((tx) => load(tx, options, manifest, tables, entries));
    await migrate(db, databaseUrl);
    await sql`analyze`.execute(db);
    return { ...totals, madeAt: manifest.madeAt };
  } catch (error) {
    if (error instanceof ArchiveError || (error as { code?: string }).code?.startsWith("Z_"))
      throw new BackupError(`'${options.file}' cannot be restored: ${(error as Error).message}`);
    throw error;
  } finally {
    await entries.return(undefined);
  }
}

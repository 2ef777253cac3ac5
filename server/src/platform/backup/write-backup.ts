import { createReadStream, createWriteStream } from "node:fs";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { sql } from "kysely";
import type { Db } from "../db/connect.ts";
import { BackupError, entryOf, isDataFile, type Manifest, type Totals } from "./backup-format.ts";
import { dataTables, jsonLines, migrationsRun, rowsOf, sequences, waitingJobs } from "./backup-tables.ts";
import { tarEnd, tarFile } from "./tar.ts";

/** Bytes of rows in one file of the archive. */
const pieceSize = 4_000_000;

export type BackupOptions = {
  readonly db: Db;
  readonly dataDir: string;
  /** Where to write; a name that ends in gz is compressed. Must not exist. */
  readonly file: string;
  /** Seconds since 1970 and the same as text. */
  readonly now: Date;
  /** Rows written so far. */
  readonly onProgress?: (rows: number) => void;
};

/** The first event that reactions have not come to; see reactions.ts. */
async function reactFrom(tx: Db): Promise<Pick<Manifest, "reactFrom">> {
  const { rows } = await sql<{ seq: string | null }>`
    select (select min(e.seq)::text from events e where (e.xid, e.seq) > (p.xid, p.seq)) as seq from reaction_position p`.execute(tx);
  return rows[0] ? { reactFrom: rows[0].seq } : {};
}

/** Every file of the data folder that belongs to a backup, with its size. One that is being removed this moment is left out. */
async function* dataFiles(dataDir: string): AsyncGenerator<{ path: string; size: number }> {
  for (const path of (await readdir(dataDir, { recursive: true }).catch(() => [])).filter(isDataFile).sort()) {
    const found = await stat(join(dataDir, path)).catch(() => undefined);
    if (found?.isFile()) yield { path, size: found.size };
  }
}

async function* archive(tx: Db, { dataDir, now, onProgress }: BackupOptions, totals: { -readonly [K in keyof Totals]: Totals[K] }): AsyncGenerator<Buffer> {
  const seconds = Math.floor(now.getTime() / 1000);
  const json = (name: string, value: unknown) => {
    const body = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
    return tarFile(name, body.length, seconds, [body]);
  };
  async function* pieces(folder: string, query: Parameters<typeof jsonLines>[1], counted: (rows: number) => void): AsyncGenerator<Buffer> {
    let lines: string[] = [];
    let size = 0;
    let number = 0;
    const flush = () => {
      const body = Buffer.from(`${lines.join("\n")}\n`);
      [lines, size] = [[], 0];
      return tarFile(`${folder}/${String(++number).padStart(6, "0")}.ndjson`, body.length, seconds, [body]);
    };
    for await (const page of jsonLines(tx, query)) {
      counted(page.length);
      lines.push(...page);
      size += page.reduce((sum, line) => sum + line.length, 0);
      if (size >= pieceSize) yield* flush();
    }
    if (lines.length > 0) yield* flush();
  }
  const tables = await dataTables(tx);
  const manifest: Manifest = {
    format: "amends-backup",
    version: 1,
    madeAt: now.toISOString(),
    migrations: await migrationsRun(tx),
    tables,
    sequences: await sequences(tx),
    ...(await reactFrom(tx)),
  };
  yield* json("manifest.json", manifest);
  const rows: Record<string, number> = {};
  let written = 0;
  for (const table of tables) {
    rows[table.name] = 0;
    yield* pieces(`tables/${table.name}`, rowsOf(table), (count) => {
      rows[table.name] = (rows[table.name] ?? 0) + count;
      onProgress?.((written += count));
    });
  }
  totals.rows = rows;
  yield* pieces("jobs", waitingJobs, (count) => (totals.jobs += count));
  for await (const { path, size } of dataFiles(dataDir)) {
    yield* tarFile(entryOf(path), size, seconds, createReadStream(join(dataDir, path)) as AsyncIterable<Buffer>);
    totals.files++;
  }
  yield* json("complete.json", totals);
  yield tarEnd;
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}

/**
 * Writes everything of an installation into one file: all tables as they stood at one moment (whoever works goes on), jobs that
 * wait, files, and the key that second factors are sealed with, which is why only its owner may read it. It stands under its name only
 * once it is whole and on disk. @throws BackupError when there is a file already, or nothing to back up.
 */
export async function writeBackup(options: BackupOptions): Promise<Totals> {
  const { db, file } = options;
  if (await stat(file).catch(() => undefined)) throw new BackupError(`there is a file '${file}' already: a backup never replaces another`);
  if ((await migrationsRun(db)).length === 0) throw new BackupError("there is nothing to back up: nobody has used this database yet");
  const partial = `${file}.partial`;
  const totals = { rows: {} as Totals["rows"], jobs: 0, files: 0 };
  try {
    await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (tx) => {
        await sql`set transaction read only`.execute(tx);
        const pieces = Readable.from(archive(tx, options, totals), { highWaterMark: 2 });
        const target = createWriteStream(partial, { mode: 0o600 });
        await (file.endsWith("gz") ? pipeline(pieces, createGzip({ level: 3 }), target) : pipeline(pieces, target));
      });
    await sync(partial);
    await rename(partial, file);
    await sync(dirname(file));
    return totals;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

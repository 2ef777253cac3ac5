import { importPlanSchema } from "@amends/core/desk/contract-import";
import type { Refusal } from "@amends/core/shared/refusal";
import { sql } from "kysely";
import type { Config } from "../../platform/config.ts";
import type { Db } from "../../platform/db/connect.ts";
import { isDatabaseGone } from "../../platform/error-body.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { RefusalError, refuse } from "../../platform/refusal-error.ts";
import { takeNumbers, yearIn } from "../complaint-number.ts";
import { type ImportCompany, readImportCompany } from "./import-context.ts";
import { dropImportFile, importPath } from "./import-files.ts";
import type { RowResult } from "./import-row-store.ts";
import { saveResults } from "./import-row-store.ts";
import { findImport, type ImportRecord, markEnded } from "./import-store.ts";
import { knownRows } from "./known-rows.ts";
import { openTable } from "./open-table.ts";
import { type ReadRow, readRows } from "./read-rows.ts";
import { writeRows } from "./write-rows.ts";

export type RunServices = {
  readonly db: Db;
  readonly config: Pick<Config, "dataDir">;
  readonly newId: () => string;
  readonly clock: () => string;
  readonly announce: () => void;
};
export type RunOptions = {
  /** Looked at between batches: what is under way ends, the rest is taken up another time. */
  readonly signal?: AbortSignal;
  readonly onBatch?: (done: number) => void;
  readonly onError?: (error: unknown) => void;
};

/** Rows taken in together: after a crash all of them are there, or none. */
const batchRows = 200;

type Run = { readonly services: RunServices; readonly record: ImportRecord; readonly to: ImportCompany; readonly conn: Db };

/** Takes in one batch that begins after `before` rows. false when the import is no longer to go on from there. */
async function takeBatch({ services, record, to, conn }: Run, before: number, rows: readonly ReadRow[]): Promise<boolean> {
  const now = services.clock();
  const year = yearIn(to.company.timeZone, now);
  const known = await knownRows(conn, record, rows);
  const fresh = rows.filter((row) => row.kind === "good").filter((row) => !known.has(row.row));
  // Taken outside the transaction: whoever records a complaint meanwhile must not wait for two hundred of ours.
  const firstNumber = fresh.length > 0 ? await takeNumbers(services.db, record.companyId, year, fresh.length) : 0;
  return conn.transaction().execute(async (tx) => {
    const { rows: at } = await sql<{ done: number; status: string }>`select done, status from imports where id = ${record.id}::uuid for update`.execute(tx);
    if (at[0]?.status !== "running" || at[0].done !== before) return false;
    const where = { to, teamId: record.plan?.teamId ?? record.companyId, personId: record.personId, year, firstNumber, now, newId: services.newId };
    const ids = await writeRows(tx, fresh, where);
    const made = new Map(fresh.map((row, i) => [row.row, ids[i] ?? null]));
    const results = rows.map((row): RowResult => {
      if (row.kind === "bad") return { row: row.row, status: "bad", complaintId: null, problems: row.problems, cells: row.cells };
      if (made.has(row.row)) return { row: row.row, status: "created", complaintId: made.get(row.row) ?? null };
      return { row: row.row, status: "duplicate", complaintId: known.get(row.row) ?? null };
    });
    await saveResults(tx, record.id, results);
    return true;
  });
}

async function takeAll(run: Run, { signal, onBatch }: RunOptions): Promise<boolean> {
  const { record, to, services } = run;
  const plan = importPlanSchema.parse(record.plan);
  const table = await openTable(importPath(services.config, record.sha256), record.facts, plan.encoding);
  const context = { timeZone: to.company.timeZone, now: services.clock(), categories: to.categories };
  let done = record.done;
  let position = 0;
  let batch: ReadRow[] = [];
  const flush = async () => {
    if (batch.length > 0 && !(await takeBatch(run, done, batch))) return false;
    done += batch.length;
    batch = [];
    services.announce();
    onBatch?.(done);
    return !signal?.aborted;
  };
  for await (const row of readRows(table, plan, context)) {
    if (position++ < record.done) continue;
    batch.push(row);
    if (batch.length >= batchRows && !(await flush())) return false;
  }
  return (await flush()) || done >= position;
}

async function end({ services, record, conn }: Run, error: Pick<Refusal, "code" | "params"> | null): Promise<void> {
  const at = services.clock();
  await conn.transaction().execute(async (tx) => {
    await markEnded(tx, record.id, error, at);
    const ended = await findImport(tx, record.id);
    const { created = 0, duplicates = 0, bad = 0 } = ended ?? {};
    const frame = {
      companyId: record.companyId,
      subject: { type: "import", id: record.id },
      actor: { type: "person" as const, id: record.personId },
      at,
      newId: services.newId,
    };
    await recordEvents(tx, frame, [
      { type: error ? "import.failed" : "import.finished", data: { created, duplicates, bad, ...(error ? { code: error.code } : {}) } },
    ]);
  });
  services.announce();
  if (error === null) await dropImportFile(services.db, services.config, record.sha256).catch(() => undefined); // swept later
}

const fileIsGone = (error: unknown) => (error as { code?: string }).code === "ENOENT";

async function runLocked(services: RunServices, conn: Db, id: string, options: RunOptions): Promise<void> {
  const record = await findImport(conn, id);
  if (record?.status !== "running") return;
  const run = { services, record, conn, to: await readImportCompany(conn, record.companyId) };
  try {
    if (await takeAll(run, options)) await end(run, null);
  } catch (error) {
    if (isDatabaseGone(error)) throw error; // goes on when it is back
    if (error instanceof RefusalError) return end(run, { code: error.refusal.code, ...(error.refusal.params ? { params: error.refusal.params } : {}) });
    if (fileIsGone(error)) return end(run, { code: "importFileGone" });
    options.onError?.(error);
    await end(run, { code: "internal" });
  }
}

/**
 * Takes in a file that was started, from where it stands to its end. Whoever runs it holds a lock for the company in the
 * database, on the connection all is written through: no two servers write at once, and a server that dies lets go.
 * 'locked' when somebody else is at it. @throws when the database is away: call again later.
 */
export async function runImport(services: RunServices, id: string, options: RunOptions = {}): Promise<"done" | "locked"> {
  const companyId = (await findImport(services.db, id))?.companyId ?? refuse("notFound");
  const key = `import ${companyId}`;
  return services.db.connection().execute(async (conn) => {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(hashtextextended(${key}, 11)) as got`.execute(conn);
    if (!rows[0]?.got) return "locked";
    try {
      await runLocked(services, conn, id, options);
      return "done";
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${key}, 11))`.execute(conn).catch(() => undefined);
    }
  });
}

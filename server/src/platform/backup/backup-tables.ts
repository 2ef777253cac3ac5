import { sql } from "kysely";
import type { Db } from "../db/connect.ts";
import { ownTables } from "../db/migrate.ts";

export type Table = { readonly name: string; readonly columns: readonly string[] };

/** What belongs to the running servers, not to the data. */
const notData = ["reaction_position", "job_nodes"];
/** Columns that get their value anew: a transaction's number means nothing in another database, padding is a default. */
const madeAnew = ["events.xid", "complaint_search.pad"];

/** Every table with data and its columns that hold some, by name. */
export async function dataTables(db: Db): Promise<Table[]> {
  const ours = (await ownTables()).filter((name) => !notData.includes(name));
  const { rows } = await sql<Table>`
    select c.relname as name, array_agg(a.attname::text order by a.attname) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname = any(${ours}::text[])
      and c.relname || '.' || a.attname <> all(${madeAnew}::text[])
    group by c.relname order by c.relname`.execute(db);
  return rows;
}

/** Names of the migrations that were run, in their order; empty in a database that nobody used yet. */
export async function migrationsRun(db: Db): Promise<string[]> {
  const { rows: there } = await sql<{ there: boolean }>`select to_regclass('kysely_migration') is not null as there`.execute(db);
  if (!there[0]?.there) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}

/** Last value of every sequence of our tables that was ever used, by its name. */
export async function sequences(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ name: string; value: string }>`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = current_schema() and last_value is not null and sequencename in (
      select s.relname from pg_class s join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = s.oid and d.deptype in ('a', 'i') join pg_class t on t.oid = d.refobjid
      where s.relkind = 'S' and t.relnamespace = current_schema()::regnamespace and t.relname = any(${await ownTables()}::text[]))
    order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Lines of JSON from a query in pieces of some hundred rows, in the caller's transaction. */
export async function* jsonLines(tx: Db, query: ReturnType<typeof sql<unknown>>): AsyncGenerator<string[]> {
  await sql`declare backup_rows no scroll cursor for select row_to_json(r)::text as line from (${query}) r`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch 200 from backup_rows`.execute(tx);
    if (rows.length === 0) break;
    yield rows.map((row) => row.line);
  }
  await sql`close backup_rows`.execute(tx);
}

export const rowsOf = (table: Table) => sql`select ${sql.join(table.columns.map((column) => sql.ref(column)))} from ${sql.table(table.name)}`;

/** Jobs that still wait: the queue's tables are its library's, so they are kept by what `addJob` takes. */
export const waitingJobs = sql`select t.identifier as task, j.payload::jsonb as payload, j.run_at as "runAt", j.max_attempts as "maxAttempts", j.key
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where j.attempts < j.max_attempts`;

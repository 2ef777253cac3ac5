import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import { namePrepared } from "./prepared.ts";
import type { Database } from "./schema.ts";

/** The executor that every query takes first: the database, or a transaction on it (`Tx` is assignable to `Db`). */
export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;

const dateOid = 1082;

/** A date stays the text "2026-11-22": as a Date object it would become midnight in the process's own time zone. */
const ownTypes = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === dateOid ? (text: string) => text : pg.types.getTypeParser(oid, format as "text")),
} as pg.CustomTypesConfig;

/**
 * A pool that survives a database that goes away: without the two handlers a lost idle connection ends the process.
 */
export function createPool(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): pg.Pool {
  const onError = options.onError ?? (() => undefined);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    connectionTimeoutMillis: 4000,
    idleTimeoutMillis: 30_000,
    application_name: "amends",
    options: "-c timezone=UTC -c plan_cache_mode=force_generic_plan", // a statement is planned for any value, once: plans do not change with what is asked
    types: ownTypes,
  });
  pool.on("error", onError);
  pool.on("connect", (client) => {
    client.on("error", onError);
    namePrepared(client);
  });
  return pool;
}

const pools = new WeakMap<Db, pg.Pool>();

/** The database behind `url`. bigint → text (cast counts in SQL: `count(*)::int`), timestamptz → Date, date → text. Close it with `destroy()`. */
export function createDb(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Db {
  const pool = createPool(url, options);
  const db: Db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
}

/**
 * Ends the connections that nobody uses this moment. Each keeps what it has planned and looked up, some 15 MB after a busy time, and
 * who looks for news at rest would keep some of them for ever; a new one is made in a few milliseconds when it is needed.
 */
export async function letIdleGo(db: Db): Promise<void> {
  const pool = pools.get(db);
  if (!pool) return;
  const idle = await Promise.all(Array.from({ length: pool.idleCount }, () => pool.connect()));
  for (const client of idle) client.release(true);
}

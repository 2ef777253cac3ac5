import { type RawBuilder, sql } from "kysely";
import type { Db } from "./connect.ts";
import { prepared } from "./prepared.ts";

/** One insert, update or delete, written as SQL and not yet run. */
export type Write = RawBuilder<unknown>;

/**
 * Runs several writes as one statement (data-modifying CTEs): one way to the database instead of one each. All of them see
 * the state before, none sees what another wrote; foreign keys are checked at the end. `answer` selects from them by
 * name (`w0`, `w1`, … in the order given) when they return something.
 */
export async function writeTogether<T = unknown>(tx: Db, writes: readonly Write[], answer: RawBuilder<T> = sql`select 1`): Promise<T[]> {
  if (writes.length === 0) return [];
  const steps = writes.map((write, i) => sql`${sql.raw(`w${i}`)} as (${write})`);
  const { rows } = await sql<T>`${sql.raw(prepared)} with ${sql.join(steps)} ${answer}`.execute(tx);
  return rows;
}

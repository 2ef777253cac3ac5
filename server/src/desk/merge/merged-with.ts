import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";

/** A complaint that was merged into another, directly or by way of others, and what it began with. */
export type MergedOne = { readonly id: string; readonly number: string; readonly facts: string };

/** Everything that was merged into this complaint, however many merges ago. */
export async function mergedInto(db: Db, id: string): Promise<MergedOne[]> {
  const { rows } = await sql<MergedOne>`
    with recursive down (id) as (
      select c.id from complaints c where c.merged_into = ${id}::uuid
      union select c.id from down join complaints c on c.merged_into = down.id)
    select c.id, c.number, c.doc #>> '{intake,facts}' as facts from down join complaints c on c.id = down.id order by c.number`.execute(db);
  return rows;
}

import type { Complaint } from "@amends/core/desk/complaint";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { writeTogether } from "../../platform/db/write-together.ts";
import { renewedDueTimes } from "./due-store.ts";

const name = "dueTimes";
const batch = 200;

/**
 * Makes the due times of complaints that were saved before there were any, batch by batch, taken up again after a stop.
 * What passed before counts as fired. `stopping` ends it between two batches. Does nothing once it is done.
 */
export async function rebuildDueTimes(db: Db, now: string, stopping: AbortSignal): Promise<void> {
  for (;;) {
    if (stopping.aborted) return;
    const more = await db.transaction().execute(async (tx) => {
      const { rows: open } = await sql<{
        after: string | null;
      }>`select after from rebuilds where name = ${name} and done_at is null for update skip locked`.execute(tx);
      if (!open[0]) return false;
      const { rows } = await sql<{ id: string; doc: Complaint }>`select id, doc from complaints
        where id > coalesce(${open[0].after}::uuid, '00000000-0000-0000-0000-000000000000') and next_due_at < 'infinity' order by id limit ${batch} for no key update`.execute(
        tx,
      );
      for (const row of rows) await writeTogether(tx, renewedDueTimes(readComplaint(row.doc), now));
      const last = rows.at(-1);
      await sql`update rebuilds set after = coalesce(${last?.id ?? null}::uuid, after), done_at = ${last ? null : now}::timestamptz where name = ${name}`.execute(
        tx,
      );
      return last !== undefined;
    });
    if (!more) return;
  }
}

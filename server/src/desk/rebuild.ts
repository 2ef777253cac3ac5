import { openApprovals } from "@amends/core/desk/approval-request";
import type { Complaint } from "@amends/core/desk/complaint";
import { readComplaint } from "@amends/core/desk/new-complaint";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { newClosingFacts } from "./after/closing-fact-store.ts";
import { firstClocks } from "./clocks/renew-clocks.ts";
import { renewedDueTimes } from "./due/due-store.ts";
import { newGrants } from "./grants/grant-store.ts";

/** What is made from the documents beside them: for which complaints, and what is written for a batch of them, each by itself. */
type Rebuild = { readonly which: RawBuilder<boolean>; readonly writes: (complaints: readonly Complaint[], now: string, tx: Db) => Promise<Write[][]> };

const each =
  (writes: (complaint: Complaint, now: string) => Write[]): Rebuild["writes"] =>
  async (complaints, now) =>
    complaints.map((complaint) => writes(complaint, now));

/** What waits for a superior, as the columns of a list know it. */
function approvalsWrite(complaint: Complaint): Write[] {
  const requests = openApprovals(complaint);
  if (requests.length === 0) return [];
  return [
    sql`update complaints set approvals = ${JSON.stringify(requests)}::jsonb, approval_since = ${requests[0]?.at}::timestamptz where id = ${complaint.id}::uuid`,
  ];
}

/** By the name under which a migration asks for it (table `rebuilds`). What fell due before now has had its say. */
const rebuilds: Readonly<Record<string, Rebuild>> = {
  dueTimes: { which: sql`next_due_at < 'infinity'`, writes: each(renewedDueTimes) },
  grants: { which: sql`jsonb_array_length(doc -> 'agreements') > 0`, writes: each(newGrants) },
  approvals: {
    which: sql`state <> 'closed' and (doc @? '$.options[*].approval ? (@.state == "asked")' or doc @? '$.agreements[*].approval ? (@.state == "asked" || @.state == "needed")'
      or doc @? '$.extensions[*] ? (@.decided == null)')`,
    writes: each(approvalsWrite),
  },
  closingFacts: { which: sql`jsonb_array_length(doc -> 'closures') > 0`, writes: each((complaint) => newClosingFacts([complaint])) },
  clocks: { which: sql`state <> 'closed'`, writes: firstClocks },
};

const batch = 200;

/** The next batch of one rebuild, in one transaction; false when it is done, or another server is at it. */
async function rebuildBatch(db: Db, name: string, { which, writes }: Rebuild, now: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows: asked } = await sql<{
      after: string | null;
    }>`select after from rebuilds where name = ${name} and done_at is null for update skip locked`.execute(tx);
    if (!asked[0]) return false;
    const { rows } = await sql<{ id: string; doc: Complaint }>`select id, doc from complaints
      where id > coalesce(${asked[0].after}::uuid, '00000000-0000-0000-0000-000000000000') and ${which} order by id limit ${batch} for no key update`.execute(
      tx,
    );
    for (const all of await writes(
      rows.map((row) => readComplaint(row.doc)),
      now,
      tx,
    ))
      await writeTogether(tx, all);
    const last = rows.at(-1);
    await sql`update rebuilds set after = coalesce(${last?.id ?? null}::uuid, after), done_at = ${last ? null : now}::timestamptz where name = ${name}`.execute(
      tx,
    );
    return last !== undefined;
  });
}

/**
 * Makes what an update added beside the documents, for complaints that were saved before, batch by batch; taken up again
 * after a stop. `stopping` ends it between two batches. Does nothing once it is done.
 */
export async function runRebuilds(db: Db, now: string, stopping: AbortSignal): Promise<void> {
  for (const [name, rebuild] of Object.entries(rebuilds)) {
    while (!stopping.aborted && (await rebuildBatch(db, name, rebuild, now)));
  }
}

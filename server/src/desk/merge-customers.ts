import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { Acting } from "./desk-context.ts";

type Customer = { id: string; merged_into: string | null; merged_parent: string | null };

/** Both rows, locked in one order so that two merges at once do not block each other. @throws notFound */
async function lockBoth(tx: Db, companyId: string, ids: readonly [string, string]): Promise<[Customer, Customer]> {
  const { rows } =
    await sql<Customer>`select id, merged_into, merged_parent from customers where company_id = ${companyId}::uuid and id = any(${[...ids]}::uuid[]) order by id for update`.execute(
      tx,
    );
  const [a, b] = ids.map((id) => rows.find((r) => r.id === id));
  return a && b ? [a, b] : refuse("notFound");
}

/**
 * Says that two customers are one person: `otherId` (and whoever was merged into it) joins `id`. Complaints keep the
 * customer they came with, so it can be taken back. @throws alreadyMerged, notFound, cannotMergeWithItself.
 */
export async function mergeCustomers(db: Db, { viewer, now, newId }: Acting, id: string, otherId: string): Promise<void> {
  if (id === otherId) refuse("cannotMergeWithItself", { field: "otherId" });
  await db.transaction().execute(async (tx) => {
    const [main, other] = await lockBoth(tx, viewer.companyId, [id, otherId]);
    if (main.merged_into !== null || other.merged_into !== null) refuse("alreadyMerged", { field: "otherId" });
    await sql`update customers set merged_into = ${id}::uuid, updated_at = ${now}::timestamptz,
        merged_parent = case when id = ${otherId}::uuid then ${id}::uuid else merged_parent end,
        merged_at = case when id = ${otherId}::uuid then ${now}::timestamptz else merged_at end
      where id = ${otherId}::uuid or merged_into = ${otherId}::uuid`.execute(tx);
    await recordEvents(tx, { companyId: viewer.companyId, subject: { type: "customer", id }, actor: { type: "person", id: viewer.id }, at: now, newId }, [
      { type: "customer.merged", data: { otherId } },
    ]);
  });
}

/** Takes a merge back: `otherId` and whoever had been merged into it stand alone again. @throws notMerged, notFound. */
export async function separateCustomers(db: Db, { viewer, now, newId }: Acting, id: string, otherId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const [, other] = await lockBoth(tx, viewer.companyId, [id, otherId]);
    if (other.merged_into !== id) refuse("notMerged", { field: "otherId" });
    await sql`with recursive own (id) as (select ${otherId}::uuid union select c.id from customers c join own on c.merged_parent = own.id)
      update customers set merged_into = case when id = ${otherId}::uuid then null else ${otherId}::uuid end, updated_at = ${now}::timestamptz,
        merged_parent = case when id = ${otherId}::uuid then null else merged_parent end,
        merged_at = case when id = ${otherId}::uuid then null else merged_at end
      where id in (select id from own)`.execute(tx);
    await recordEvents(tx, { companyId: viewer.companyId, subject: { type: "customer", id }, actor: { type: "person", id: viewer.id }, at: now, newId }, [
      { type: "customer.separated", data: { otherId } },
    ]);
  });
}

import { decideMerge, decideUnmerge, type MergeDecision } from "@amends/core/desk/merge";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { orRefuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { type BulkResult, each, withNumbers } from "../bulk/run-bulk.ts";
import { readDeskContext } from "../desk-context.ts";
import { lockVisible } from "../load-visible.ts";
import { readMark } from "../marks-of-reading.ts";
import { carryWaiting, countWaiting, returnWaiting } from "../outbox/outbox-store.ts";
import { saveDecision } from "../save-decision.ts";
import { renewSearch } from "../search-texts.ts";
import type { Stored } from "../store.ts";

type Context = RouteContext<unknown>;
type Pair = { readonly source: Stored; readonly target: Stored };

/** Both, locked in one order, so that two merges at once do not wait for each other in a ring. @throws notFound */
async function lockPair(tx: Db, { viewer }: Context, sourceId: string, targetId: string): Promise<Pair> {
  const [first, second] = [sourceId, targetId].sort() as [string, string];
  const one = await lockVisible(tx, viewer, first);
  const other = first === second ? one : await lockVisible(tx, viewer, second);
  return first === sourceId ? { source: one, target: other } : { source: other, target: one };
}

/** Are both from one person? Customers merged into one count as one; nobody knows that of a complaint without a customer. */
async function ofOneCustomer(tx: Db, { source, target }: Pair): Promise<boolean> {
  const [a, b] = [source.complaint.customerId, target.complaint.customerId];
  if (a === null || b === null) return false;
  const { rows } = await sql<{
    n: number;
  }>`select count(distinct coalesce(merged_into, id))::int as n from customers where id in (${a}::uuid, ${b}::uuid)`.execute(tx);
  return rows[0]?.n === 1;
}

async function save(tx: Db, { viewer, now, newId }: Context, pair: Pair, decision: MergeDecision): Promise<void> {
  const { source, target } = orRefuse(decision);
  const by = { actor: { type: "person", id: viewer.id } as const, now, newId };
  await saveDecision(tx, pair.source, { ok: true, ...source }, by, [readMark(viewer.id, source.complaint.id, now)]);
  await saveDecision(tx, pair.target, { ok: true, ...target }, by, [readMark(viewer.id, target.complaint.id, now)]);
}

/** One complaint into another, in one transaction. @throws notFound, and why the two must not be merged */
async function mergeOne(context: Context, sourceId: string, targetId: string, reason: string): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const pair = await lockPair(tx, context, sourceId, targetId);
    const { context: desk } = await readDeskContext(tx, context, { sourceId, targetId }, pair.source.complaint);
    const sameCustomer = await ofOneCustomer(tx, pair);
    const plannedAnswers = await countWaiting(tx, sourceId);
    await save(tx, context, pair, decideMerge(pair.source.complaint, pair.target.complaint, { reason }, { ...desk, sameCustomer, plannedAnswers }));
    await carryWaiting(tx, sourceId, targetId);
  });
}

/** Several into one; what is refused for one does not stop the others. */
export async function mergeComplaints(
  context: Context,
  targetId: string,
  input: { ids: readonly string[]; reason: string },
): Promise<{ results: BulkResult[] }> {
  return { results: await withNumbers(context, await each(input.ids, context.language, (id) => mergeOne(context, id, targetId, input.reason))) };
}

/** Takes a merge back; what the customer wrote through the source's own link goes back with it. @throws notFound, notMergedHere */
export async function unmerge(context: Context, targetId: string, sourceId: string, reason: string): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const pair = await lockPair(tx, context, sourceId, targetId);
    const { context: desk } = await readDeskContext(tx, context, { sourceId, targetId }, pair.source.complaint);
    await save(tx, context, pair, decideUnmerge(pair.source.complaint, pair.target.complaint, { reason }, desk));
    await returnWaiting(tx, sourceId, targetId);
    const { rows } = await sql<{ id: string }>`
      update messages set complaint_id = ${sourceId}::uuid, via_complaint_id = null where via_complaint_id = ${sourceId}::uuid and complaint_id = ${targetId}::uuid returning id`.execute(
      tx,
    );
    if (rows.length === 0) return;
    await sql`update attachments set complaint_id = ${sourceId}::uuid where message_id = any(${rows.map((r) => r.id)}::uuid[])`.execute(tx);
    for (const half of [pair.source, pair.target]) await renewSearch(tx, half.complaint);
  });
}

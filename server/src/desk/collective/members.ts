import { decideJoin, decideLeave, type JoinDecision } from "@amends/core/desk/collective-join";
import type { Db } from "../../platform/db/connect.ts";
import { orRefuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { type BulkResult, each, withNumbers } from "../bulk/run-bulk.ts";
import { readDeskContext } from "../desk-context.ts";
import { lockVisible } from "../load-visible.ts";
import { readMark } from "../marks-of-reading.ts";
import { saveDecision } from "../save-decision.ts";
import type { Stored } from "../store.ts";

type Context = RouteContext<unknown>;
type Pair = { readonly member: Stored; readonly collective: Stored };

/** Both, locked in one order, so that two who join at once do not wait for each other in a ring. @throws notFound */
async function lockPair(tx: Db, { viewer }: Context, memberId: string, collectiveId: string): Promise<Pair> {
  const [first, second] = [memberId, collectiveId].sort() as [string, string];
  const one = await lockVisible(tx, viewer, first);
  const other = first === second ? one : await lockVisible(tx, viewer, second);
  return first === memberId ? { member: one, collective: other } : { member: other, collective: one };
}

async function save(tx: Db, { viewer, now, newId }: Context, pair: Pair, decision: JoinDecision): Promise<void> {
  const { member, collective } = orRefuse(decision);
  const by = { actor: { type: "person", id: viewer.id } as const, now, newId };
  await saveDecision(tx, pair.member, { ok: true, ...member }, by, [readMark(viewer.id, member.complaint.id, now)]);
  await saveDecision(tx, pair.collective, { ok: true, ...collective }, by, [readMark(viewer.id, collective.complaint.id, now)]);
}

/** Each becomes one of several, in a transaction of its own; what is refused for one does not stop the others. */
export async function joinCollective(context: Context, collectiveId: string, ids: readonly string[]): Promise<BulkResult[]> {
  const results = await each(ids, context.language, (memberId) =>
    context.db.transaction().execute(async (tx) => {
      const pair = await lockPair(tx, context, memberId, collectiveId);
      const { context: desk } = await readDeskContext(tx, context, {}, pair.member.complaint);
      await save(tx, context, pair, decideJoin(pair.member.complaint, pair.collective.complaint, desk));
    }),
  );
  return withNumbers(context, results);
}

/** Takes one out again. @throws notFound, notMember, notYours */
export async function leaveCollective(context: Context, collectiveId: string, memberId: string, reason: string): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const pair = await lockPair(tx, context, memberId, collectiveId);
    const { context: desk } = await readDeskContext(tx, context, {}, pair.member.complaint);
    await save(tx, context, pair, decideLeave(pair.member.complaint, pair.collective.complaint, { reason }, desk));
  });
}

import { sql } from "kysely";
import type { Db, Tx } from "./db/connect.ts";
import { briefOf, keepReactionFailure } from "./failures.ts";
import { addJob } from "./jobs.ts";
import { concerns, type Reaction, type ReactionTools, readRecorded } from "./reaction.ts";
import { recordEvents } from "./record-events.ts";
import { refuse } from "./refusal-error.ts";

type Row = { readonly kind: "reaction" | "job"; readonly name: string; readonly ref: string; readonly payload: Record<string, unknown> | null };
type Which = { readonly id: string; readonly companyId: string; readonly personId: string };

async function take(tx: Tx, { id, companyId }: Which): Promise<Row> {
  const { rows } = await sql<Row>`select kind, name, ref, payload from failures
    where id = ${id}::uuid and company_id = ${companyId}::uuid and done_at is null for update`.execute(tx);
  return rows[0] ?? refuse("notFound");
}

type What = "failure.repeated" | "failure.putAside" | "failure.takenBack";

/** Who did what about a failure, and about which work. */
async function record(tx: Tx, { id, companyId, personId }: Which, type: What, name: string, { now, newId }: ReactionTools): Promise<void> {
  const frame = { companyId, actor: { type: "person", id: personId } as const, at: now, newId, subject: { type: "failure", id } };
  await recordEvents(tx, frame, [{ type, data: { name } }]);
}

async function settle(tx: Tx, { id, personId }: Which, now: string, aside = false): Promise<void> {
  await sql`update failures set done_at = ${now}::timestamptz, done_by = ${personId}::uuid, put_aside = ${aside} where id = ${id}::uuid`.execute(tx);
}

/**
 * Does once more what failed: a reaction here and now, a job by putting it into the queue again. Gives whether it went well
 * (a job: whether it is on its way); a second failure is kept in its place. @throws notFound without such an open failure in the company.
 */
export async function repeatFailure(db: Db, which: Which, reactions: readonly Reaction[], tools: ReactionTools): Promise<{ ok: boolean; error?: string }> {
  return db.transaction().execute(async (tx) => {
    const row = await take(tx, which);
    await record(tx, which, "failure.repeated", row.name, tools);
    if (row.kind === "job") {
      await addJob(tx, row.name, { ...row.payload, companyId: which.companyId, repeatedAt: tools.now });
      await settle(tx, which, tools.now);
      return { ok: true };
    }
    const event = await readRecorded(tx, row.ref);
    const reaction = reactions.find((each) => each.name === row.name);
    if (!event || !reaction) {
      await settle(tx, which, tools.now); // gone with its event or its feature: nothing is left to do
      return { ok: true };
    }
    await sql`savepoint repetition`.execute(tx);
    try {
      if (concerns(reaction, event, tools.now)) await reaction.handle(tx, event, tools);
      await settle(tx, which, tools.now);
      return { ok: true };
    } catch (error) {
      await sql`rollback to savepoint repetition`.execute(tx);
      await keepReactionFailure(tx, row.name, event, error, tools);
      return { ok: false, error: briefOf(error) };
    }
  });
}

/** Puts a failure aside without doing it: somebody looked and decided. @throws notFound without such an open failure in the company. */
export async function putFailureAside(db: Db, which: Which, tools: ReactionTools): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { name } = await take(tx, which);
    await settle(tx, which, tools.now, true);
    await record(tx, which, "failure.putAside", name, tools);
  });
}

/** Brings back what was put aside. @throws notFound when it was not, or was done again since. */
export async function takeFailureBack(db: Db, which: Which, tools: ReactionTools): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ name: string }>`update failures set done_at = null, done_by = null, put_aside = false
      where id = ${which.id}::uuid and company_id = ${which.companyId}::uuid and put_aside returning name`.execute(tx);
    const row = rows[0] ?? refuse("notFound");
    await record(tx, which, "failure.takenBack", row.name, tools);
  });
}

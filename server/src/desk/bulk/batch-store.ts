import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";

/** What undoing it takes on one complaint: a record to withdraw, tags to set back, a note to take back. */
const doneSchema = z.union([
  z.object({ id: z.string(), recordId: z.string() }),
  z.object({ id: z.string(), added: z.array(z.string()), removed: z.array(z.string()) }),
  z.object({ id: z.string(), noteId: z.string() }),
]);
export type Done = z.infer<typeof doneSchema>;

/** Batches are kept this long; what is older is undone complaint by complaint, if at all. */
const keptDays = 7;

/** Keeps what was done, and forgets this person's old batches. */
export async function insertBatch({ db, viewer, now, newId }: RouteContext<unknown>, items: readonly Done[]): Promise<string> {
  const id = newId();
  await sql`insert into bulk_batches (id, company_id, person_id, items, created_at)
    values (${id}::uuid, ${viewer.companyId}::uuid, ${viewer.id}::uuid, ${JSON.stringify(items)}::jsonb, ${now}::timestamptz)`.execute(db);
  await sql`delete from bulk_batches where person_id = ${viewer.id}::uuid and created_at < ${now}::timestamptz - make_interval(days => ${keptDays}::int)`.execute(
    db,
  );
  return id;
}

/** Takes one's own batch for undoing: of two who ask at once one gets it. @throws notFound, alreadyUndone */
export async function takeBatch(db: Db, personId: string, id: string, now: string): Promise<readonly Done[]> {
  const { rows } = await sql<{ items: unknown }>`update bulk_batches set undone_at = ${now}::timestamptz
    where id = ${id}::uuid and person_id = ${personId}::uuid and undone_at is null returning items`.execute(db);
  if (rows[0]) return z.array(doneSchema).parse(rows[0].items);
  const known = await sql`select 1 from bulk_batches where id = ${id}::uuid and person_id = ${personId}::uuid`.execute(db);
  return refuse(known.rows.length > 0 ? "recordWithdrawn" : "notFound");
}

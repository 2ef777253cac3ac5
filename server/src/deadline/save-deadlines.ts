import { changeDeadlines, type DeadlineInput, type DeadlineSettings, defaultDeadlines, sameContent } from "@amends/core/deadline/company-settings";
import { isTimeZone } from "@amends/core/deadline/zone";
import { dayIn } from "@amends/core/shared/day";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { RefusalError, refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { type DeadlineKey, deadlineKeyOf, readDeadlines } from "./policy-of.ts";

type Row = { id: string; time_zone: string; settings: object };

/** A company's key and what it decided, the default where it has decided nothing. */
export async function companyDeadlines(db: Db, companyId: string, lock = false): Promise<{ key: DeadlineKey; settings: DeadlineSettings }> {
  const { rows } = await sql<Row>`select id, time_zone, settings from teams where id = ${companyId}::uuid ${sql.raw(lock ? "for update" : "")}`.execute(db);
  const key = deadlineKeyOf(rows[0] ?? refuse("notFound"));
  return { key, settings: (await readDeadlines(db, key)) ?? defaultDeadlines(key.timeZone) };
}

/** When it was decided last, and by whom; null while the default holds. */
export async function lastChange(db: Db, { companyId, stamp }: DeadlineKey): Promise<{ at: string; byId: string | null } | null> {
  const { rows } = await sql<{ at: Date; by_id: string | null }>`
    select at, by_id from deadline_settings where stamp = ${stamp}::uuid and company_id = ${companyId}::uuid`.execute(db);
  return rows[0] ? { at: rows[0].at.toISOString(), byId: rows[0].by_id } : null;
}

/**
 * Decides anew what a company's clocks are made by. The event makes the desk renew the clocks of open complaints
 * (server/desk/clocks). @throws the first problem, all of them in `details.problems`
 */
export async function saveDeadlines(
  { db, viewer, now, newId }: Pick<RouteContext<unknown>, "db" | "viewer" | "now" | "newId">,
  input: DeadlineInput,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { key, settings: before } = await companyDeadlines(tx, viewer.companyId, true);
    const { timeZone } = input.calendar; // one that is none is refused below
    const changed = changeDeadlines(before, input, dayIn(now, isTimeZone(timeZone) ? timeZone : "UTC"));
    if (!changed.ok) throw new RefusalError(changed.refusal);
    if (key.stamp !== null && sameContent(changed.settings, before)) return;
    const stamp = newId();
    await sql`insert into deadline_settings (stamp, company_id, doc, at, by_id)
      values (${stamp}::uuid, ${viewer.companyId}::uuid, ${JSON.stringify(changed.settings)}::jsonb, ${now}::timestamptz, ${viewer.id}::uuid)`.execute(tx);
    await sql`update teams set settings = jsonb_set(settings, '{deadlines}', ${JSON.stringify({ stamp })}::jsonb) where id = ${viewer.companyId}::uuid`.execute(
      tx,
    );
    await recordEvents(
      tx,
      { companyId: viewer.companyId, subject: { type: "company", id: viewer.companyId }, actor: { type: "person", id: viewer.id }, at: now, newId },
      [{ type: "company.deadlinesChanged", data: { stamp } }],
    );
  });
}

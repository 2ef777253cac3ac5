import { createHash, randomBytes } from "node:crypto";
import type { CalendarFeed } from "@amends/core/notices/contract";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import type { RouteContext } from "../../platform/route.ts";

const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

export async function readFeed(db: Db, personId: string): Promise<CalendarFeed> {
  const { rows } = await sql<{
    created_at: Date;
    read_at: Date | null;
  }>`select created_at, read_at from calendar_feeds where person_id = ${personId}::uuid`.execute(db);
  const row = rows[0];
  return row ? { since: row.created_at.toISOString(), readAt: row.read_at?.toISOString() ?? null } : { since: null, readAt: null };
}

/** A new address; an earlier one stops working. It is in the answer and nowhere else. */
export async function makeFeed({ db, viewer, now }: RouteContext<unknown>, publicUrl: string): Promise<{ url: string }> {
  const token = randomBytes(24).toString("base64url");
  await sql`insert into calendar_feeds (person_id, company_id, token_hash, created_at) values (${viewer.id}::uuid, ${viewer.companyId}::uuid, ${hashOf(token)}::bytea, ${now}::timestamptz)
    on conflict (person_id) do update set token_hash = excluded.token_hash, created_at = excluded.created_at, read_at = null`.execute(db);
  return { url: `${publicUrl}/api/public/calendars/${token}/amends.ics` };
}

export async function removeFeed(db: Db, personId: string): Promise<void> {
  await sql`delete from calendar_feeds where person_id = ${personId}::uuid`.execute(db);
}

/** Whose calendar a token opens; null for none. Calendar programs ask often: that they did is noted once an hour. */
export async function personOfFeed(db: Db, token: string, now: string): Promise<string | null> {
  if (!/^[\w-]{32}$/.test(token)) return null;
  const { rows } = await sql<{
    person_id: string;
    read_at: Date | null;
  }>`select person_id, read_at from calendar_feeds where token_hash = ${hashOf(token)}::bytea`.execute(db);
  const row = rows[0];
  if (!row) return null;
  if (!row.read_at || row.read_at.getTime() < Date.parse(now) - 3_600_000)
    await sql`update calendar_feeds set read_at = ${now}::timestamptz where person_id = ${row.person_id}::uuid`.execute(db);
  return row.person_id;
}

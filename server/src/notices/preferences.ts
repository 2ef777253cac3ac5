import type { Viewer } from "@amends/core/accounts/role";
import { readPreference } from "@amends/core/notices/contract-preference";
import type { NoticePreference } from "@amends/core/notices/preference";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { planMailAnew } from "./mail-notices.ts";

/** How a person wants to hear of things; the default when they never said. */
export async function readPreferenceOf(db: Db, personId: string): Promise<NoticePreference> {
  const { rows } = await sql<{ preference: unknown }>`select preference from notice_preferences where person_id = ${personId}::uuid`.execute(db);
  return readPreference(rows[0]?.preference);
}

/** Saves one's own. It counts for what comes; notices that are there already keep their ways. */
export async function savePreference(db: Db, viewer: Viewer, preference: NoticePreference, now: string): Promise<NoticePreference> {
  await db.transaction().execute(async (tx) => {
    await sql`insert into notice_preferences (person_id, preference, updated_at) values (${viewer.id}::uuid, ${JSON.stringify(preference)}::jsonb, ${now}::timestamptz)
    on conflict (person_id) do update set preference = excluded.preference, updated_at = excluded.updated_at`.execute(tx);
    const { rows } = await sql<{ timeZone: string }>`select time_zone as "timeZone" from teams where id = ${viewer.teamId}::uuid`.execute(tx);
    await planMailAnew(tx, viewer.companyId, { personId: viewer.id, preference, timeZone: rows[0]?.timeZone ?? "UTC" }, now);
  });
  return preference;
}

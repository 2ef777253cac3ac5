import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";

/** Says that a person knows everything of a complaint up to now; never goes back in time. To be written with other things. */
export function readMark(personId: string, complaintId: string, at: string): Write {
  return sql`insert into complaint_reads as r (person_id, complaint_id, read_at) values (${personId}::uuid, ${complaintId}::uuid, ${at}::timestamptz)
    on conflict (person_id, complaint_id) do update set read_at = greatest(r.read_at, excluded.read_at)`;
}

export async function markRead(db: Db, personId: string, complaintId: string, at: string): Promise<void> {
  await writeTogether(db, [readMark(personId, complaintId, at)]);
}

/** "Unread again": as if it had never been opened. */
export async function markUnread(db: Db, personId: string, complaintId: string): Promise<void> {
  await db.deleteFrom("complaint_reads").where("person_id", "=", personId).where("complaint_id", "=", complaintId).execute();
}

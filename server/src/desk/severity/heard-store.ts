import type { Heard } from "@amends/core/desk/heard";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";

/** As many as are read again: what was said before them has had its say when it came. */
const lookedBack = 60;

/** The latest of what went between the customer and the team, oldest first; a call nobody answered is no contact of ours. */
export async function readHeard(db: Db, complaintId: string): Promise<Heard[]> {
  const { rows } = await sql<{ id: string; at: Date; direction: Heard["direction"]; text: string }>`${sql.raw(prepared)}
    select id, at, direction, body_text as text from messages
    where complaint_id = ${complaintId}::uuid and direction in ('inbound', 'outbound') and kind <> 'note'
      and not (kind = 'call' and direction = 'outbound' and coalesce((call_data ->> 'reached')::boolean, false) = false)
    order by seq desc limit ${lookedBack}::int`.execute(db);
  return rows.reverse().map((row) => ({ ...row, at: row.at.toISOString() }));
}

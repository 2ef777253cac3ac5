import type { Complaint } from "@amends/core/desk/complaint";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";

/** Does a crisis of this customer run in another complaint, however their contacts were merged? */
export async function inCrisisElsewhere(db: Db, { id, customerId }: Complaint): Promise<boolean> {
  if (customerId === null) return false;
  const { rows } = await sql<{ found: boolean }>`${sql.raw(prepared)}
    select exists (select 1 from complaints c where c.id <> ${id}::uuid and c.state <> 'closed' and c.severity = 3 and c.customer_id in (
      select one.id from customers k join customers one on one.id = coalesce(k.merged_into, k.id) or one.merged_into = coalesce(k.merged_into, k.id)
      where k.id = ${customerId}::uuid)) as found`.execute(db);
  return rows[0]?.found === true;
}

import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";

/** Changes to people and teams of one company wait for one another, so that two of them cannot together break a rule that each keeps (last in charge, empty team). */
export async function lockCompany(tx: Db, companyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${companyId}, 1))`.execute(tx);
}

import type { Viewer } from "@amends/core/accounts/role";
import { type ViewCounts, viewNames } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { countOf, exactTo } from "./list-complaints.ts";
import { countUpTo } from "./list-query.ts";
import { idsToApprove } from "./to-approve.ts";

/** Counted in SQL; what may be approved is for the core to say. */
const listed = viewNames.filter((view) => view !== "toApprove");

/** The number behind each view of this viewer, exact to 1,000. One statement, planned once. */
export async function countViews(db: Db, viewer: Viewer, now: string): Promise<ViewCounts> {
  const columns = listed.map((view) => sql`${countUpTo({ viewer, view, filter: {}, now }, exactTo + 1)} as ${sql.id(view)}`);
  columns.push(
    sql`(select count(*)::int from (select 1 from outbox o where o.author_id = ${viewer.id}::uuid and (o.planned or o.held_at is not null) limit ${exactTo + 1}) x) as outbox`,
  );
  const toApprove = await idsToApprove(db, viewer, now);
  const { rows } = await sql<Record<string, number>>`${sql.raw(prepared)} select ${sql.join(columns)}`.execute(db);
  const counted: Readonly<Record<string, number>> = { ...rows[0], toApprove: toApprove.length };
  return Object.fromEntries([...viewNames, "outbox" as const].map((view) => [view, countOf(counted[view] ?? 0)])) as unknown as ViewCounts;
}

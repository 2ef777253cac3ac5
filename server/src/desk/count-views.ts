import type { Viewer } from "@amends/core/accounts/role";
import { type ViewCounts, viewNames } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { countOf, exactTo } from "./list-complaints.ts";
import { countUpTo } from "./list-query.ts";

/** The number behind each view of this viewer, exact to 1,000. One statement, planned once. */
export async function countViews(db: Db, viewer: Viewer, now: string): Promise<ViewCounts> {
  const columns = viewNames.map((view) => sql`${countUpTo({ viewer, view, filter: {}, now }, exactTo + 1)} as ${sql.id(view)}`);
  const { rows } = await sql<Record<string, number>>`${sql.raw(prepared)} select ${sql.join(columns)}`.execute(db);
  return Object.fromEntries(viewNames.map((view) => [view, countOf(rows[0]?.[view] ?? 0)])) as unknown as ViewCounts;
}

import type { Viewer } from "@amends/core/accounts/role";
import { type Placed, type Scope, scopeOf, sees } from "@amends/core/accounts/visibility";
import { type RawBuilder, sql } from "kysely";

/**
 * Visibility as SQL: the only place. Everything that reads complaints (lists, counts, search, export, live updates, a
 * customer's history, direct links) takes its condition from here; `c` is the alias of `complaints` in the query.
 */
export function visibleTo(scope: Scope): RawBuilder<boolean> {
  switch (scope.type) {
    case "none":
      return sql`false`;
    case "company":
      return sql`c.company_id = ${scope.companyId}::uuid`;
    case "teams":
      return sql`(c.company_id = ${scope.companyId}::uuid and c.team_id = any(${[...scope.teamIds]}::uuid[]))`;
    case "closedAnonymous":
      return sql`(c.company_id = ${scope.companyId}::uuid and c.state = 'closed' and c.team_id = any(${[...scope.teamIds]}::uuid[]))`;
    case "own":
      return sql`(c.company_id = ${scope.companyId}::uuid and (c.assignee_id = ${scope.personId}::uuid or (c.assignee_id is null and c.team_id = ${scope.teamId}::uuid)))`;
  }
}

/**
 * One way into the table that an index serves in the order of a view: `where` names the leading column of the index,
 * `each` gives the values to walk it for (one walk per team, merged afterwards).
 */
export type Lane = { readonly each: RawBuilder<unknown> | null; readonly where: RawBuilder<boolean> };

/** The lanes whose union is exactly what the scope sees; they never overlap. Empty when it sees nothing. */
export function lanesOf(scope: Scope): Lane[] {
  switch (scope.type) {
    case "none":
      return [];
    case "company":
      return [{ each: null, where: sql`c.company_id = ${scope.companyId}::uuid` }];
    case "teams":
    case "closedAnonymous": {
      const closed = scope.type === "closedAnonymous" ? sql` and c.state = 'closed'` : sql``;
      return [{ each: sql`unnest(${[...scope.teamIds]}::uuid[])`, where: sql`c.team_id = lane.id${closed}` }];
    }
    case "own":
      return [
        { each: null, where: sql`c.assignee_id = ${scope.personId}::uuid and c.company_id = ${scope.companyId}::uuid` },
        { each: null, where: sql`c.team_id = ${scope.teamId}::uuid and c.assignee_id is null` },
      ];
  }
}

/** May this viewer see a complaint that lies there? The answer for one, as `visibleTo` is for many. */
export function maySee(viewer: Viewer, placed: Placed): boolean {
  return sees(scopeOf(viewer), placed);
}

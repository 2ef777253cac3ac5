import type { Viewer } from "@amends/core/accounts/role";
import { type Placed, type Scope, scopeOf, sees } from "@amends/core/accounts/visibility";
import { type RawBuilder, sql } from "kysely";

/** Both tables that carry where a complaint lies: itself (alias `c`) and what the search looks in (alias `s`). */
const tables = {
  complaints: { alias: "c", of: (column: string) => sql.ref(`c.${column}`), closed: sql<boolean>`c.state = 'closed'` },
  search: { alias: "s", of: (column: string) => sql.ref(`s.${column}`), closed: sql<boolean>`s.closed` },
} as const;

/** Is the column this person, or somebody they stand in for? */
function is(column: RawBuilder<unknown>, { personId, standsFor }: Own): RawBuilder<boolean> {
  return standsFor.length === 0 ? sql`${column} = ${personId}::uuid` : sql`${column} = any(${[personId, ...standsFor]}::uuid[])`;
}

/**
 * Visibility as SQL: the only place. Everything that reads complaints (lists, counts, search, export, live updates, a
 * customer's history, direct links) takes its condition from here.
 */
export function visibleTo(scope: Scope, table: keyof typeof tables = "complaints"): RawBuilder<boolean> {
  if (scope.type === "none") return sql`false`;
  const { of, closed, alias } = tables[table];
  const company = sql`${of("company_id")} = ${scope.companyId}::uuid`;
  const named = notKeptFrom(scope.personId, alias);
  const inTeams = (ids: readonly string[]) => sql`${of("team_id")} = any(${[...ids]}::uuid[])`;
  switch (scope.type) {
    case "company":
      return sql`(${company} and ${named})`;
    case "teams":
      return sql`(${company} and ${inTeams(scope.teamIds)} and ${named})`;
    case "closedAnonymous":
      return sql`(${company} and ${closed} and ${inTeams(scope.teamIds)} and ${named})`;
    case "own":
      return sql`(${company} and (${is(of("assignee_id"), scope)} or ${is(of("responsible_id"), scope)} or (${of("assignee_id")} is null and ${of("team_id")} = ${scope.teamId}::uuid)) and ${named})`;
  }
}

type Own = Extract<Scope, { type: "own" }>;

/**
 * One way into the table that an index serves in the order of a view: `where` names the leading column of the index,
 * `each` gives the values to walk it for (one walk per team, merged afterwards).
 */
export type Lane = { readonly each: RawBuilder<unknown> | null; readonly where: RawBuilder<boolean> };

/** A complaint kept to some people (`restricted_to` of the table with this alias) is nobody else's to see. */
export function notKeptFrom(personId: string, alias: string): RawBuilder<boolean> {
  const column = sql.ref(`${alias}.restricted_to`);
  return sql<boolean>`(${column} is null or ${personId}::uuid = any(${column}))`;
}

/** What lies elsewhere while one still answers for it; without what the other two lanes of an agent bring. */
function answeredFor({ personId, teamId, standsFor }: Own, named: RawBuilder<unknown>): Lane {
  const brought = sql`c.assignee_id is null and c.team_id = ${teamId}::uuid`;
  const theirs = standsFor.length === 0 ? sql`` : sql` and not coalesce(c.assignee_id = any(${[...standsFor]}::uuid[]), false)`;
  return {
    each: null,
    where: sql`c.responsible_id = ${personId}::uuid and c.assignee_id is distinct from ${personId}::uuid${theirs} and not (${brought})${named}`,
  };
}

/** What lies with those one stands in for, and what they answer for elsewhere; without what the lanes of `besides` bring. */
function standInLanes(standsFor: readonly string[], named: RawBuilder<unknown>, besides: RawBuilder<unknown> = sql``): Lane[] {
  if (standsFor.length === 0) return [];
  const each = sql`unnest(${[...standsFor]}::uuid[])`;
  const elsewhere = sql`not coalesce(c.assignee_id = any(${[...standsFor]}::uuid[]), false)`;
  return [
    { each, where: sql`c.assignee_id = lane.id${named}` },
    { each, where: sql`c.responsible_id = lane.id and ${elsewhere}${besides}${named}` },
  ];
}

/** The lanes of what one sees to for others while they are away. */
export const standingInLanes = ({ id, standsFor = [] }: Viewer): Lane[] => standInLanes(standsFor, sql` and ${notKeptFrom(id, "c")}`);

/** The lanes of what is one's own matter: what one has, and what one answers for until somebody takes it over. */
export function ownLanes(personId: string): Lane[] {
  const named = notKeptFrom(personId, "c");
  return [
    { each: null, where: sql`c.assignee_id = ${personId}::uuid and ${named}` },
    { each: null, where: sql`c.responsible_id = ${personId}::uuid and c.assignee_id is distinct from ${personId}::uuid and ${named}` },
  ];
}

/** The lanes whose union is exactly what the scope sees; they never overlap. Empty when it sees nothing. */
export function lanesOf(scope: Scope): Lane[] {
  const named = scope.type === "none" ? sql`` : sql` and ${notKeptFrom(scope.personId, "c")}`;
  switch (scope.type) {
    case "none":
      return [];
    case "company":
      return [{ each: null, where: sql`c.company_id = ${scope.companyId}::uuid${named}` }];
    case "teams":
    case "closedAnonymous": {
      const closed = scope.type === "closedAnonymous" ? sql` and c.state = 'closed'` : sql``;
      return [{ each: sql`unnest(${[...scope.teamIds]}::uuid[])`, where: sql`c.team_id = lane.id${closed}${named}` }];
    }
    case "own":
      return [
        { each: null, where: sql`c.assignee_id = ${scope.personId}::uuid${named}` }, // a person belongs to one company, and so does what they have
        { each: null, where: sql`c.team_id = ${scope.teamId}::uuid and c.assignee_id is null${named}` },
        answeredFor(scope, named),
        ...standInLanes(
          scope.standsFor,
          named,
          sql` and c.assignee_id is distinct from ${scope.personId}::uuid and not (c.assignee_id is null and c.team_id = ${scope.teamId}::uuid)`,
        ),
      ];
  }
}

/** Whose figures a viewer may read in a table with `company_id` and `team_id`; `own` is the column that says whose a row is. */
function countedFor(viewer: Viewer, alias: string, own: string | null): RawBuilder<boolean> {
  const scope = scopeOf(viewer);
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  switch (scope.type) {
    case "none":
    case "closedAnonymous":
      return sql`false`;
    case "company":
      return sql`${of("company_id")} = ${scope.companyId}::uuid`;
    case "teams":
      return sql`(${of("company_id")} = ${scope.companyId}::uuid and ${of("team_id")} = any(${[...scope.teamIds]}::uuid[]))`;
    case "own":
      if (own === null) return sql`false`;
      return sql`(${of("company_id")} = ${scope.companyId}::uuid and ${of(own)} = ${scope.personId}::uuid)`;
  }
}

/**
 * Whose promises a viewer's figures may count (alias `f`, table promise_facts): an agent's own wherever the complaint lies by now,
 * a superior's and quality's by the team, a manager's all of the company. They carry no words and name no complaint. Companies
 * never mix, so demo data, a company of its own, is in nobody else's figures.
 */
export const promisesCountedFor = (viewer: Viewer): RawBuilder<boolean> => countedFor(viewer, "f", "person_id");

/** Whose load a viewer may read (alias `p`, table people): an agent's own, a superior's and quality's by the team, a manager's all of the company. */
export const peopleCountedFor = (viewer: Viewer): RawBuilder<boolean> => countedFor(viewer, "p", "id");

/** Whose closings and surveys a viewer's figures may count: a superior's by the team, a manager's all of the company; nobody's alone. */
export const closingsCountedFor = (viewer: Viewer, alias: string): RawBuilder<boolean> => countedFor(viewer, alias, null);

/** May this viewer see a complaint that lies there? The answer for one, as `visibleTo` is for many. */
export function maySee(viewer: Viewer, placed: Placed): boolean {
  return sees(scopeOf(viewer), placed);
}

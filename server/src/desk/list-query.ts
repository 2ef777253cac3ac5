import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { ViewName } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";
import type { ListFilter } from "./list-filter.ts";
import { filterConditions } from "./list-filter.ts";
import { type Lane, lanesOf, ownLanes, standingInLanes, visibleTo } from "./policy.ts";

export type ListSort = "due" | "newest" | "activity" | "followUp" | "snooze" | "approval";

/** What stands in a list, before it is put in order: which view of which viewer, narrowed by filters, at a moment. */
export type Listing = { readonly viewer: Viewer; readonly view: ViewName; readonly filter: ListFilter; readonly now: string };

type Condition = RawBuilder<boolean>;

/** Midnight at the beginning of today (or `days` later) where the viewer's team is; worked out once per query. */
function dayStart(listing: Listing, days: 0 | 1): RawBuilder<Date> {
  const later = sql.raw(days === 0 ? "" : " + interval '1 day'");
  return sql`(select (date_trunc('day', ${listing.now}::timestamptz at time zone t.time_zone)${later}) at time zone t.time_zone from teams t where t.id = ${listing.viewer.teamId}::uuid)`;
}

const open = sql<boolean>`c.state <> 'closed'`;

/** What a person follows; whether they see it is asked as well, for following gives no sight. */
const followed = (personId: string) =>
  sql<boolean>`c.id in (select f.complaint_id from followers f where f.person_id = ${personId}::uuid and f.ended_at is null)`;

/** The condition of a view, written with the words of the partial indexes. */
function viewCondition(listing: Listing): Condition | null {
  switch (listing.view) {
    case "all":
      return null;
    case "mine":
    case "standingIn":
      return open;
    case "following":
      return followed(listing.viewer.id);
    case "unassigned":
      return sql`${open} and c.assignee_id is null`;
    case "dueToday":
      return sql`${open} and c.next_due_at >= ${dayStart(listing, 0)} and c.next_due_at < ${dayStart(listing, 1)}`;
    case "overdue":
      return sql`${open} and c.next_due_at < ${listing.now}::timestamptz`;
    case "waiting":
      return sql`c.state = 'waiting'`;
    case "snoozed":
      return sql`${open} and c.snoozed_until > ${listing.now}::timestamptz`;
    case "escalated":
      return sql`${open} and c.escalated`;
    case "toApprove":
      return sql`c.approval_since is not null`;
    case "toFollowUp":
      return sql`c.state = 'closed' and c.follow_up_at is not null and c.follow_up_at < ${dayStart(listing, 1)}`;
  }
}

/** What is put off is out of the lists of work. A search finds it there all the same. */
function awake({ view, now }: Listing): Condition | null {
  return view === "mine" || view === "standingIn" || view === "unassigned" ? sql`(c.snoozed_until is null or c.snoozed_until <= ${now}::timestamptz)` : null;
}

/** Does this listing hold closed complaints only (true), open ones only (false), or both (null)? */
export function closedIn({ view, filter }: Listing): boolean | null {
  if (view === "following") return null;
  if (view !== "all") return view === "toFollowUp";
  return filter.state === undefined ? null : filter.state === "closed";
}

/** Whose matter a listing is about, where it is about somebody's: one's own, or of those one stands in for. */
function ownMatter({ viewer, view }: Pick<Listing, "viewer" | "view">): Condition | null {
  if (view !== "mine" && view !== "standingIn") return null;
  const whose = view === "mine" ? [viewer.id] : [...(viewer.standsFor ?? [])];
  return sql<boolean>`(c.assignee_id = any(${whose}::uuid[]) or c.responsible_id = any(${whose}::uuid[]))`;
}

/** What narrows a listing beyond what its viewer sees, on `complaints c`. */
export function listingConditions(listing: Listing): Condition[] {
  return [ownMatter(listing), viewCondition(listing), ...filterConditions(listing.filter)].filter((c) => c !== null);
}

/** Ways in for this listing: a person, a team or a customer asked for narrows more than what the viewer sees at all. */
function lanesFor({ viewer, view, filter }: Listing): Lane[] {
  const scope = scopeOf(viewer);
  const seen = visibleTo(scope);
  const narrow = (where: Condition): Lane[] => [{ each: null, where: sql`${where} and ${seen}` }];
  if (scope.type === "none") return [];
  if (scope.type === "closedAnonymous" && view !== "all" && view !== "toFollowUp" && view !== "following") return []; // the other views hold open ones
  if (filter.ids) return narrow(sql`c.id = any(${[...filter.ids]}::uuid[]) and ${ownMatter({ viewer, view }) ?? sql`true`}`);
  if (view === "following") return narrow(followed(viewer.id));
  if (view === "mine")
    return scope.type === "own" ? ownLanes(viewer.id) : ownLanes(viewer.id).map(({ where }) => ({ each: null, where: sql`${where} and ${seen}` }));
  if (view === "standingIn") return standingInLanes(viewer).map(({ each, where }) => ({ each, where: sql`${where} and ${seen}` }));
  if (filter.collectiveId) return narrow(sql`c.collective_id = ${filter.collectiveId}::uuid`);
  if (filter.customerId) return narrow(sql`c.customer_id = ${filter.customerId}::uuid`);
  if (filter.assigneeId) return narrow(sql`c.assignee_id = ${filter.assigneeId}::uuid`);
  if (filter.teamId) return narrow(sql`c.team_id = ${filter.teamId}::uuid`);
  const lanes = lanesOf(scope);
  return view === "unassigned" && scope.type === "own" ? lanes.slice(1, 2) : lanes;
}

const keys = {
  due: sql`c.next_due_at`,
  newest: sql`c.received_at`,
  activity: sql`c.last_activity_at`,
  followUp: sql`c.follow_up_at`,
  snooze: sql`c.snoozed_until`,
  approval: sql`c.approval_since`,
};
const descending = { due: false, newest: true, activity: true, followUp: false, snooze: false, approval: false };

/** The place behind a row: what it was sorted by, its id, and how many there were in all when the first page was read. */
export type Position = { readonly key: string; readonly id: string; readonly total?: number | undefined };

/**
 * Ids of a listing in order, as a query: each lane walks its index for at most `limit` rows, then they are merged.
 * Columns: id, k (the key sorted by). `null` when the viewer sees nothing.
 */
export function orderedIds(listing: Listing, sort: ListSort, after: Position | null, limit: number): RawBuilder<{ id: string; k: Date }> | null {
  const key = keys[sort];
  const direction = sql.raw(descending[sort] ? "desc" : "asc");
  const conditions = [viewCondition(listing), awake(listing), ...filterConditions(listing.filter)].filter((c) => c !== null);
  if (after) conditions.push(sql`(${key}, c.id) ${sql.raw(descending[sort] ? "<" : ">")} (${after.key}::timestamptz, ${after.id}::uuid)`);
  const lanes = lanesFor(listing);
  if (lanes.length === 0) return null;
  const inner = lanes.map((lane) => {
    const where = sql.join([lane.where, ...conditions], sql` and `);
    const walk = sql`select c.id, ${key} as k from complaints c where ${where} order by ${key} ${direction}, c.id ${direction} limit ${limit}::int`;
    return lane.each ? sql`select walk.id, walk.k from ${lane.each} as lane (id) cross join lateral (${walk}) walk` : sql`(${walk})`;
  });
  return sql`select x.id, x.k from (${sql.join(inner, sql` union all `)}) x order by x.k ${direction}, x.id ${direction} limit ${limit}::int`;
}

/** The order whose index serves the view best; a count that stops at a limit walks it like a list. */
function ownOrder(view: ViewName): RawBuilder<unknown> {
  if (view === "all" || view === "following") return sql`c.received_at desc, c.id desc`;
  if (view === "snoozed") return sql`c.snoozed_until, c.id`;
  if (view === "toApprove") return sql`c.approval_since, c.id`;
  return view === "toFollowUp" ? sql`c.follow_up_at, c.id` : sql`c.next_due_at, c.id`;
}

/**
 * How many there are, up to `limit`, as a scalar query. A lane that is one walk is counted as it comes: every step that a row
 * passes through is paid a thousand times for each view.
 */
export function countUpTo(listing: Listing, limit: number): RawBuilder<number> {
  const conditions = [viewCondition(listing), awake(listing), ...filterConditions(listing.filter)].filter((c) => c !== null);
  const lanes = lanesFor(listing);
  if (lanes.length === 0) return sql`0`;
  const walks = lanes.map((lane) => {
    const walk = sql`select from complaints c where ${sql.join([lane.where, ...conditions], sql` and `)} order by ${ownOrder(listing.view)} limit ${limit}::int`;
    return lane.each ? sql`select from ${lane.each} as lane (id) cross join lateral (${walk}) walk limit ${limit}::int` : walk;
  });
  if (walks.length === 1) return sql`(select count(*)::int from (${walks[0]}) x)`;
  const parts = sql.join(
    walks.map((walk) => sql`(${walk})`),
    sql` union all `,
  );
  return sql`(select count(*)::int from (select from (${parts}) x limit ${limit}::int) y)`;
}

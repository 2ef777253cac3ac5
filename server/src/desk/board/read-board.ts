import type { Viewer } from "@amends/core/accounts/role";
import { type Scope, scopeOf } from "@amends/core/accounts/visibility";
import { type Board, type BoardItem, type BoardPart, type BoardSection, boardSections, soonHours } from "@amends/core/desk/contract-board";
import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { lanesOf } from "../policy.ts";
import { presentRow, type RowRecord, rowColumnsFor } from "../present-row.ts";

const open = sql<boolean>`c.state <> 'closed'`;
const shown = 8;
const exactTo = 100;

/** The condition of each part, in the words of the partial index that holds it. */
export function burning(section: BoardSection, now: string): RawBuilder<boolean> {
  switch (section) {
    case "crisis":
      return sql`${open} and c.severity = 3`;
    case "breached":
      return sql`${open} and c.next_due_at < ${now}::timestamptz`;
    case "dueSoon":
      return sql`${open} and c.next_due_at >= ${now}::timestamptz and c.next_due_at < ${now}::timestamptz + make_interval(hours => ${soonHours}::int)`;
    case "approvals":
      return sql`c.approval_since is not null`;
    case "brokenPromises":
      return sql`${open} and c.promise_broken`;
    case "unowned":
      return sql`${open} and c.assignee_id is null`;
  }
}

/** Ids of a part, soonest due first, each team's index walked no further than needed. Columns: id, k. */
export function burningIds(section: BoardSection, scope: Scope, now: string): RawBuilder<{ id: string; k: Date }> {
  const walks = lanesOf(scope).map((lane) => {
    const walk = sql`select c.id, c.next_due_at as k from complaints c where ${lane.where} and ${burning(section, now)} order by c.next_due_at, c.id limit ${exactTo + 1}::int`;
    return lane.each ? sql`select w.id, w.k from ${lane.each} as lane (id) cross join lateral (${walk}) w` : sql`(${walk})`;
  });
  if (walks.length === 0) return sql`select null::uuid as id, null::timestamptz as k where false`;
  return sql`select x.id, x.k from (${sql.join(walks, sql` union all `)}) x order by x.k, x.id limit ${exactTo + 1}::int`;
}

/** The viewer's sight, narrowed to a team and those below it. A team they do not see leaves nothing. */
async function scopeIn(db: Db, viewer: Viewer, teamId: string | undefined): Promise<Scope> {
  const scope = scopeOf(viewer);
  if (teamId === undefined || scope.type === "none") return scope;
  const { rows } = await sql<{ id: string }>`
    with recursive below (id) as (select id from teams where id = ${teamId}::uuid and company_id = ${viewer.companyId}::uuid union all select t.id from teams t join below b on t.parent_id = b.id)
    select id from below`.execute(db);
  const seen = rows.map((row) => row.id).filter((id) => scope.type === "company" || (scope.type === "teams" && scope.teamIds.includes(id)));
  return seen.length > 0 ? { type: "teams", companyId: viewer.companyId, personId: viewer.id, teamIds: seen } : { type: "none" };
}

function itemOf(row: ComplaintRow): BoardItem {
  const { id, number, title, language, severity, teamId, assigneeId, nextDueAt, nextDueKind, nextDueLabels, receivedAt } = row;
  return { id, number, title, language, severity, teamId, assigneeId, nextDueAt, nextDueKind, nextDueLabels, receivedAt };
}

type Found = RowRecord & { section: BoardSection; total: number };

/** What burns now among what the viewer sees: every part in one statement. */
export async function readBoard(db: Db, viewer: Viewer, teamId: string | undefined, now: string): Promise<Board> {
  const scope = await scopeIn(db, viewer, teamId);
  const parts = boardSections.map(
    (section) =>
      sql`select ${section}::text as section, y.id, row_number() over (order by y.k, y.id) as n, count(*) over ()::int as total from (${burningIds(section, scope, now)}) y`,
  );
  const { rows } = await sql<Found>`
    with burning as materialized (${sql.join(parts, sql` union all `)})
    select b.section, b.total, ${rowColumnsFor(viewer)} from burning b join complaints c on c.id = b.id
    left join customers cu on cu.id = c.customer_id left join complaint_reads r on r.person_id = ${viewer.id}::uuid and r.complaint_id = c.id
    where b.n <= ${shown} order by b.section, b.n`.execute(db);
  const partOf = (section: BoardSection): BoardPart => {
    const own = rows.filter((row) => row.section === section);
    const total = own[0]?.total ?? 0;
    return { total: { count: Math.min(total, exactTo), more: total > exactTo }, items: own.map((row) => itemOf(presentRow(row, viewer))) };
  };
  return { at: now, parts: Object.fromEntries(boardSections.map((section) => [section, partOf(section)])) as Board["parts"] };
}

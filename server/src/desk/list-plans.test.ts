import type { Viewer } from "@amends/core/accounts/role";
import { scopeOf } from "@amends/core/accounts/visibility";
import type { ViewName } from "@amends/core/desk/contract-view";
import { type RawBuilder, sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../platform/db/test-database.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { countUpTo, type ListSort, orderedIds } from "./list-query.ts";
import { visibleTo } from "./policy.ts";

const database = useTestDatabase();
const company = newUuid();
const teams = Array.from({ length: 20 }, newUuid);
const people = teams.flatMap((team) => Array.from({ length: 5 }, () => ({ id: newUuid(), team })));
const now = new Date().toISOString();

/** 20,000 complaints with the shares an office has: nine in ten closed, a tenth of the open ones with nobody. */
beforeAll(async () => {
  const { db } = database;
  await db.transaction().execute(async (tx) => {
    await tx.insertInto("teams").values({ id: company, company_id: company, parent_id: null, kind: "company", name: "C" }).execute();
    await tx
      .insertInto("teams")
      .values(teams.map((id) => ({ id, company_id: company, parent_id: company, kind: "team", name: id })))
      .execute();
  });
  await db
    .insertInto("people")
    .values(people.map((p) => ({ id: p.id, company_id: company, team_id: p.team, name: "P", email: `${p.id}@example.com`, role: "agent" })))
    .execute();
  await sql`
    insert into complaints (id, company_id, number, team_id, assignee_id, state, phase, kind, severity, channel, language, title, preview, escalated, received_at, next_due_at, follow_up_at, snoozed_until, last_activity_at, doc)
    select gen_random_uuid(), ${company}::uuid, 'A' || n, t.team, case when not closed and n % 10 = 3 then null else t.person end, case when closed then 'closed' when n % 7 = 0 then 'waiting' else 'open' end,
      'mood', 'complaint', 1, 'phone', 'en', 'Title', 'Preview', not closed and n % 11 = 0, now() - n * interval '1 hour',
      case when closed then 'infinity' else now() + ((n % 97) - 60) * interval '1 hour' end, case when closed and n % 5 = 0 then now() - n * interval '1 minute' end, case when not closed and n % 17 = 0 then now() + ((n % 31) - 15) * interval '1 hour' end, now() - n * interval '50 minutes', '{}'
    from (select n, n % 10 <> 0 and n % 13 <> 0 as closed from generate_series(1, 20000) n) g
    join lateral (select (${people.map((p) => p.team)}::uuid[])[1 + n % 100] as team, (${people.map((p) => p.id)}::uuid[])[1 + n % 100] as person) t on true`.execute(
    db,
  );
  await sql`vacuum analyze complaints`.execute(db);
}, 60_000);

const first = people[0] ?? { id: "", team: "" };
const viewer = (role: Viewer["role"], teamIds: readonly string[]): Viewer => ({
  id: first.id,
  companyId: company,
  role,
  teamId: first.team,
  teamIds,
  name: "P",
});
const standsFor = people.slice(6, 9).map((p) => p.id);
const viewers = {
  /** Stands in for three people of another team. */
  standIn: { ...viewer("agent", [first.team]), standsFor },
  manager: viewer("manager", [company, ...teams]),
  lead: viewer("supervisor", teams.slice(0, 13)),
  supervisor: viewer("supervisor", [first.team]),
  agent: viewer("agent", [first.team]),
  trainer: viewer("trainer", teams.slice(0, 5)),
};

type Plan = { "Node Type": string; "Relation Name"?: string; "Index Name"?: string; "Actual Rows"?: number; "Rows Removed by Filter"?: number; Plans?: Plan[] };

async function planOf(query: RawBuilder<unknown>): Promise<{ indexes: string[]; scans: string[]; read: number; widestSort: number; fetching: string[] }> {
  const { rows } = await sql<{ "QUERY PLAN": [{ Plan: Plan }] }>`explain (analyze, timing off, format json) ${query}`.execute(database.db);
  const found = { indexes: [] as string[], scans: [] as string[], read: 0, widestSort: 0, fetching: [] as string[] };
  const walk = (node: Plan) => {
    if (node["Index Name"]) found.indexes.push(node["Index Name"]);
    if (node["Node Type"] === "Index Scan" && node["Relation Name"] === "complaints") found.fetching.push(node["Index Name"] ?? "");
    if (node["Node Type"] === "Seq Scan" && node["Relation Name"] === "complaints") found.scans.push("complaints");
    if (node["Relation Name"] === "complaints") found.read += (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0);
    if (node["Node Type"] === "Sort") found.widestSort = Math.max(found.widestSort, ...(node.Plans ?? []).map((p) => p["Actual Rows"] ?? 0));
    for (const below of node.Plans ?? []) walk(below);
  };
  const [plan] = rows[0]?.["QUERY PLAN"] ?? [];
  if (plan) walk(plan.Plan);
  return found;
}

const listed: readonly [keyof typeof viewers, ViewName, ListSort, RegExp][] = [
  ["manager", "all", "due", /company_due/],
  ["manager", "all", "newest", /company_newest/],
  ["manager", "all", "activity", /company_activity/],
  ["manager", "overdue", "due", /company_open/],
  ["manager", "dueToday", "due", /company_open/],
  ["manager", "unassigned", "due", /company_unassigned/],
  ["manager", "waiting", "due", /company_waiting/],
  ["manager", "escalated", "due", /company_escalated/],
  ["manager", "toApprove", "approval", /company_to_approve/],
  ["lead", "toApprove", "approval", /_to_approve/],
  ["manager", "toFollowUp", "followUp", /company_follow_up/],
  ["manager", "snoozed", "snooze", /company_snoozed/],
  ["lead", "snoozed", "snooze", /team_snoozed/],
  ["agent", "snoozed", "snooze", /_snoozed/],
  ["lead", "all", "due", /team_due/],
  ["lead", "all", "newest", /team_newest/],
  ["lead", "all", "activity", /team_activity/],
  ["lead", "overdue", "due", /team_open/],
  ["lead", "unassigned", "due", /team_unassigned/],
  ["lead", "waiting", "due", /_waiting/],
  ["lead", "escalated", "due", /team_escalated/],
  ["lead", "toFollowUp", "followUp", /team_follow_up/],
  ["supervisor", "overdue", "due", /team_open/],
  ["agent", "mine", "due", /assignee_open/],
  ["agent", "overdue", "due", /assignee_open/],
  ["standIn", "standingIn", "due", /assignee_open/],
  ["standIn", "overdue", "due", /assignee_open/],
  ["standIn", "all", "newest", /assignee_newest/],
  ["trainer", "all", "newest", /team_closed|team_newest/],
];

test.each(listed)("%s, %s by %s walks an index in order and stops at the page (demand 26)", async (who, view, sort, index) => {
  const query = orderedIds({ viewer: viewers[who], view, filter: {}, now }, sort, null, 51);
  const plan = await planOf(query ?? sql`select 1`);
  expect(plan.scans).toEqual([]);
  expect(plan.indexes.join(" ")).toMatch(index);
  expect(plan.widestSort).toBeLessThanOrEqual(51 * 13); // only the merge of teams is sorted
});

test("who stands in sees what the ways in bring, each once, whoever answers for it meanwhile", async () => {
  const { db } = database;
  const [a, b, me] = [standsFor[0] ?? "", standsFor[1] ?? "", first.id];
  // Everything that could be brought twice: mine and theirs, theirs and another's of theirs, nobody's in my team.
  await sql`update complaints set responsible_id = case (substr(number, 2)::int / 10) % 6 when 0 then ${a}::uuid when 1 then ${b}::uuid when 2 then ${me}::uuid end where state <> 'closed'`.execute(
    db,
  );
  const { rows: walked } = await sql<{
    id: string;
  }>`${orderedIds({ viewer: viewers.standIn, view: "all", filter: {}, now }, "newest", null, 20_000) ?? sql`select 1`}`.execute(db);
  const { rows: seen } = await sql<{ id: string }>`select c.id from complaints c where ${visibleTo(scopeOf(viewers.standIn))}`.execute(db);
  expect(walked.length).toBeGreaterThan(500);
  expect(walked.map((r) => r.id).sort()).toEqual(seen.map((r) => r.id).sort());
  await sql`update complaints set responsible_id = null where responsible_id is not null`.execute(db);
  await sql`vacuum analyze complaints`.execute(db);
});

test("rows asked for by their ids are fetched by their ids, whoever asks", async () => {
  const { rows } = await sql<{ id: string }>`select id from complaints limit 20`.execute(database.db);
  for (const who of Object.keys(viewers) as (keyof typeof viewers)[]) {
    const plan = await planOf(orderedIds({ viewer: viewers[who], view: "all", filter: { ids: rows.map((r) => r.id) }, now }, "due", null, 51) ?? sql`select 1`);
    expect(plan.scans, who).toEqual([]);
    expect(plan.read, who).toBeLessThanOrEqual(20);
  }
});

test("the few that an import left to complete are not looked for one by one", async () => {
  await sql`update complaints set to_complete = true where number in ('A77', 'A4711')`.execute(database.db);
  const plan = await planOf(orderedIds({ viewer: viewers.manager, view: "all", filter: { toComplete: true }, now }, "newest", null, 51) ?? sql`select 1`);
  expect(plan.indexes.join(" ")).toMatch(/complaints_to_complete/);
});

test.each(Object.keys(viewers) as (keyof typeof viewers)[])("counting any view of %s never reads the whole table", async (who) => {
  for (const view of ["mine", "standingIn", "unassigned", "dueToday", "overdue", "waiting", "snoozed", "toFollowUp", "escalated", "all"] as const) {
    const plan = await planOf(sql`select ${countUpTo({ viewer: viewers[who], view, filter: {}, now }, 1001)}`);
    expect(plan.scans, view).toEqual([]);
    expect(plan.read, view).toBeLessThanOrEqual(2_100);
  }
});

test("counting a view of a whole company fetches no row: all that is asked stands in the index", async () => {
  for (const view of ["unassigned", "dueToday", "overdue", "waiting", "snoozed", "toFollowUp", "escalated", "all"] as const) {
    const plan = await planOf(sql`select ${countUpTo({ viewer: viewers.manager, view, filter: {}, now }, 1001)}`);
    expect(plan.fetching, view).toEqual([]);
    expect(plan.indexes.join(" "), view).toMatch(/complaints_company/);
  }
});

import type { Viewer } from "@amends/core/accounts/role";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { useTestDatabase } from "../platform/db/test-database.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { readPosition } from "./list-complaints.ts";
import { searchComplaints } from "./search-complaints.ts";
import { searchColumns } from "./search-document.ts";
import { createSearchWindows } from "./search-windows.ts";
import { rebuildWords } from "./search-words.ts";

const database = useTestDatabase();
const company = newUuid();
const teams = [newUuid(), newUuid(), newUuid()] as const;
const people = teams.map(() => newUuid());
const size = 9_000;
const now = Date.parse("2026-11-22T00:00:00Z");
const started = "2026-11-22T00:00:00.000Z";

const doc = JSON.stringify({ intake: { product: { orderNo: "", plate: "" }, respondent: { unit: "", person: "", personId: null }, representative: null } });

type Made = { id: string; team: number; at: string; texts: string[]; closed: boolean };
const made: Made[] = [];

/** Words of very different frequency, and times out of order: what is newest is not what was written last. */
function textsOf(n: number): string[] {
  return [
    `A26-${String(n).padStart(6, "0")}`,
    n % 2 ? "every second" : "",
    n % 20 === 0 ? "twentieth" : "",
    n % 700 === 0 ? "seldom" : "",
    n === 4_321 ? "unique" : "",
    n % 3 === 0 ? "退款不到账" : "不到退款账",
    n % 900 === 0 ? "鎏金" : "",
    n % 40 === 0 ? "refunded" : n % 41 === 0 ? "refund" : "",
  ].filter(Boolean);
}

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
    .values(people.map((id, i) => ({ id, company_id: company, team_id: teams[i] ?? company, name: "P", email: `${id}@example.com`, role: "agent" })))
    .execute();
  for (let n = 0; n < size; n++) {
    made.push({ id: newUuid(), team: n % 3, at: new Date(now - ((n * 7_919) % size) * 1_800_000).toISOString(), texts: textsOf(n), closed: n % 5 === 0 });
  }
  for (let from = 0; from < size; from += 1_000) {
    const batch = made.slice(from, from + 1_000).map((m) => {
      const teamId = teams[m.team] ?? company;
      const at = { companyId: company, teamId, assigneeId: people[m.team] ?? null, closed: m.closed, restrictedTo: null, complaintId: m.id, receivedAt: m.at };
      return {
        id: m.id,
        team_id: teamId,
        assignee_id: at.assigneeId,
        closed: m.closed,
        at: m.at,
        number: m.texts[0],
        ...searchColumns(at, { open: m.texts, personal: [] }),
      };
    });
    const rows = sql`jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as r (id uuid, team_id uuid, assignee_id uuid, closed boolean, at timestamptz, number text, terms text[], folded text, texts text, bytes int)`;
    await sql`insert into complaints (id, company_id, number, team_id, assignee_id, state, phase, kind, severity, channel, language, title, preview, received_at, last_activity_at, doc)
      select id, ${company}::uuid, number, team_id, assignee_id, case when closed then 'closed' else 'open' end, 'mood', 'complaint', 1, 'phone', 'en', 'T', 'P', at, at, ${doc}::jsonb from ${rows}`.execute(
      db,
    );
    await sql`insert into complaint_search (complaint_id, company_id, team_id, assignee_id, closed, received_at, terms, folded, texts, bytes)
      select id, ${company}::uuid, team_id, assignee_id, closed, at, array_to_tsvector(terms), folded, texts, bytes from ${rows}`.execute(db);
  }
  await rebuildWords(db);
  await sql`vacuum analyze complaint_search`.execute(db);
}, 120_000);

const viewer = (role: Viewer["role"], teamIds: readonly string[]): Viewer => ({
  id: people[0] ?? "",
  companyId: company,
  role,
  teamId: teams[0],
  teamIds,
  name: "P",
});
const viewers = {
  manager: viewer("manager", [...teams]),
  supervisor: viewer("supervisor", teams.slice(0, 2)),
  trainer: viewer("trainer", teams.slice(1)),
  agent: viewer("agent", [teams[0]]),
};
const seen: Record<keyof typeof viewers, (m: Made) => boolean> = {
  manager: () => true,
  supervisor: (m) => m.team < 2,
  trainer: (m) => m.team > 0 && m.closed,
  agent: (m) => m.team === 0,
};
const has = (word: string) => (m: Made) => m.texts.some((text) => text.includes(word));

const queries: readonly [string, (m: Made) => boolean][] = [
  ["every", has("every")],
  ["twentieth", has("twentieth")],
  ["seldom", has("seldom")],
  ["unique", has("unique")],
  ["refund", has("refund")],
  ["every twentieth", (m) => has("every")(m) && has("twentieth")(m)],
  ["退款", has("退款")],
  ["退款不到", has("退款不到")],
  ["鎏金", has("鎏金")],
  ["nothing", () => false],
];

const windows = createSearchWindows();
const search = (who: keyof typeof viewers, text: string, after: Parameters<typeof searchComplaints>[3]["after"] = null) =>
  searchComplaints(database.db, { viewer: viewers[who], view: "all", filter: {}, now: started }, text, { sort: "newest", after, limit: 50 }, windows);

test.each(Object.keys(viewers) as (keyof typeof viewers)[])(
  "%s gets exactly the newest 50, and a count exact to 1,000, of common and rare words",
  async (who) => {
    for (const [text, matches] of queries) {
      const expected = made.filter((m) => seen[who](m) && matches(m)).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
      const { rows, total } = await search(who, text);
      expect(
        rows.map((r) => r.id),
        `${who}: ${text}`,
      ).toEqual(expected.slice(0, 50).map((m) => m.id));
      expect(total, `${who}: ${text}`).toEqual({ count: Math.min(expected.length, 1_000), more: expected.length > 1_000 });
    }
  },
);

test("later pages go on where the last one ended", async () => {
  const expected = made
    .filter(has("twentieth"))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .map((m) => m.id);
  const got: string[] = [];
  let page = await search("manager", "twentieth");
  for (;;) {
    got.push(...page.rows.map((r) => r.id));
    expect(page.total).toEqual({ count: expected.length, more: false });
    if (page.next === null) break;
    page = await search("manager", "twentieth", readPosition(page.next));
  }
  expect(got).toEqual(expected);
});

test("by relevance the newest 2,000 that match are ranked, and it says when there were more", async () => {
  const ranked = (text: string) =>
    searchComplaints(
      database.db,
      { viewer: viewers.manager, view: "all", filter: {}, now: started },
      text,
      { sort: "relevance", after: null, limit: 50 },
      windows,
    );
  expect(await ranked("every")).toMatchObject({ partial: true, total: { count: 1_000, more: true } });
  expect(await ranked("twentieth")).toMatchObject({ partial: false, total: { count: 450, more: false } });
});

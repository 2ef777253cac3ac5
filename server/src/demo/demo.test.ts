import { complaintStates } from "@amends/core/desk/vocabulary";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { formatNumber, readCompany, takeNumbers } from "../desk/index.ts";
import { useTestDatabase } from "../platform/db/test-database.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { loadDemo } from "./index.ts";

const database = useTestDatabase();
const now = "2026-11-20T09:00:00.000Z";

describe("the demo", () => {
  let companyId = "";
  beforeAll(async () => {
    companyId = (await database.db.transaction().execute((tx) => loadDemo(tx, { now, newId: newUuid }))).companyId;
  }, 60_000);

  test("is a company of its own with 3 shops, 12 people and 400 complaints in three languages over six months", async () => {
    const company = await database.db.selectFrom("teams").select(["demo", "kind"]).where("id", "=", companyId).executeTakeFirstOrThrow();
    expect(company).toEqual({ demo: true, kind: "company" });
    const { rows } = await sql<Record<string, number>>`select
      (select count(*)::int from teams where parent_id = ${companyId}) as shops, (select count(*)::int from people) as people, (select count(*)::int from complaints) as complaints,
      (select count(distinct language)::int from complaints) as languages, (select count(distinct role)::int from people) as roles,
      (select extract(day from max(received_at) - min(received_at))::int from complaints) as days`.execute(database.db);
    expect(rows[0]).toMatchObject({ shops: 3, people: 12, complaints: 400, languages: 3, roles: 6 });
    expect(rows[0]?.days).toBeGreaterThan(160);
  });

  test("has something in every view a supervisor opens", async () => {
    const { rows } = await sql<
      Record<string, number>
    >`select count(*) filter (where assignee_id is null)::int as unassigned, count(*) filter (where state = 'waiting')::int as waiting,
      count(*) filter (where state <> 'closed' and next_due_at < ${now}::timestamptz)::int as overdue, count(*) filter (where state <> 'closed' and escalated)::int as escalated,
      count(*) filter (where state = 'closed' and follow_up_at <= ${now}::timestamptz)::int as to_follow_up, count(*) filter (where state = 'closed')::int as closed,
      count(*) filter (where state <> 'closed')::int as open from complaints`.execute(database.db);
    for (const [view, count] of Object.entries(rows[0] ?? {})) expect(count, view).toBeGreaterThan(0);
    expect(rows[0]?.closed).toBeGreaterThan(250);
    expect(rows[0]?.open).toBeGreaterThan(25);
    const states = await database.db.selectFrom("complaints").select("state").distinct().execute();
    expect(states.map((s) => s.state).sort()).toEqual([...complaintStates].sort());
  });

  test("customers were asked after closing by the rules of daily work, some answered, and the figures know every closing", async () => {
    const { rows } = await sql<
      Record<string, number>
    >`select count(*) filter (where state = 'asked')::int as asked, count(*) filter (where state = 'notAsked')::int as not_asked,
      count(answered_at)::int as answered, count(dissatisfied_at)::int as dissatisfied, count(distinct team_id)::int as teams,
      count(*) filter (where answered_at > ${now}::timestamptz or state = 'planned')::int as ahead,
      (select count(*)::int from closing_facts) as facts, (select count(*)::int from complaints where state = 'closed' and outcome <> 'merged') as closed from survey_asks`.execute(
      database.db,
    );
    const { asked = 0, not_asked = 0, answered = 0, dissatisfied = 0, teams, ahead, facts = 0, closed = 0 } = rows[0] ?? {};
    expect(asked).toBeGreaterThan(100);
    expect(not_asked).toBeGreaterThan(0);
    expect(answered).toBeGreaterThan(asked / 4);
    expect(answered).toBeLessThan(asked);
    expect(dissatisfied).toBeGreaterThan(0);
    expect([teams, ahead]).toEqual([3, 0]);
    expect(facts).toBeGreaterThanOrEqual(closed);
  });

  test("nobody of the team works at night, and something waits for a superior", async () => {
    const { rows } = await sql<{ night: number; asked: number }>`select
      (select count(*)::int from events e join complaints c on c.id = e.complaint_id join teams t on t.id = c.team_id
        where e.actor_type = 'person' and extract(hour from e.at at time zone t.time_zone) not between 8 and 20) as night,
      (select count(*)::int from complaints where approval_since is not null) as asked`.execute(database.db);
    expect(rows[0]?.night).toBe(0);
    expect(rows[0]?.asked).toBeGreaterThan(0);
  });

  test("leaves no gap of a story unfilled and nothing in the future", async () => {
    const { rows } = await sql<{
      text: string;
    }>`select facts as text from (select doc #>> '{intake,facts}' as facts from complaints union all select body_text from messages) t where facts ~ '[{][a-zA-Z0-9]+[}]'`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
    const later = await sql<{
      n: number;
    }>`select ((select count(*) from events where at > ${now}::timestamptz) + (select count(*) from messages where at > ${now}::timestamptz))::int as n`.execute(
      database.db,
    );
    expect(later.rows[0]?.n).toBe(0);
  });

  test("numbers of the demo begin with D, also those given later, and none is given twice", async () => {
    const { desk } = await readCompany(database.db, companyId);
    expect(desk).toMatchObject({ numberPrefix: "D", trackingLinkDays: 180 });
    const numbers = (await database.db.selectFrom("complaints").select("number").execute()).map((row) => row.number);
    expect(numbers.filter((number) => !/^D2[56]-\d{6}$/.test(number))).toEqual([]);
    for (const year of [2025, 2026, 2027])
      expect(numbers).not.toContain(formatNumber(desk.numberPrefix, year, await takeNumbers(database.db, companyId, year)));
    expect(formatNumber(desk.numberPrefix, 2026, await takeNumbers(database.db, companyId, 2026))).toMatch(/^D26-000[3-9]/);
  });
});

import { type RawBuilder, sql } from "kysely";
import { expect, test } from "vitest";
import { type Member, useFullApp } from "../accounts/full-app.ts";
import { closingQuery } from "../desk/after/closing-figures.ts";
import { form } from "../desk/desk-test-app.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { surveyQuery } from "./after-closing.ts";

const full = useFullApp();
const db = () => full.database.db;
async function as(member: Member, method: string, url: string, body?: unknown) {
  const answer = await full.call(await full.session(member), method, url, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}
async function closed(): Promise<{ id: string; path: string }> {
  const { id } = await as("agent", "POST", "/api/complaints", form());
  const path = `/api/complaints/${id}`;
  await as("agent", "POST", `${path}/withdrawals`, {});
  await as("agent", "PUT", `${path}/closure`, {
    outcome: "withdrawn",
    directCause: "other",
    indirectCause: "none",
    satisfaction: null,
    satisfactionUnknown: "未问",
    followUpAt: new Date(Date.now() + 86_400_000).toISOString(),
    reflection: { wellDone: "快", better: "早" },
  });
  return { id, path };
}
const figures = (member: Member, query = "") => as(member, "GET", `/api/after-closing${query}`);
async function planOf(query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${query}`.execute(db());
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("closings are counted by what came after them: follow-ups apart, level, gesture and who came back", async () => {
  const [one, two, three] = [await closed(), await closed(), await closed()];
  await as("agent", "POST", `${one.path}/follow-ups`, { satisfaction: "verySatisfied" });
  await as("agent", "POST", `${two.path}/follow-ups`, { satisfaction: "notReached" });
  await as("agent", "POST", `${one.path}/service-level`, { level: "unforgettable" }).catch(() =>
    as("agent", "PUT", `${one.path}/service-level`, { level: "unforgettable" }),
  );
  const { complaint } = await as("agent", "POST", `${one.path}/gestures`, { text: "卡片", cost: { minor: 5_000, currency: "CNY" } });
  await as("agent", "POST", `${one.path}/gestures/${complaint.options.at(-1).id}/giving`, {});
  await as("agent", "POST", `${one.path}/come-backs`, { cameAt: new Date().toISOString(), note: "又来保养" });
  const { total, byTeam, byMonth } = await figures("supervisor");
  expect(total).toMatchObject({
    closed: 3,
    followUps: { satisfied: 1, neutral: 0, dissatisfied: 0, noOpinion: 0, notReached: 1, none: 1 },
    levels: { basic: 0, unforgettable: 1 },
    gestures: 1,
    cameAfterGesture: 1,
    cameBack: 1,
    outcome: { n: 0, share: null },
  });
  expect(byTeam).toMatchObject([{ teamId: full.teams.one, closed: 3 }]);
  expect(byMonth).toHaveLength(1);
  await as("agent", "POST", `${three.path}/reopenings`, { reason: "又坏了" });
  expect((await figures("supervisor")).total.closed).toBe(3);
});

test("survey answers are counted in heaps, outcome and handling apart, and too few give no share", async () => {
  const { id } = await closed();
  const ask = (outcome: number | null, handling: number | null, state = "asked") =>
    sql`
    insert into survey_asks (id, company_id, complaint_id, closure_id, team_id, closed_at, version, state, ask_at, decided_at, reason, answered_at, outcome_score, handling_score)
    values (gen_random_uuid(), ${full.teams.company}::uuid, ${id}::uuid, gen_random_uuid(), ${full.teams.one}::uuid, now(), 1, ${state}, now(), now(),
      ${state === "asked" ? null : "withdrawn"}, ${outcome === null && handling === null ? null : new Date().toISOString()}::timestamptz, ${outcome}::real, ${handling}::real)`.execute(
      db(),
    );
  for (const score of [1, 0.75, 0.75, 0.5, 0]) await ask(score, 0.25);
  await ask(null, 1);
  await ask(null, null);
  await ask(null, null, "notAsked");
  const { total } = await figures("manager");
  expect(total).toMatchObject({
    asked: 7,
    answered: 6,
    outcome: { n: 5, satisfied: 3, neutral: 1, dissatisfied: 1, share: 0.6 },
    handling: { n: 6, satisfied: 1, dissatisfied: 5 },
  });
  expect(total.outcome.low).toBeLessThan(0.3);
  expect(JSON.stringify(total)).not.toMatch(/person/i);
});

test("a superior reads the teams below, a manager the company, nobody another company's, and agents none", async () => {
  expect((await figures("lead")).total.closed).toBeGreaterThan(0);
  expect((await figures("foreign")).total).toMatchObject({ closed: 0, asked: 0 });
  expect((await figures("demo")).total.closed).toBe(0);
  for (const member of ["agent", "quality", "trainer", "admin"] as const)
    expect((await full.call(await full.session(member), "GET", "/api/after-closing")).status).toBe(403);
  expect((await full.call(await full.session("manager"), "GET", "/api/after-closing?from=2026-05-02&to=2026-05-01")).body.error.code).toBe("periodImpossible");
});

test("with 100,000 complaints it reads an index and answers at once", async () => {
  const { id } = await closed();
  const teams = Array.from({ length: 20 }, newUuid);
  const company = full.teams.company;
  await sql`insert into closing_facts (closure_id, complaint_id, company_id, team_id, closed_at, outcome, follow_up, level, gesture_given, came_back, came_after_gesture)
    select gen_random_uuid(), ${id}::uuid, ${company}::uuid, (${teams}::uuid[])[1 + n % 20], now() - n * interval '20 minutes', 'accepted', 'satisfied', 'basic', n % 9 = 0, n % 11 = 0, false
    from generate_series(1, 100000) n`.execute(db());
  await sql`insert into survey_asks (id, company_id, complaint_id, closure_id, team_id, closed_at, version, state, ask_at, decided_at, answered_at, outcome_score, handling_score)
    select gen_random_uuid(), ${company}::uuid, ${id}::uuid, gen_random_uuid(), (${teams}::uuid[])[1 + n % 20], now() - n * interval '20 minutes', 1, 'asked', now(), now(), now(), (n % 5) / 4.0, (n % 4) / 3.0
    from generate_series(1, 100000) n`.execute(db());
  await sql`vacuum analyze closing_facts`.execute(db());
  await sql`vacuum analyze survey_asks`.execute(db());
  const period = { start: new Date(Date.now() - 90 * 86_400_000).toISOString(), end: new Date().toISOString(), timeZone: "Asia/Shanghai" };
  const manager = { id: full.id("manager"), companyId: company, role: "manager", teamId: company, teamIds: [company], name: "" } as const;
  const supervisor = { ...manager, role: "supervisor", teamIds: [teams[0] ?? ""] } as const;
  expect(await planOf(closingQuery(manager, period))).toMatch(/closing_facts_company/);
  expect(await planOf(closingQuery(supervisor, period))).toMatch(/closing_facts_team/);
  expect(await planOf(surveyQuery(manager, period))).toMatch(/survey_asks_company/);
  expect(await planOf(surveyQuery(supervisor, period))).toMatch(/survey_asks_team/);
  const began = performance.now();
  expect((await figures("manager")).total.closed).toBeGreaterThan(6_000);
  expect(performance.now() - began).toBeLessThan(1_000);
});

import type { AssignmentMode, AssignmentRule } from "@amends/core/desk/contract-assignment";
import { noConditions } from "@amends/core/desk/contract-assignment";
import { sql } from "kysely";
import { afterEach, beforeAll, expect, test } from "vitest";
import { createReactor } from "../../platform/reactions.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { assignByRule } from "./index.ts";

const app = useDeskTestApp();

async function react(): Promise<void> {
  const fail = (error: unknown) => {
    throw error;
  };
  const options = { db: app.database.db, clock: () => new Date(), reactions: [assignByRule], announce: () => undefined };
  await createReactor({ ...options, onError: fail }).runOnce();
}
beforeAll(() => react());

const put = (body: unknown, as: Parameters<typeof app.call>[0] = "manager") => app.call(as, "PUT", "/api/settings/assignment", body);
const here: AssignmentRule = { id: "here", name: "本组分派", when: noConditions, to: { kind: "here" } };
async function switchOn(mode: AssignmentMode, rules: readonly AssignmentRule[] = [here], team: keyof typeof app.teams = "one") {
  expect((await put({ rules, switches: [{ teamId: app.teams[team], mode }] })).status).toBe(200);
}
afterEach(async () => {
  await put({ rules: [], switches: [] });
  await sql`update complaints set state = 'closed' where assignee_id is not null`.execute(app.database.db); // nobody carries what the test before left
});
let phone = 13_700_000_000;
const someone = () => ({ complainant: { name: "客户", contacts: [{ kind: "phone", value: String(phone++) }] } });
const unassigned = (change: Record<string, unknown> = {}, intake: Record<string, unknown> = {}) =>
  app.create("supervisor", { ...someone(), teamId: app.teams.one, assigneeId: null, ...change }, intake);
const pageOf = async (id: string) => (await app.call("manager", "GET", `/api/complaints/${id}`)).body;
const holder = async (id: string) => (await pageOf(id)).complaint.placements.at(-1).assigneeId;

test("is off until somebody switches it on, and then nothing is asked for a complaint", async () => {
  const { id } = await unassigned();
  const { rows } = await sql<{ data: { assign?: boolean } }>`select data from events where complaint_id = ${id}::uuid and type = 'complaint.created'`.execute(
    app.database.db,
  );
  expect(rows[0]?.data.assign).toBe(false);
  await react();
  const { complaint } = await pageOf(id);
  expect([complaint.ruleChoices, complaint.placements.length]).toEqual([[], 1]);
});

test("propose: names who it should go to and why, and leaves it with the team until somebody decides", async () => {
  await switchOn("propose", [here], "branch");
  const { id } = await unassigned();
  await react();
  const { complaint, timeline, people } = await pageOf(id);
  expect(complaint.placements).toHaveLength(1);
  expect(complaint.ruleChoices).toMatchObject([{ ruleName: "本组分派", personId: app.person("agent").id, by: { type: "system" }, because: "name" }]);
  expect(timeline.at(-1)).toMatchObject({ event: "complaint.assigneeProposed", data: { personId: app.person("agent").id, rule: "本组分派" } });
  expect(people[app.person("colleague").id]?.name).toBe("人-colleague");
  const taken = await app.call("supervisor", "POST", `/api/complaints/${id}/assignments`, { teamId: app.teams.one, assigneeId: app.person("agent").id });
  expect(taken.status, JSON.stringify(taken.body)).toBe(200);
});

test("assign: given as by hand, waits to be taken over, and is undone like one by hand", async () => {
  await switchOn("assign");
  const { id } = await unassigned();
  await react();
  const { complaint, timeline } = await pageOf(id);
  const given = complaint.placements.at(-1);
  expect(given).toMatchObject({ kind: "assignment", teamId: app.teams.one, accepted: null, by: { type: "system" } });
  expect(given.acceptBy).toMatch(/^\d{4}-/);
  expect(complaint.firstOwnerId).toBe(app.person("supervisor").id);
  expect(timeline.at(-1)).toMatchObject({ event: "complaint.assigned", data: { rule: "本组分派", awaited: true } });
  const undone = await app.call("supervisor", "DELETE", `/api/complaints/${id}/records/${given.id}`, {});
  expect(undone.status, JSON.stringify(undone.body)).toBe(200);
  await react();
  expect((await pageOf(id)).complaint.placements.findLast((p: { withdrawn?: unknown }) => !p.withdrawn).assigneeId).toBeNull();
});

test("not where the intake chose somebody, not what an import brings, never the person complained about or who is away", async () => {
  await switchOn("assign");
  const own = await app.create("agent", someone());
  const about = await unassigned({}, { respondent: { unit: "", person: "", personId: app.person("agent").id } });
  await react();
  expect((await pageOf(own.id)).complaint.ruleChoices).toEqual([]);
  expect(await holder(about.id)).toBe(app.person("colleague").id);
  const imported = {
    companyId: "c",
    complaintId: "x",
    seq: "1",
    subjectType: "complaint",
    subjectId: "x",
    type: "complaint.created",
    actor: { type: "system" as const },
  };
  const at = new Date().toISOString();
  expect(assignByRule.wants?.({ ...imported, at, data: { assigneeId: null, imported: true } }, at)).toBe(false);
  expect(assignByRule.wants?.({ ...imported, at, data: { assigneeId: null } }, at)).toBe(true);
});

test("goes to the team of the first rule that fits; where nobody fits it stays, with the reason", async () => {
  const english = { id: "en", name: "英文", when: { ...noConditions, languages: ["en" as const] }, to: { kind: "team" as const, teamId: app.teams.beside } };
  await switchOn("assign", [english, { ...here, to: { kind: "team", teamId: app.teams.branch } }]);
  const [en, zh] = [await unassigned({ language: "en" }), await unassigned({ language: "zh-CN" })];
  await react();
  expect((await pageOf(en.id)).complaint.placements.at(-1)).toMatchObject({ teamId: app.teams.beside, assigneeId: app.person("far").id });
  const { complaint, timeline } = await pageOf(zh.id);
  expect(complaint.placements).toHaveLength(1);
  expect(complaint.ruleChoices).toMatchObject([{ personId: null, because: "noPeople" }]);
  expect(timeline.at(-1)).toMatchObject({ event: "complaint.assigneeProposed", data: { personId: null, because: "noPeople" } });
});

test("fifty at once are spread by load: nobody gets more than their share and one", async () => {
  await switchOn("assign");
  const made = await Promise.all(Array.from({ length: 50 }, () => unassigned()));
  await Promise.all([react(), react()]);
  await react();
  const { rows } = await sql<{ id: string; n: number }>`select assignee_id as id, count(*)::int as n from complaints
    where id = any(${made.map((each) => each.id)}::uuid[]) group by 1`.execute(app.database.db);
  expect(rows.map((row) => row.n).reduce((a, b) => a + b)).toBe(50);
  expect(rows).toHaveLength(2); // agent and colleague; nobody was left out
  for (const { n } of rows) expect(n).toBeLessThanOrEqual(26);
});

test("those who run the desk change the rules, and only with people and teams of theirs", async () => {
  for (const as of ["agent", "supervisor", "quality", "trainer"] as const) {
    expect((await put({ rules: [], switches: [] }, as)).status, as).toBe(403);
    expect((await app.call(as, "POST", "/api/settings/assignment/trial", { rules: [], switches: [] })).status, as).toBe(403);
    expect((await app.call(as, "GET", "/api/settings/assignment")).status, as).toBe(200);
  }
  expect((await put({ rules: [], switches: [] }, "admin")).status).toBe(200);
  const person = { ...here, to: { kind: "person", personId: app.person("foreign").id } };
  const wrong = [
    { rules: [person], switches: [] },
    { rules: [], switches: [{ teamId: app.teams.foreign, mode: "assign" }] },
  ];
  for (const body of wrong) expect((await put(body)).status).toBeGreaterThanOrEqual(400);
  expect((await put({ rules: [here, here], switches: [] })).status).toBe(400);
});

test("trying the rules says what the last ones would have got and writes nothing", async () => {
  const known = someone();
  await app.create("colleague", known);
  const { id } = await unassigned(known);
  const count = async () => (await sql<{ n: string }>`select count(*) as n from events`.execute(app.database.db)).rows[0]?.n;
  const before = await count();
  const { status, body } = await app.call("manager", "POST", "/api/settings/assignment/trial", { rules: [here], switches: [] });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.tried.length).toBeLessThanOrEqual(20);
  expect(body.tried[0]).toMatchObject({ complaintId: id, mode: "off", choice: { ruleName: "本组分派" } });
  expect(await count()).toBe(before);
  expect((await app.call("admin", "POST", "/api/settings/assignment/trial", { rules: [here], switches: [] })).body.tried).toEqual([]);
});

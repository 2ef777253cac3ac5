import { sql } from "kysely";
import { expect, test } from "vitest";
import { useDeskTestApp } from "../desk-test-app.ts";
import { loadQuery } from "./load-store.ts";

const app = useDeskTestApp();
type Person = { id: string; name: string; load: Record<string, number>; waiting: number; awaited: number; overdue: number };
const people = async (as: Parameters<typeof app.call>[0]): Promise<Person[]> => (await app.call(as, "GET", "/api/load")).body.people;

test("demand 11: everybody's load only for who answers for them; by name, not by figures", async () => {
  await app.create("colleague", { severity: "crisis", severityReason: "有人受伤" });
  await app.create("far");
  expect((await people("agent")).map((p) => p.name)).toEqual(["人-agent"]);
  const names = (await people("supervisor")).map((p) => p.name);
  expect(names).toEqual([...names].sort());
  expect(names).toEqual(["人-agent", "人-colleague", "人-supervisor"]);
  expect((await people("manager")).map((p) => p.name)).toContain("人-far");
  expect((await people("manager")).map((p) => p.name)).not.toContain("人-foreign");
  expect((await app.call("admin", "GET", "/api/load")).status).toBe(403);
});

test("what is carried by level; what waits for the customer is no load; what is not taken over is said", async () => {
  const before = (await people("supervisor")).find((p) => p.name === "人-agent");
  const { id } = await app.create("agent");
  await app.create("agent", { severity: "serious", severityReason: "客户要找媒体" });
  await app.call("agent", "POST", `/api/complaints/${id}/waits`, { reviewAt: new Date(Date.now() + 86_400_000).toISOString(), reason: "等照片" });
  await app.create("supervisor", { teamId: app.teams.one, assigneeId: app.person("agent").id });
  const after = (await people("supervisor")).find((p) => p.name === "人-agent");
  expect(after).toMatchObject({
    load: { ordinary: (before?.load["ordinary"] ?? 0) + 1, serious: (before?.load["serious"] ?? 0) + 1 },
    waiting: (before?.waiting ?? 0) + 1,
    awaited: (before?.awaited ?? 0) + 1,
  });
});

test("counting reads no complaint that a person once had", async () => {
  const { db } = app.database;
  await sql`insert into complaints (id, company_id, number, team_id, assignee_id, state, phase, kind, severity, channel, language, title, preview, escalated, received_at, next_due_at, last_activity_at, doc)
    select gen_random_uuid(), ${app.teams.company}::uuid, 'L' || n, ${app.teams.one}::uuid, ${app.person("agent").id}::uuid, case when n % 20 = 0 then 'open' else 'closed' end,
      'mood', 'complaint', 1, 'phone', 'en', 'T', 'P', false, now(), case when n % 20 = 0 then now() else 'infinity' end, now(), '{}' from generate_series(1, 6000) n`.execute(
    db,
  );
  await sql`vacuum analyze complaints`.execute(db);
  const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${loadQuery(app.person("manager"), new Date().toISOString())}`.execute(db);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  for (const index of ["complaints_load", "complaints_assignee_open", "complaints_awaiting"]) expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on complaints|Heap Scan on complaints/);
});

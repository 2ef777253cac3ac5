import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, createApp } from "../app.ts";
import { readConfig } from "../platform/config.ts";
import { useTestDatabase } from "../platform/db/test-database.ts";
import { setupInput, testBrowser } from "./accounts-test-app.ts";

const database = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), "amends-demo-"));
let app: App;
const browser = (from?: { address?: string; host?: string }) => testBrowser(() => app.http, from);
const far = { address: "203.0.113.9", host: "desk.example.com" };
const local = browser();
const boss = browser({ address: "198.51.100.7" });
let demoPeople: { id: string; role: string; name: string }[];

beforeAll(async () => {
  const config = readConfig({ AMENDS_LOG_LEVEL: "error", AMENDS_DATA_DIR: folder, AMENDS_PUBLIC_URL: "http://localhost" });
  app = await createApp({ config, db: database.db, databaseUrl: database.url });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test("the demo is loaded once, also when asked twice at the same time", async () => {
  expect((await browser(far).call("POST", "/api/setup/demo", {})).body.error.code).toBe("setupCodeNeeded");
  const answers = await Promise.all([
    local.call("POST", "/api/setup/demo", {}),
    browser(far).call("POST", "/api/setup/demo", { code: app.accounts.setupCode }),
  ]);
  expect(answers.map((a) => a.status).sort()).toEqual([201, 409]);
  demoPeople = answers.find((a) => a.status === 201)?.body.people;
  expect(demoPeople).toHaveLength(12);
  expect(await database.db.selectFrom("user").select("id").execute()).toEqual([]);
}, 60_000);

test("demo people are chosen without a password on this machine only", async () => {
  const agent = demoPeople.find((p) => p.role === "agent");
  expect((await local.call("GET", "/api/demo/people")).body.people).toHaveLength(12);
  for (const [from, headers] of [
    [far, {}],
    [{}, { "x-forwarded-for": "127.0.0.1" }],
    [{ host: "evil.example" }, {}],
  ] as const) {
    expect((await browser(from).call("GET", "/api/demo/people", undefined, headers)).body.error.code).toBe("loopbackOnly");
    expect((await browser(from).call("POST", "/api/demo/switch", { personId: agent?.id }, headers)).body.error.code).toBe("loopbackOnly");
  }
  expect((await local.call("POST", "/api/demo/switch", { personId: agent?.id })).status).toBe(200);
  expect((await local.call("GET", "/api/me")).body).toMatchObject({ viewer: { id: agent?.id }, demo: true, demoSwitch: true, hasPassword: false });
  const first = new Map(local.cookies);
  expect((await local.call("POST", "/api/demo/switch", { personId: demoPeople.find((p) => p.role === "manager")?.id })).status).toBe(200);
  expect((await local.call("GET", "/api/me")).body.viewer.role).toBe("manager");
  const old = browser();
  for (const [name, value] of first) old.cookies.set(name, value);
  expect((await old.call("GET", "/api/me")).status).toBe(401);
});

test("a demo person has no password and gets none by invitation or reset", async () => {
  const someone = demoPeople[0];
  const { email } = await database.db
    .selectFrom("people")
    .select("email")
    .where("id", "=", someone?.id ?? "")
    .executeTakeFirstOrThrow();
  expect((await browser({ address: "198.51.100.1" }).call("POST", "/api/auth/sign-in/email", { email, password: "" })).status).toBe(400);
  expect((await browser({ address: "198.51.100.1" }).call("POST", "/api/auth/sign-in/email", { email, password: "anything-at-all" })).body.error.code).toBe(
    "signInFailed",
  );
  const reset = await local.call("POST", `/api/people/${someone?.id}/reset-link`, {});
  expect((await local.call("POST", `/api/public/resets/${reset.body.url.split("/").at(-1)}`, { password: "plum-orchard-42" })).body.error.code).toBe(
    "demoNoAccounts",
  );
});

test("a real team can be set up beside it; then neither knows of the other", async () => {
  expect((await local.call("GET", "/api/setup")).body).toEqual({ empty: false, hasCompany: false, hasDemo: true, loopback: true, codeNeeded: false });
  expect((await browser(far).call("POST", "/api/setup/team", { ...setupInput, code: app.accounts.setupCode })).status).toBe(201);
  expect((await boss.call("POST", "/api/auth/sign-in/email", setupInput)).status).toBe(200);
  expect((await boss.call("GET", "/api/people")).body.people).toHaveLength(1);
  expect((await boss.call("GET", "/api/complaints?view=all")).body.rows).toEqual([]);
  expect((await boss.call("GET", "/api/complaints/counts")).body.all).toEqual({ count: 0, more: false });
  const demo = (await local.call("GET", "/api/complaints?view=all")).body.rows;
  expect(demo.length).toBeGreaterThan(10);
  expect((await boss.call("GET", `/api/complaints/${demo[0].id}`)).status).toBe(404);
  expect((await boss.call("GET", "/api/audit")).body.rows.every((row: { by: { name: string } }) => row.by.name === "Wen Li")).toBe(true);
});

test("people, teams, tokens and links of another company answer like what does not exist", async () => {
  const stranger = demoPeople.find((p) => p.role === "agent")?.id;
  const strangeTeam = (await local.call("GET", "/api/teams")).body.teams[1].id;
  const ownTeam = (await boss.call("GET", "/api/me")).body.team.id;
  const invitation = (await local.call("POST", "/api/people/invitations", { email: "x@example.com", role: "agent", teamId: strangeTeam })).body.id;
  const token = (await local.call("POST", "/api/tokens", { name: "t", scopes: ["read"], days: 1 })).body.id;
  const tries: [string, string, unknown, string][] = [
    ["PATCH", `/api/people/${stranger}`, { role: "admin" }, "notFound"],
    ["POST", `/api/people/${stranger}/leave`, {}, "notFound"],
    ["POST", `/api/people/${stranger}/reset-link`, {}, "notFound"],
    ["DELETE", `/api/people/invitations/${invitation}`, undefined, "notFound"],
    ["PATCH", `/api/teams/${strangeTeam}`, { name: "Mine now" }, "notFound"],
    ["DELETE", `/api/teams/${strangeTeam}`, undefined, "notFound"],
    ["DELETE", `/api/tokens/${token}`, undefined, "notFound"],
    ["POST", "/api/teams", { parentId: strangeTeam, kind: "team", name: "Cuckoo" }, "unknownTeam"],
    ["PATCH", `/api/teams/${ownTeam}`, { parentId: strangeTeam }, "unknownTeam"],
    ["POST", "/api/people/invitations", { email: "y@example.com", role: "agent", teamId: strangeTeam }, "unknownTeam"],
    ["POST", "/api/demo/switch", { personId: (await boss.call("GET", "/api/me")).body.viewer.id }, "loopbackOnly"],
  ];
  for (const [method, url, body, code] of tries) expect((await boss.call(method, url, body)).body.error, `${method} ${url}`).toMatchObject({ code });
  expect((await local.call("POST", "/api/demo/switch", { personId: (await boss.call("GET", "/api/me")).body.viewer.id })).body.error.code).toBe("notFound"); // a real person, on the machine itself
  expect((await boss.call("GET", `/api/audit?personId=${stranger}`)).body.rows).toEqual([]);
  expect((await boss.call("GET", "/api/tokens?all=true")).body.tokens).toEqual([]);
});

test("it goes with everything of it, at one request, and nothing else goes", async () => {
  const demoCompany = (await local.call("GET", "/api/me")).body.company.id;
  const token = browser(far);
  for (const [name, value] of local.cookies) token.cookies.set(name, value);
  expect((await token.call("DELETE", "/api/setup/demo")).body.error.code).toBe("notPermitted"); // a demo person, but from afar
  expect((await boss.call("DELETE", "/api/setup/demo")).status).toBe(204);
  expect((await local.call("GET", "/api/me")).status).toBe(401);
  expect((await local.call("GET", "/api/demo/people")).body.people).toEqual([]);
  const { rows: tables } = await sql<{
    table_name: string;
  }>`select table_name from information_schema.columns where table_schema = 'public' and column_name = 'company_id'`.execute(database.db);
  expect(tables.length).toBeGreaterThan(12);
  for (const { table_name } of tables) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table_name)} where company_id = ${demoCompany}`.execute(database.db);
    expect([table_name, rows[0]?.n]).toEqual([table_name, 0]);
  }
  for (const table of ["messages", "attachments", "complaint_reads", "tracking_links", "drafts", "complaint_search", "customers"]) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`
      .execute(database.db)
      .catch((error: { code: string }) => (error.code === "42P01" ? { rows: [{ n: 0 }] } : Promise.reject(error)));
    expect([table, rows[0]?.n]).toEqual([table, 0]);
  }
  expect(await database.db.selectFrom("user").select("email").execute()).toEqual([{ email: "wen@example.com" }]);
  expect((await boss.call("GET", "/api/audit?kind=company.demoRemoved")).body.rows).toHaveLength(1);
  expect((await boss.call("GET", "/api/me")).status).toBe(200);
});

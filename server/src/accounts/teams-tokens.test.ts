import { beforeAll, expect, test } from "vitest";
import { setupInput, type TestBrowser, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp();
let next = 0;
const elsewhere = () => on.browser({ address: `198.51.100.${++next}` });
let boss: TestBrowser;
let company: string;
let firstTeam: string;
const errorOf = async (answer: ReturnType<TestBrowser["call"]>) => (await answer).body?.error?.code;
const create = async (parentId: string, kind: string, name: string, more: object = {}) =>
  (await boss.call("POST", "/api/teams", { parentId, kind, name, ...more })).body;

beforeAll(async () => {
  boss = on.browser();
  await boss.call("POST", "/api/setup/team", setupInput);
  const me = (await boss.call("GET", "/api/me")).body;
  company = me.company.id;
  firstTeam = me.team.id;
});

test("a tree with places of its own; what is not given comes from above", async () => {
  const branch = await create(company, "branch", "Taipei", { timeZone: "Asia/Taipei", currency: "TWD", language: "zh-TW" });
  const team = await create(branch.id, "team", "Front desk");
  expect(team).toMatchObject({ kind: "team", timeZone: "Asia/Taipei", currency: "TWD", language: "zh-TW", archived: false, people: 0 });
  const answer = await boss.call("GET", "/api/teams");
  expect(answer.body.teams.map((t: { name: string }) => t.name)).toEqual(["Lakeside Motors", "Complaints team", "Front desk", "Taipei"]);
});

test.each([
  [{ timeZone: "Asia/Atlantis" }, "timeZone"],
  [{ currency: "cny" }, "currency"],
  [{ name: "a\nb" }, "name"],
  [{ kind: "company" }, "kind"],
  [{ parentId: "0199a000-0000-7000-8000-000000000001" }, "parentId"],
  [{ name: "TAIPEI" }, "name"],
])("a team with %j is refused by field", async (wrong, field) => {
  const answer = await boss.call("POST", "/api/teams", { parentId: company, kind: "branch", name: "New", ...wrong });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.body.error.field).toBe(field);
});

test("no cycles, no branch below a team, the company stays", async () => {
  const a = await create(company, "branch", "A");
  const b = await create(a.id, "branch", "B");
  expect(await errorOf(boss.call("PATCH", `/api/teams/${a.id}`, { parentId: b.id }))).toBe("teamCycle");
  expect(await errorOf(boss.call("PATCH", `/api/teams/${a.id}`, { parentId: a.id }))).toBe("teamCycle");
  expect(await errorOf(boss.call("PATCH", `/api/teams/${a.id}`, { parentId: firstTeam }))).toBe("teamUnderTeam");
  expect(await errorOf(boss.call("PATCH", `/api/teams/${company}`, { parentId: a.id }))).toBe("companyStays");
  expect(await errorOf(boss.call("DELETE", `/api/teams/${company}`))).toBe("companyStays");
  const answers = await Promise.all([
    boss.call("PATCH", `/api/teams/${b.id}`, { parentId: company }),
    boss.call("PATCH", `/api/teams/${a.id}`, { parentId: b.id }),
  ]);
  expect(answers.some((answer) => answer.status === 200)).toBe(true);
  const parents = new Map((await on.db.selectFrom("teams").select(["id", "parent_id"]).execute()).map((t) => [t.id, t.parent_id]));
  for (let at: string | null | undefined = a.id, steps = 0; at; at = parents.get(at)) expect(steps++).toBeLessThan(9);
});

test("moving a team changes at once what its superiors see", async () => {
  const branch = await create(company, "branch", "South");
  const team = await create(company, "team", "Movers");
  await boss.call("PATCH", `/api/people/${(await boss.call("GET", "/api/me")).body.viewer.id}`, { teamId: branch.id });
  expect((await boss.call("GET", "/api/me")).body.viewer.teamIds).toEqual([branch.id]);
  await boss.call("PATCH", `/api/teams/${team.id}`, { parentId: branch.id, name: "Movers South" });
  expect((await boss.call("GET", "/api/me")).body.viewer.teamIds).toEqual([branch.id, team.id]);
});

test("only an empty team can be archived; then it takes nobody", async () => {
  const team = await create(company, "team", "Short-lived");
  const invitation = await boss.call("POST", "/api/people/invitations", { email: "new@example.com", role: "agent", teamId: team.id });
  const south = (await boss.call("GET", "/api/teams")).body.teams.find((t: { name: string }) => t.name === "South");
  const refused = await boss.call("DELETE", `/api/teams/${south.id}`);
  expect(refused.body.error).toMatchObject({ code: "teamNotEmpty", params: { people: 1, teams: 1, complaints: 0 } });
  expect((await boss.call("DELETE", `/api/teams/${team.id}`)).status).toBe(204);
  expect(await errorOf(elsewhere().call("GET", `/api/public/invitations/${invitation.body.url.split("/").at(-1)}`))).toBe("accountLinkRevoked");
  expect(await errorOf(boss.call("POST", "/api/people/invitations", { email: "new@example.com", role: "agent", teamId: team.id }))).toBe("teamArchived");
  expect(await errorOf(boss.call("PATCH", `/api/teams/${team.id}`, { name: "Again" }))).toBe("teamArchived");
});

test("a token is shown once, hashed at rest, and does what its scope says", async () => {
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const read = (await boss.call("POST", "/api/tokens", { name: "reader", scopes: ["read"], days: 1 })).body;
  const write = (await boss.call("POST", "/api/tokens", { name: "writer", scopes: ["write"], days: 365 })).body;
  const admin = (await boss.call("POST", "/api/tokens", { name: "admin", scopes: ["admin"], days: 1 })).body;
  expect(read.token).toMatch(/^amd_[\w-]{32}$/);
  expect(JSON.stringify([(await boss.call("GET", "/api/tokens")).body, await on.db.selectFrom("api_tokens").selectAll().execute()])).not.toContain(
    read.token.slice(4),
  );
  const may = async (token: string) => [
    (await elsewhere().call("GET", "/api/me", undefined, bearer(token))).status,
    (await elsewhere().call("PATCH", "/api/me/profile", { theme: "light" }, bearer(token))).status,
    (await elsewhere().call("GET", "/api/audit", undefined, bearer(token))).status,
  ];
  expect(await may(read.token)).toEqual([200, 403, 403]);
  expect(await may(write.token)).toEqual([200, 200, 403]);
  expect(await may(admin.token)).toEqual([200, 200, 200]);
  for (const [method, url, body] of [
    ["POST", "/api/tokens", { name: "more", scopes: ["admin"], days: 1 }],
    ["POST", "/api/me/password", { current: "x", next: "y" }],
    ["POST", "/api/auth/two-factor/enable", { password: "x" }],
  ] as const) {
    expect(await errorOf(elsewhere().call(method, url, body, bearer(admin.token)))).toBe("sessionOnly");
  }
  expect((await boss.call("GET", "/api/tokens")).body.tokens.find((t: { id: string }) => t.id === read.id).lastUsedAt).not.toBeNull();
  await boss.call("DELETE", `/api/tokens/${read.id}`);
  expect((await elsewhere().call("GET", "/api/me", undefined, bearer(read.token))).status).toBe(401);
  await on.db
    .updateTable("api_tokens")
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where("id", "=", write.id)
    .execute();
  on.accounts.cache.forgetAll();
  expect((await elsewhere().call("GET", "/api/me", undefined, bearer(write.token))).status).toBe(401);
});

test("a wrong token is refused even with a session, and a token needs no Origin", async () => {
  expect(await errorOf(boss.call("GET", "/api/me", undefined, { authorization: `Bearer amd_${"A".repeat(32)}` }))).toBe("tokenInvalid");
  expect(await errorOf(boss.call("GET", "/api/me", undefined, { authorization: "Basic YTpi" }))).toBe("tokenInvalid");
  const { token } = (await boss.call("POST", "/api/tokens", { name: "script", scopes: ["write"], days: 1 })).body;
  const answer = await on.app.inject({
    method: "PATCH",
    url: "/api/me/profile",
    headers: { authorization: `Bearer ${token}` },
    payload: { density: "compact" },
  });
  expect(answer.statusCode).toBe(200);
});

test.each([[{ days: 366 }], [{ days: 0 }], [{ scopes: [] }], [{ scopes: ["root"] }], [{ name: "" }]])("a token with %j is refused", async (wrong) => {
  expect((await boss.call("POST", "/api/tokens", { name: "x", scopes: ["read"], days: 1, ...wrong })).status).toBe(400);
});

test("the audit trail names who did what, by pages, and leaves as safe CSV", async () => {
  await create(company, "team", '=HYPERLINK("http://evil.example")');
  const seen: string[] = [];
  let after: string | null = "";
  for (let pages = 0; after !== null && pages < 50; pages++) {
    const { body } = await boss.call("GET", `/api/audit?limit=3${after ? `&after=${after}` : ""}`);
    seen.push(...body.rows.map((row: { id: string }) => row.id));
    after = body.next;
  }
  const all = await on.db.selectFrom("events").select("id").orderBy("seq", "desc").execute();
  expect(seen).toEqual(all.map((row) => row.id));
  const teams = (await boss.call("GET", "/api/audit?kind=team")).body.rows;
  expect(teams[0]).toMatchObject({ type: "team.created", by: { name: "Wen Li" }, subject: { type: "team", label: '=HYPERLINK("http://evil.example")' } });
  expect(new Set(teams.map((row: { subject: { type: string } }) => row.subject.type))).toEqual(new Set(["team"]));
  await boss.call("POST", "/api/tokens", { name: "traced", scopes: ["read"], days: 1 });
  expect((await boss.call("GET", "/api/audit?kind=token.created")).body.rows[0]).toMatchObject({
    subject: { type: "token", label: "traced" },
    data: { scopes: ["read"] },
  });
  expect((await boss.call("GET", `/api/audit?until=${encodeURIComponent("2020-01-01T00:00:00Z")}`)).body.rows).toEqual([]);
  expect((await boss.call("GET", "/api/audit?source=looks")).body.rows).toEqual([]);
  for (const bad of ["after=bogus", "kind=a'b", "personId=1", "limit=1000", "after=WyIxJyBvciAxIl0x"])
    expect((await boss.call("GET", `/api/audit?${bad}`)).status).toBe(400);
  const csv = await boss.call("GET", "/api/audit/export.csv?source=changes");
  expect(csv.headers["content-type"]).toContain("text/csv");
  expect(csv.body.charCodeAt(0)).toBe(0xfeff);
  expect(csv.body).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
  expect(csv.body.trim().split("\r\n").length).toBe(all.length + 3); // the head, the token, and the export itself
});

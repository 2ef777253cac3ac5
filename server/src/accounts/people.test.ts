import { beforeAll, expect, test } from "vitest";
import { setupInput, type TestBrowser, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp();
const password = "plum-orchard-42";
let next = 0;
const elsewhere = () => on.browser({ address: `198.51.100.${++next}` });
let boss: TestBrowser;
let bossId: string;
let teamId: string;

async function invite(by: TestBrowser, email: string, role = "agent", more: object = {}) {
  const made = await by.call("POST", "/api/people/invitations", { email, role, teamId, ...more });
  expect(made.status).toBe(201);
  return { ...made.body, token: made.body.url.split("/").at(-1) as string };
}
async function join(email: string, role = "agent") {
  const { token } = await invite(boss, email, role);
  const browser = elsewhere();
  const accepted = await browser.call("POST", `/api/public/invitations/${token}`, { name: email.split("@")[0], password });
  expect(accepted.status).toBe(201);
  return { browser, id: accepted.body.personId as string };
}
const errorOf = async (answer: ReturnType<TestBrowser["call"]>) => (await answer).body?.error?.code;

beforeAll(async () => {
  boss = elsewhere();
  await on.browser().call("POST", "/api/setup/team", setupInput);
  await boss.call("POST", "/api/auth/sign-in/email", { email: setupInput.email, password });
  const me = (await boss.call("GET", "/api/me")).body;
  bossId = me.viewer.id;
  teamId = me.team.id;
});

test("an invitation is shown once, hashed at rest, and makes a signed-in person", async () => {
  const { url, qrSvg, token, expiresAt } = await invite(boss, "Mei@Example.com", "agent", { name: "Mei", language: "zh-TW" });
  expect(url).toBe(`http://localhost/invitation/${token}`);
  expect(qrSvg).toMatch(/^<svg/);
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  expect(JSON.stringify(await on.db.selectFrom("account_links").selectAll().execute())).not.toContain(token);
  const browser = elsewhere();
  expect((await browser.call("GET", `/api/public/invitations/${token}`)).body).toMatchObject({
    companyName: "Lakeside Motors",
    email: "mei@example.com",
    role: "agent",
    language: "zh-TW",
  });
  expect(await errorOf(browser.call("POST", `/api/public/invitations/${token}`, { name: "Mei", password: "short" }))).toBe("passwordTooShort");
  expect((await browser.call("POST", `/api/public/invitations/${token}`, { name: "Mei Lin", password })).status).toBe(201);
  expect((await browser.call("GET", "/api/me")).body).toMatchObject({ viewer: { name: "Mei Lin", role: "agent", teamId }, profile: { language: "zh-TW" } });
  expect(await errorOf(elsewhere().call("POST", `/api/public/invitations/${token}`, { name: "Again", password }))).toBe("accountLinkUsed");
});

test("of several who open one link at the same time one gets in", async () => {
  const { token } = await invite(boss, "race@example.com");
  const answers = await Promise.all([1, 2, 3, 4].map((n) => elsewhere().call("POST", `/api/public/invitations/${token}`, { name: `Racer ${n}`, password })));
  expect(answers.map((a) => a.status).sort()).toEqual([201, 410, 410, 410]);
});

test("expired, withdrawn, replaced and made-up links do not work", async () => {
  const expired = await invite(boss, "late@example.com");
  await on.db
    .updateTable("account_links")
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where("id", "=", expired.id)
    .execute();
  expect(await errorOf(elsewhere().call("POST", `/api/public/invitations/${expired.token}`, { name: "Late", password }))).toBe("accountLinkExpired");
  const revoked = await invite(boss, "gone@example.com");
  expect((await boss.call("DELETE", `/api/people/invitations/${revoked.id}`)).status).toBe(204);
  expect(await errorOf(elsewhere().call("GET", `/api/public/invitations/${revoked.token}`))).toBe("accountLinkRevoked");
  const first = await invite(boss, "twice@example.com");
  await invite(boss, "twice@example.com");
  expect(await errorOf(elsewhere().call("GET", `/api/public/invitations/${first.token}`))).toBe("accountLinkRevoked");
  for (const token of ["x", "A".repeat(32), `${first.token.slice(0, -1)}_`, "../../setup"])
    expect((await elsewhere().call("GET", `/api/public/invitations/${encodeURIComponent(token)}`)).status).toBe(404);
  expect(await errorOf(elsewhere().call("POST", `/api/public/resets/${first.token}`, { password }))).toBe("accountLinkInvalid"); // an invitation is no reset
  const states = (await boss.call("GET", "/api/people/invitations")).body.invitations.map((i: { email: string; state: string }) => `${i.email} ${i.state}`);
  expect(states).toEqual(
    expect.arrayContaining(["late@example.com expired", "gone@example.com revoked", "twice@example.com revoked", "twice@example.com open"]),
  );
});

test("an address that is in use cannot be invited", async () => {
  expect(await errorOf(boss.call("POST", "/api/people/invitations", { email: setupInput.email, role: "agent", teamId }))).toBe("emailTaken");
});

test("agents see names, not addresses, and manage nobody", async () => {
  const { browser, id } = await join("plain@example.com");
  const people = (await browser.call("GET", "/api/people")).body.people;
  expect(JSON.stringify(people)).not.toContain("@");
  for (const [method, url, body] of [
    ["POST", "/api/people/invitations", { email: "x@example.com", role: "admin", teamId }],
    ["GET", "/api/people/invitations"],
    ["PATCH", `/api/people/${id}`, { role: "manager" }],
    ["POST", `/api/people/${bossId}/leave`, {}],
    ["POST", `/api/people/${bossId}/reset-link`, {}],
    ["POST", "/api/teams", { parentId: teamId, kind: "team", name: "x" }],
    ["GET", "/api/audit"],
  ] as const)
    expect((await browser.call(method, url, body)).status).toBe(403);
});

test("a reset link gives a new password and ends every session", async () => {
  const { browser, id } = await join("forgot@example.com");
  const { body } = await boss.call("POST", `/api/people/${id}/reset-link`, {});
  const token = body.url.split("/").at(-1);
  expect(body.url).toContain("/reset/");
  expect((await elsewhere().call("GET", `/api/public/resets/${token}`)).body).toEqual({ name: "forgot", email: "forgot@example.com" });
  await browser.call("GET", "/api/me");
  expect((await elsewhere().call("POST", `/api/public/resets/${token}`, { password: "quince-orchard-43" })).status).toBe(204);
  expect((await browser.call("GET", "/api/me")).status).toBe(401);
  expect((await elsewhere().call("POST", "/api/auth/sign-in/email", { email: "forgot@example.com", password })).status).toBe(401);
  expect((await elsewhere().call("POST", "/api/auth/sign-in/email", { email: "forgot@example.com", password: "quince-orchard-43" })).status).toBe(200);
  expect(await errorOf(elsewhere().call("POST", `/api/public/resets/${token}`, { password: "third-orchard-44" }))).toBe("accountLinkUsed");
});

test("a changed role holds at the next request", async () => {
  const { browser, id } = await join("rising@example.com");
  expect((await browser.call("GET", "/api/audit")).status).toBe(403);
  expect((await boss.call("PATCH", `/api/people/${id}`, { role: "quality", staffNo: "007" })).body).toMatchObject({ role: "quality", staffNo: "007" });
  expect((await browser.call("GET", "/api/audit")).status).toBe(200);
  expect((await browser.call("GET", "/api/me")).body.viewer.role).toBe("quality");
});

test("the last person in charge can neither leave nor step down, also not two at the same moment", async () => {
  expect(await errorOf(boss.call("PATCH", `/api/people/${bossId}`, { role: "agent" }))).toBe("lastInCharge");
  expect(await errorOf(boss.call("POST", `/api/people/${bossId}/leave`, {}))).toBe("lastInCharge");
  const second = await join("second@example.com", "admin");
  const answers = await Promise.all([
    boss.call("PATCH", `/api/people/${second.id}`, { role: "agent" }),
    second.browser.call("PATCH", `/api/people/${bossId}`, { role: "agent" }),
  ]);
  expect(answers.map((a) => a.body.error?.code ?? "done").filter((code) => code === "done")).toHaveLength(1);
  const inCharge = await on.db.selectFrom("people").select("id").where("role", "in", ["manager", "admin"]).execute();
  expect(inCharge).toHaveLength(1);
  await on.db.updateTable("people").set({ role: "manager" }).where("id", "=", bossId).execute();
  on.accounts.ended(bossId);
});

test("who leaves is out at once: sessions, password, tokens, links; the address is free again", async () => {
  const admin = await join("leaver@example.com", "admin");
  const token = (await admin.browser.call("POST", "/api/tokens", { name: "script", scopes: ["admin"], days: 30 })).body.token;
  const invited = await invite(admin.browser, "friend@example.com");
  const bearer = { authorization: `Bearer ${token}` };
  expect((await elsewhere().call("GET", "/api/people/invitations", undefined, bearer)).status).toBe(200);
  await admin.browser.call("GET", "/api/me");
  expect((await boss.call("POST", `/api/people/${admin.id}/leave`, {})).body).toEqual({ handedOver: 0 });
  expect((await admin.browser.call("GET", "/api/me")).status).toBe(401);
  expect((await elsewhere().call("GET", "/api/me", undefined, bearer)).status).toBe(401);
  expect((await elsewhere().call("POST", "/api/auth/sign-in/email", { email: "leaver@example.com", password })).body.error.code).toBe("signInFailed");
  expect(await errorOf(elsewhere().call("GET", `/api/public/invitations/${invited.token}`))).toBe("accountLinkRevoked");
  expect(await errorOf(boss.call("POST", `/api/people/${admin.id}/leave`, {}))).toBe("personLeft");
  expect((await boss.call("GET", "/api/people")).body.people.find((p: { id: string }) => p.id === admin.id)).toMatchObject({ left: true });
  await join("leaver@example.com");
});

test("a session row that outlives its person opens nothing", async () => {
  const { browser, id } = await join("ghost@example.com");
  await on.db.updateTable("people").set({ left_at: new Date() }).where("id", "=", id).execute();
  on.accounts.cache.forgetAll();
  expect((await browser.call("GET", "/api/me")).status).toBe(401);
  expect((await elsewhere().call("POST", "/api/auth/sign-in/email", { email: "ghost@example.com", password })).body.error.code).toBe("signInFailed");
});

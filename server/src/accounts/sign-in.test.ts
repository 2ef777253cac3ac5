import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { setupInput, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp();
const { email, password } = setupInput;
const signIn = (browser: ReturnType<typeof on.browser>, input: object = {}) => browser.call("POST", "/api/auth/sign-in/email", { email, password, ...input });
let next = 0;
const elsewhere = () => on.browser({ address: `198.51.100.${++next}` });
const forgetTries = () => sql`delete from failed_tries`.execute(on.db);

beforeAll(async () => {
  expect((await on.browser().call("POST", "/api/setup/team", setupInput)).status).toBe(201);
});

test("the set-up signs its person in", async () => {
  const browser = elsewhere();
  expect((await browser.call("GET", "/api/me")).status).toBe(401);
  expect((await signIn(browser)).body).toEqual({ signedIn: true, twoFactorRedirect: false });
  const me = await browser.call("GET", "/api/me");
  expect(me.body).toMatchObject({
    viewer: { name: "Wen Li", role: "manager" },
    email: "wen@example.com",
    demo: false,
    demoSwitch: false,
    twoFactor: false,
    hasPassword: true,
    company: { name: "Lakeside Motors", currency: "CNY" },
  });
  expect(me.body.permissions).toContain("managePeople");
  expect(me.body.viewer.teamIds).toHaveLength(1);
});

test("the cookie is of no use to scripts and other sites, and its text to nobody without the secret", async () => {
  const browser = elsewhere();
  const answer = await signIn(browser);
  const line = String(answer.headers["set-cookie"]);
  expect(line).toMatch(/^amends\.session_token=/);
  expect(line).toMatch(/HttpOnly/);
  expect(line).toMatch(/SameSite=Lax/);
  expect(JSON.stringify(answer.body)).not.toContain("token");
  const value = browser.cookies.get("amends.session_token") ?? "";
  browser.cookies.set("amends.session_token", `${value.split(".")[0]}.${encodeURIComponent("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")}`);
  expect((await browser.call("GET", "/api/me")).status).toBe(401);
});

test("a change with a cookie and no Origin, or another site's, is refused", async () => {
  const browser = elsewhere();
  await signIn(browser);
  const cookie = [...browser.cookies].map(([n, v]) => `${n}=${v}`).join("; ");
  for (const origin of [undefined, "https://evil.example", "null"]) {
    const answer = await on.app.inject({
      method: "PATCH",
      url: "/api/me/profile",
      headers: { host: "localhost", cookie, ...(origin ? { origin } : {}) },
      payload: { theme: "dark" },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json().error.code).toBe("originMismatch");
  }
  expect((await browser.call("PATCH", "/api/me/profile", { theme: "dark", layout: { list: 320 } })).body.profile).toMatchObject({
    theme: "dark",
    layout: { list: 320 },
  });
});

test("a wrong password, an unknown account and nonsense get the same answer", async () => {
  const answers = await Promise.all([
    signIn(elsewhere(), { password: "wrong-password" }),
    signIn(elsewhere(), { email: "nobody@example.com" }),
    signIn(elsewhere(), { email: "nonsense" }),
  ]);
  const bodies = answers.map(({ status, body, headers }) => JSON.stringify([status, { ...body.error, requestId: "" }, headers["set-cookie"]]));
  expect(new Set(bodies).size).toBe(1);
  expect(answers[0]?.status).toBe(401);
  expect(answers[0]?.body.error.code).toBe("signInFailed");
  await forgetTries();
});

test("an unknown account takes about as long as a wrong password", async () => {
  const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
  const time = async (into: number[], input: object) => {
    const from = performance.now();
    await signIn(elsewhere(), input);
    into.push(performance.now() - from);
  };
  for (let i = 0; i < 7; i++) {
    await time(times.known, { password: "wrong-password" }); // by turns: whatever else the machine does slows both
    await time(times.unknown, { email: "nobody@example.com" });
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[3] ?? 0;
  expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.4);
  expect(median(times.unknown) / median(times.known)).toBeLessThan(2.5);
  await forgetTries();
});

test("5 failed tries in 20 s per address, also all at once; successes are not counted", async () => {
  const crowd = { address: "198.51.100.200" };
  for (let i = 0; i < 8; i++) expect((await signIn(on.browser(crowd))).status).toBe(200);
  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => signIn(on.browser(crowd), { email: `guess${i}@example.com` })));
  expect(answers.filter((a) => a.status === 401)).toHaveLength(5);
  expect(answers.filter((a) => a.status === 429)).toHaveLength(7);
  const refused = await signIn(on.browser(crowd));
  expect(refused.body.error).toMatchObject({ code: "tooManyTries", params: { seconds: expect.any(Number) } });
  expect((await signIn(elsewhere())).status).toBe(200); // another address goes on
  await sql`update failed_tries set at = at - interval '21 s'`.execute(on.db);
  expect((await signIn(on.browser(crowd))).status).toBe(200);
  await forgetTries();
});

test("a whole centre signs in at the same moment behind one address", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn(on.browser({ address: "198.51.100.201" }))));
  expect(answers.map((a) => a.status)).toEqual(Array(20).fill(200));
});

test("20 failed tries in 5 min per account, from whatever addresses, known or not", async () => {
  for (const account of [email, "nobody@example.com"]) {
    const wrong = (spelling: string) => signIn(elsewhere(), { email: spelling, password: "wrong-password" });
    expect((await wrong(account)).status).toBe(401);
    // 18 more like it, without waiting for 18 hashes
    await sql`insert into failed_tries (key, at) select key, at from failed_tries, generate_series(1, 18) where key like 'account:%' and at = (select max(at) from failed_tries)`.execute(
      on.db,
    );
    expect((await wrong(account.toUpperCase())).status).toBe(401);
    expect((await signIn(elsewhere(), { email: account })).status).toBe(429);
  }
  await forgetTries();
});

test("a client cannot give itself another address", async () => {
  for (let i = 0; i < 5; i++)
    await on
      .browser({ address: "198.51.100.202" })
      .call("POST", "/api/auth/sign-in/email", { email: `g${i}@example.com`, password }, { "x-forwarded-for": `10.0.0.${i}`, "x-client-ip": `10.0.0.${i}` });
  expect((await signIn(on.browser({ address: "198.51.100.202" }))).status).toBe(429);
  await forgetTries();
});

test("sign-in and its failures stand in the audit trail", async () => {
  await sql`delete from events where type like 'person.signIn%' or type = 'person.signedIn'`.execute(on.db);
  await signIn(elsewhere(), { password: "wrong-password" });
  await signIn(elsewhere());
  const events = await on.db.selectFrom("events").select(["type", "actor_type", "data"]).where("type", "like", "person.sign%").orderBy("seq").execute();
  expect(events).toMatchObject([
    { type: "person.signInFailed", actor_type: "system" },
    { type: "person.signedIn", actor_type: "person", data: { way: "password" } },
  ]);
});

test("signing out ends the session at once, and only this one", async () => {
  const [one, other] = [elsewhere(), elsewhere()];
  await signIn(one);
  await signIn(other);
  await one.call("GET", "/api/me");
  const kept = new Map(one.cookies);
  expect((await one.call("POST", "/api/auth/sign-out")).status).toBe(204);
  for (const [name, value] of kept) one.cookies.set(name, value); // somebody kept the cookie
  expect((await one.call("GET", "/api/me")).status).toBe(401);
  expect((await other.call("GET", "/api/me")).status).toBe(200);
});

test("a new password ends the other sessions and the old password", async () => {
  const [one, other] = [elsewhere(), elsewhere()];
  await signIn(one);
  await signIn(other);
  await other.call("GET", "/api/me");
  expect((await one.call("POST", "/api/me/password", { current: "wrong-password", next: "quince-orchard-43" })).body.error).toMatchObject({
    code: "passwordWrong",
    field: "current",
  });
  expect((await one.call("POST", "/api/me/password", { current: password, next: "too short" })).body.error.field).toBe("next");
  expect((await one.call("POST", "/api/me/password", { current: password, next: "quince-orchard-43" })).status).toBe(204);
  expect((await one.call("GET", "/api/me")).status).toBe(200);
  expect((await other.call("GET", "/api/me")).status).toBe(401);
  expect((await signIn(elsewhere())).status).toBe(401);
  expect((await signIn(elsewhere(), { password: "quince-orchard-43" })).status).toBe(200);
});

test("there is no way to sign up, to look at sessions' tokens or to change an address through the library", async () => {
  for (const path of [
    "sign-up/email",
    "get-session",
    "list-sessions",
    "update-user",
    "change-email",
    "delete-user",
    "request-password-reset",
    "forget-password",
    "two-factor/send-otp",
    "error",
    "ok",
  ]) {
    for (const method of ["GET", "POST"])
      expect(
        (await elsewhere().call(method, `/api/auth/${path}`, method === "POST" ? { email: "x@example.com", password, name: "x" } : undefined)).status,
      ).toBe(404);
  }
});

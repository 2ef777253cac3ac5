import { expect, test } from "vitest";
import { setupInput, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp();
const far = { address: "203.0.113.9", host: "desk.example.com" };

test("an empty installation says so, and who needs the code", async () => {
  expect((await on.browser().call("GET", "/api/setup")).body).toEqual({ empty: true, hasCompany: false, hasDemo: false, loopback: true, codeNeeded: false });
  expect((await on.browser(far).call("GET", "/api/setup")).body).toMatchObject({ loopback: false, codeNeeded: true });
});

test.each([
  ["another machine", far, {}],
  ["a proxy on this machine", {}, { "x-forwarded-for": "203.0.113.9" }],
  ["a proxy that only names the host", {}, { "x-forwarded-host": "desk.example.com" }],
  ["a proxy that sends Forwarded", {}, { forwarded: "for=203.0.113.9" }],
  ["a proxy that sends Via", {}, { via: "1.1 edge" }],
  ["a foreign name that resolves to this machine", { host: "evil.example:4600" }, {}],
  ["a name that only begins like this machine's", { host: "localhost.evil.example" }, {}],
  ["an address that only begins like this machine's", { host: "127.0.0.1.evil.example" }, {}],
] as const)("%s needs the code", async (_, from, headers) => {
  const answer = await on.browser(from).call("POST", "/api/setup/team", setupInput, headers);
  expect(answer.status).toBe(403);
  expect(answer.body.error.code).toBe("setupCodeNeeded");
});

test("a forged X-Forwarded-For from afar does not make the caller local", async () => {
  const answer = await on.browser(far).call("POST", "/api/setup/team", setupInput, { "x-forwarded-for": "127.0.0.1" });
  expect(answer.body.error.code).toBe("setupCodeNeeded");
});

test("wrong codes are counted and then refused unseen, even the right one", async () => {
  const guesser = on.browser({ ...far, address: "203.0.113.10" });
  for (let i = 0; i < 5; i++)
    expect((await guesser.call("POST", "/api/setup/team", { ...setupInput, code: `AAAA-BBBB-CCC${i}` })).body.error.code).toBe("setupCodeWrong");
  const answer = await guesser.call("POST", "/api/setup/team", { ...setupInput, code: on.accounts.setupCode });
  expect(answer.status).toBe(429);
  expect(answer.body.error.code).toBe("tooManyTries");
});

test.each([
  ["timeZone", "Mars/Olympus"],
  ["timeZone", "+08:00"],
  ["currency", "XXZ"],
  ["email", "not an address"],
  ["email", "a@b.example\r\nBcc: c@d.example"],
  ["password", "short"],
  ["password", "aaaaaaaaaaaa"],
  ["password", "1234567890"],
  ["companyName", "  "],
  ["language", "fr"],
])("a wrong %s (%s) is named", async (field, value) => {
  const answer = await on.browser().call("POST", "/api/setup/team", { ...setupInput, [field]: value });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(answer.body.error.field).toBe(field);
});

test("two set-ups at once: one wins, the other is told; nothing is made twice", async () => {
  const answers = await Promise.all(
    [0, 1, 2, 3].map((n) =>
      on
        .browser(far)
        .call("POST", "/api/setup/team", { ...setupInput, email: `wen${n}@example.com`, code: on.accounts.setupCode.toLowerCase().replaceAll("-", " ") }),
    ),
  );
  expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409]);
  expect(await on.db.selectFrom("teams").select("kind").orderBy("kind").execute()).toEqual([{ kind: "company" }, { kind: "team" }]);
  expect(await on.db.selectFrom("people").select(["role"]).execute()).toEqual([{ role: "manager" }]);
});

test("afterwards set-up is closed, also on the machine itself and with the code", async () => {
  for (const browser of [on.browser(), on.browser(far)]) {
    expect((await browser.call("POST", "/api/setup/team", { ...setupInput, code: on.accounts.setupCode })).body.error.code).toBe("setupDone");
    expect((await browser.call("POST", "/api/setup/demo", { code: on.accounts.setupCode })).body.error.code).toBe("setupDone");
  }
  expect((await on.browser().call("GET", "/api/setup")).body).toMatchObject({ empty: false, hasCompany: true, codeNeeded: false });
});

import { beforeAll, expect, test } from "vitest";
import { setupInput, useAccountsApp } from "./accounts-test-app.ts";

const on = useAccountsApp({
  env: { AMENDS_PUBLIC_URL: "https://desk.example.com", AMENDS_TRUSTED_PROXIES: "10.0.0.1,127.0.0.1", AMENDS_LOGIN_LIMIT_ADDRESS: "2/20s" },
});
const { email, password } = setupInput;
const proxied = (client: string, address = "10.0.0.1") => ({
  browser: on.browser({ address, host: "inner:4600" }),
  headers: { "x-forwarded-for": client, origin: "https://desk.example.com" },
});
const signIn = ({ browser, headers }: ReturnType<typeof proxied>, input: object = {}) =>
  browser.call("POST", "/api/auth/sign-in/email", { email, password, ...input }, headers);

beforeAll(async () => {
  const { browser, headers } = proxied("203.0.113.1");
  expect((await browser.call("POST", "/api/setup/team", { ...setupInput, code: on.accounts.setupCode }, headers)).status).toBe(201);
});

test("a proxy on this machine does not make everybody local", async () => {
  const { browser, headers } = proxied("203.0.113.1", "127.0.0.1");
  expect((await browser.call("GET", "/api/setup", undefined, { ...headers, host: "localhost" })).body.loopback).toBe(false);
});

test("people behind a trusted proxy are counted one by one, and cannot hide behind a forged entry", async () => {
  for (let i = 0; i < 2; i++) expect((await signIn(proxied(`6.6.6.${i}, 203.0.113.50`), { email: "nobody@example.com" })).status).toBe(401);
  expect((await signIn(proxied("6.6.6.9, 203.0.113.50"))).status).toBe(429);
  expect((await signIn(proxied("203.0.113.51"))).status).toBe(200);
});

test("a sender that is no trusted proxy is taken at its own address", async () => {
  for (let i = 0; i < 2; i++) expect((await signIn(proxied(`203.0.113.${60 + i}`, "198.51.100.66"), { email: "nobody@example.com" })).status).toBe(401);
  expect((await signIn(proxied("203.0.113.70", "198.51.100.66"))).status).toBe(429);
});

test("over https the cookie is Secure, its name says so, and Origin is the public address", async () => {
  const caller = proxied("203.0.113.80");
  const line = String((await signIn(caller)).headers["set-cookie"]);
  expect(line).toMatch(/^__Secure-amends\.session_token=/);
  expect(line).toMatch(/Secure/);
  expect((await caller.browser.call("PATCH", "/api/me/profile", { theme: "dark" }, caller.headers)).status).toBe(200);
  expect(
    (await caller.browser.call("PATCH", "/api/me/profile", { theme: "dark" }, { ...caller.headers, origin: "https://evil.example.com" })).body.error.code,
  ).toBe("originMismatch");
});

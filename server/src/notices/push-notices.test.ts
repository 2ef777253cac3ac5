import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { defaultPreference } from "@amends/core/notices/preference";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { callsOf, type Member, useFullApp } from "../accounts/full-app.ts";
import { form } from "../desk/desk-test-app.ts";
import { newUuid } from "../platform/new-uuid.ts";
import { createSendPush } from "./push-notices.ts";

type Got = { path: string; headers: IncomingHttpHeaders; body: Buffer };
/** A push service on this machine: keeps what comes and answers as the test says. */
const got: Got[] = [];
let status = 201;
const service: Server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    got.push({ path: request.url ?? "", headers: request.headers, body: Buffer.concat(parts) });
    response.writeHead(status).end();
  });
});
const port = 45_219;
const full = useFullApp({ AMENDS_PUSH_SERVICES: `http://127.0.0.1:${port}` });
beforeAll(async () => {
  await new Promise<void>((ready) => service.listen(port, "127.0.0.1", ready));
  expect((service.address() as AddressInfo).port).toBe(port);
});
afterAll(() => void service.close());

const { call, as } = callsOf(full);

/** A browser: its keys, and its own reading of RFC 8291. */
class Browser {
  readonly keys: ECDH = createECDH("prime256v1");
  readonly auth = randomBytes(16);
  readonly endpoint: string;
  constructor(name: string) {
    this.keys.generateKeys();
    this.endpoint = `http://127.0.0.1:${port}/push/${name}`;
  }
  get subscription() {
    return { endpoint: this.endpoint, keys: { p256dh: this.keys.getPublicKey().toString("base64url"), auth: this.auth.toString("base64url") } };
  }
  read(body: Buffer): Record<string, string> {
    const [salt, length] = [body.subarray(0, 16), body.readUInt8(20)];
    const sender = body.subarray(21, 21 + length);
    const sealed = body.subarray(21 + length);
    const prk = hkdfSync(
      "sha256",
      this.keys.computeSecret(sender),
      this.auth,
      Buffer.concat([Buffer.from("WebPush: info\0"), this.keys.getPublicKey(), sender]),
      32,
    );
    const key = Buffer.from(hkdfSync("sha256", Buffer.from(prk), salt, "Content-Encoding: aes128gcm\0", 16));
    const nonce = Buffer.from(hkdfSync("sha256", Buffer.from(prk), salt, "Content-Encoding: nonce\0", 12));
    const open = createDecipheriv("aes-128-gcm", key, nonce);
    open.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
    expect(plain.at(-1)).toBe(2);
    return JSON.parse(plain.subarray(0, -1).toString("utf8"));
  }
}
const of = (browser: Browser) => got.filter((g) => g.path === new URL(browser.endpoint).pathname);
const subscribe = async (browser: Browser, member: Member = "agent") => as(member, "POST", "/api/notices/push", browser.subscription);
const assign = () => as("supervisor", "POST", "/api/complaints", form({ teamId: full.teams.one, assigneeId: full.id("agent") }));
const seen = <T>(look: () => Promise<T> | T) => vi.waitFor(look, { timeout: 9_000, interval: 60 });
const unread = () => seen(async () => expect((await as("agent", "GET", "/api/notices")).unread).toBeGreaterThan(0));
const push = () =>
  createSendPush(full.app.accounts.cookie.secret, "http://localhost")(
    { companyId: full.teams.company, personId: full.id("agent") },
    { db: full.database.db, now: new Date().toISOString(), newId: newUuid, attempt: 1 },
  );

beforeEach(async () => {
  got.length = 0;
  status = 201;
  await sql`with a as (delete from notices) delete from push_subscriptions`.execute(full.database.db);
});

test("what is new reaches the browser, readable by it alone, signed by our key, with a number and an occasion and nobody's name", async () => {
  const browser = new Browser("one");
  await subscribe(browser);
  const { id, number } = await assign();
  await seen(() => expect(of(browser)).toHaveLength(1)); // by itself: reaction, queue, delivery
  const [{ body, headers } = { body: Buffer.alloc(0), headers: {} as IncomingHttpHeaders }] = of(browser);
  expect(headers).toMatchObject({ "content-encoding": "aes128gcm", topic: "notices", urgency: "high" });
  const message = browser.read(body);
  expect(message).toEqual({ title: "挽回", body: `${number} 投诉指派、交接、退回或转派给我`, path: `/complaints/${id}` });
  expect(JSON.stringify(message)).not.toMatch(/王小明|发动机|P-supervisor/);
  const [, token = "", key = ""] = /^vapid t=(\S+), k=(\S+)$/.exec(headers.authorization ?? "") ?? [];
  const [head = "", claims = "", signature = ""] = token.split(".");
  const point = Buffer.from(key, "base64url");
  const jwk = { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") };
  const publicKey = createPublicKey({ format: "jwk", key: jwk });
  expect(verify("sha256", Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"))).toBe(true);
  const said = JSON.parse(Buffer.from(claims, "base64url").toString());
  expect(said).toMatchObject({ aud: `http://127.0.0.1:${port}`, sub: expect.stringMatching(/^(mailto:|https:)/) });
  expect(said.exp - Date.now() / 1_000).toBeLessThan(86_400);
  expect((await as("agent", "GET", "/api/notices/ways")).pushKey).toBe(key);
  const { rows } = await sql<{ private_sealed: string }>`select private_sealed from push_keys`.execute(full.database.db);
  expect([rows.length, Buffer.from(rows[0]?.private_sealed ?? "", "base64").length > 60]).toEqual([1, true]);
});

test("a browser that is gone is forgotten; one that is not reached is tried again, and the others are not told twice", async () => {
  const [gone, well, slow] = [new Browser("gone"), new Browser("well"), new Browser("slow")];
  await subscribe(gone);
  await assign();
  await unread();
  status = 410;
  await push();
  const { rows } = await sql`select 1 from push_subscriptions`.execute(full.database.db);
  expect(rows).toEqual([]);
  status = 201;
  await subscribe(well);
  await push();
  await subscribe(slow);
  status = 503;
  await expect(push()).rejects.toThrow(/pushLater.*503/);
  status = 201;
  await push();
  await push();
  expect([of(well).length, of(slow).length]).toEqual([1, 2]);
});

test("what was read, quiet hours and who may not see it any more: nothing is sent", async () => {
  const browser = new Browser("quiet");
  await subscribe(browser);
  const { id } = await assign();
  await unread();
  await as("agent", "POST", "/api/notices/reading", { complaintId: id });
  await push();
  await as("agent", "PUT", "/api/notices/preference", { ...defaultPreference, quiet: { from: "00:00", to: "23:59" } });
  await sql`select graphile_worker.remove_job(${`sendPush:${full.id("agent")}`})`.execute(full.database.db);
  const other = await assign();
  await unread();
  const { rows } = await sql`select 1 from graphile_worker.jobs where key = ${`sendPush:${full.id("agent")}`}`.execute(full.database.db);
  expect(rows).toEqual([]);
  await as("manager", "POST", `/api/complaints/${other.id}/transfers`, { teamId: full.teams.beside, assigneeId: full.id("far"), note: "归三组" });
  await push();
  expect(of(browser)).toEqual([]);
  await as("agent", "PUT", "/api/notices/preference", defaultPreference);
});

test("only push services we trust, only real keys; a browser belongs to whoever signed in last, and to nobody after that", async () => {
  const browser = new Browser("shared");
  for (const endpoint of ["http://169.254.169.254/latest", "http://127.0.0.1:1/x", "https://evil.example.org/x"]) {
    const refused = await call("agent", "POST", "/api/notices/push", { ...browser.subscription, endpoint });
    expect([refused.status, refused.body.error.code], endpoint).toEqual([422, "pushServiceUnknown"]);
  }
  expect(
    (await call("agent", "POST", "/api/notices/push", { ...browser.subscription, keys: { p256dh: "A".repeat(87), auth: "AAAAAAAAAAAAAAAAAAAAAA" } })).status,
  ).toBeGreaterThanOrEqual(400);
  await subscribe(browser);
  await subscribe(browser, "colleague");
  const owners = async () =>
    (await sql<{ person_id: string }>`select person_id from push_subscriptions`.execute(full.database.db)).rows.map((r) => r.person_id);
  expect(await owners()).toEqual([full.id("colleague")]);
  await as("agent", "DELETE", "/api/notices/push", { endpoint: browser.endpoint });
  expect(await owners()).toHaveLength(1);
  await as("colleague", "DELETE", "/api/notices/push", { endpoint: browser.endpoint });
  expect(await owners()).toEqual([]);
});

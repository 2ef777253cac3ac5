import type { FastifyInstance } from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Caller } from "./caller.ts";
import { readConfig } from "./config.ts";
import { createDb } from "./db/connect.ts";
import { useTestDatabase } from "./db/test-database.ts";
import { errorResponse } from "./error-body.ts";
import { createHttp, loggedAddress } from "./http.ts";
import { refuse } from "./refusal-error.ts";
import { registerRoutes } from "./register-routes.ts";
import { type Route, route } from "./route.ts";

const database = useTestDatabase();
let app: FastifyInstance;
let created = 0;
const id = "0199a000-0000-7000-8000-000000000001";
const viewer = { id, companyId: id, role: "agent", teamId: id, teamIds: [id], name: "Lin" } as const;
const callers: Record<string, Caller> = {
  session: { viewer, via: "session", scopes: ["read", "write", "admin"], language: "zh-TW" },
  reader: { viewer, via: "token", scopes: ["read"] },
};

const thing = z.strictObject({
  title: z.string().min(1).max(5),
  kind: z.enum(["a", "b"]).optional(),
  parts: z
    .array(z.object({ amount: z.number().min(1) }))
    .max(1)
    .optional(),
});
const routes: Route[] = [
  route({
    method: "POST",
    path: "/api/things",
    permission: "signedIn",
    summary: "",
    body: thing,
    status: 201,
    idempotent: true,
    handler: async ({ body }, { db }) => {
      created++;
      return db.transaction().execute(async (tx) => {
        await sql`create table if not exists things (title text)`.execute(tx);
        await sql`insert into things values (${body.title})`.execute(tx);
        if (body.title === "no") refuse("conflict");
        return { title: body.title };
      });
    },
  }),
  route({ method: "GET", path: "/api/things", permission: "signedIn", summary: "", handler: async (_, { viewer: who }) => ({ who: who.name }) }),
  route({ method: "PUT", path: "/api/people", permission: "managePeople", summary: "", body: thing, handler: async () => ({}) }),
  route({
    method: "GET",
    path: "/api/public/bug",
    permission: "public",
    summary: "",
    handler: async () => {
      throw new TypeError("secret detail");
    },
  }),
  route({ method: "DELETE", path: "/api/public/thing", permission: "public", summary: "", handler: async () => undefined }),
  route({
    method: "GET",
    path: "/api/public/down",
    permission: "public",
    summary: "",
    handler: async () => {
      const gone = createDb("postgres://nobody@127.0.0.1:1/none");
      return sql`select 1`.execute(gone).finally(() => gone.destroy());
    },
  }),
];

beforeAll(async () => {
  app = await createHttp(readConfig({ AMENDS_LOG_LEVEL: "silent" }));
  registerRoutes(app, routes, {
    db: database.db,
    deps: undefined,
    identify: async (request) => callers[String(request.headers["x-test"])],
    allowSetup: async () => refuse("setupCodeNeeded"),
  });
});
afterAll(() => app.close());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method: "POST", url: "/api/things", headers: { "x-test": "session", ...headers }, payload: body as object });

test("whoever is not signed in learns nothing about the input", async () => {
  const answer = await post({}, { "x-test": "" });
  expect(answer.statusCode).toBe(401);
  expect(answer.json().error).toMatchObject({ code: "signInRequired", requestId: answer.headers["x-request-id"] });
});

test("role and token scope are checked before the input", async () => {
  expect((await app.inject({ method: "PUT", url: "/api/people", headers: { "x-test": "session" }, payload: {} })).json().error.code).toBe("notPermitted");
  const answer = await post({ title: "x" }, { "x-test": "reader" });
  expect([answer.statusCode, answer.json().error.code]).toEqual([403, "scopeMissing"]);
  expect((await app.inject({ url: "/api/things", headers: { "x-test": "reader" } })).json()).toEqual({ who: "Lin" });
});

test.each([
  [{}, "title", "fieldRequired"],
  [{ title: "" }, "title", "fieldRequired"],
  [{ title: "too long" }, "title", "fieldTooLong"],
  [{ title: 7 }, "title", "fieldInvalid"],
  [{ title: "x", kind: "c" }, "kind", "fieldChoice"],
  [{ title: "x", parts: [{ amount: 0 }] }, "parts.0.amount", "fieldTooSmall"],
  [{ title: "x", parts: [{ amount: 1 }, { amount: 1 }] }, "parts", "fieldTooMany"],
  [{ title: "x", extra: 1 }, "extra", "fieldUnknown"],
])("%j is refused, naming the field and what to do", async (body, field, code) => {
  const answer = await post(body);
  expect(answer.statusCode).toBe(400);
  const { error } = answer.json();
  expect(error).toMatchObject({ code: "invalid", field, details: [{ field, code }] });
  expect(error.message).toContain(`「${field}」`);
});

test("the screen's language goes before the person's, the person's before the browser's", async () => {
  const message = async (headers: Record<string, string>) => (await post({}, headers)).json().error.message as string;
  expect(await message({ "accept-language": "en" })).toBe("請填寫「title」");
  expect(await message({ "x-amends-language": "zh-CN" })).toBe("请填写“title”");
  const anonymous = async (accept: string) => (await app.inject({ url: "/api/nothing", headers: { "accept-language": accept } })).json().error.message;
  expect(await anonymous("fr, zh-HK;q=0.8, en;q=0.5")).toBe("沒有這個網址");
  expect(await anonymous("fr")).toBe("There is nothing at this address");
});

test("broken, oversized and foreign bodies are the caller's fault and say so", async () => {
  const send = (payload: string, type = "application/json") =>
    app.inject({ method: "POST", url: "/api/things", headers: { "x-test": "session", "content-type": type }, payload });
  const codes = await Promise.all([send("{"), send(`{"title":"${"x".repeat(2_000_000)}"}`), send("<a/>", "text/xml"), send('{"__proto__":{"a":1}}')]);
  expect(codes.map((answer) => [answer.statusCode, answer.json().error.code])).toEqual([
    [400, "badJson"],
    [413, "tooLarge"],
    [415, "unsupportedMediaType"],
    [400, "badJson"],
  ]);
});

test("a body nested beyond reason is refused before anybody walks through it", async () => {
  const send = (payload: string) =>
    app.inject({
      method: "POST",
      url: "/api/things",
      headers: { "x-test": "session", "content-type": "application/json", "idempotency-key": "deep" },
      payload,
    });
  const deep = await send(`{"title":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  expect([deep.statusCode, deep.json().error.code]).toEqual([400, "badJson"]);
  const text = await send(JSON.stringify({ title: `"\\${"[".repeat(1_000)}` }));
  expect(text.json().error).toMatchObject({ code: "invalid", field: "title" });
});

test("a bug tells its request number and nothing else; no database is 503 and says when to try again", async () => {
  const bug = await app.inject({ url: "/api/public/bug" });
  expect([bug.statusCode, bug.json().error.code]).toEqual([500, "internal"]);
  expect(bug.body).not.toContain("secret detail");
  const down = await app.inject({ url: "/api/public/down" });
  expect([down.statusCode, down.json().error.code, down.headers["retry-after"]]).toEqual([503, "unavailable", "2"]);
});

test("a log never holds a link's token", () => {
  const token = "OTVqh1PDhfxCuMS-MNqmaY-Ob3urKqJ_";
  expect(loggedAddress(`/api/public/tracking/${token}/messages?x=1`)).toBe("/api/public/tracking/:token/messages");
  expect(loggedAddress(`/portal/t/${token}`)).toBe("/portal/t/:token");
  expect(loggedAddress("/api/complaints/01a20128-30d6-791d-a19f-8736f9dc1beb?q=Wang")).toBe("/api/complaints/01a20128-30d6-791d-a19f-8736f9dc1beb");
});

test("a change with a cookie must come from our own pages", async () => {
  const remove = (headers: Record<string, string>) =>
    app.inject({ method: "DELETE", url: "/api/public/thing", headers: { host: "127.0.0.1:4600", ...headers } });
  expect((await remove({ cookie: "s=1", origin: "https://evil.example" })).json().error.code).toBe("originMismatch");
  expect((await remove({ cookie: "s=1" })).statusCode).toBe(403);
  expect((await remove({ cookie: "s=1", origin: "null" })).statusCode).toBe(403);
  expect((await remove({ cookie: "s=1", origin: "http://127.0.0.1:4600" })).statusCode).toBe(204);
  expect((await remove({ cookie: "s=1", "sec-fetch-site": "same-origin" })).statusCode).toBe(204);
  expect((await remove({ origin: "https://evil.example" })).statusCode).toBe(204);
});

test("another site cannot use that its visitor sits at this machine: without a cookie it is refused too", async () => {
  const send = (site: string) => app.inject({ method: "DELETE", url: "/api/public/thing", headers: { host: "127.0.0.1:4600", "sec-fetch-site": site } });
  expect((await send("cross-site")).json().error.code).toBe("originMismatch");
  expect((await send("same-site")).statusCode).toBe(403);
  expect((await send("same-origin")).statusCode).toBe(204);
  expect((await send("none")).statusCode).toBe(204);
});

test("an address that cannot be read is refused in the one form, in the reader's language", async () => {
  const answer = await app.inject({ url: "/api/public/%E0%A4%A", headers: { "x-amends-language": "zh-TW" } });
  expect([answer.statusCode, answer.json().error.code]).toEqual([400, "badRequest"]);
  expect(answer.json().error.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test.each(["select '0000-01-01'::timestamptz", "select '2026-99-99'::date", "select 'x'::timestamptz", `select '${"[".repeat(50_000)}'::jsonb`])(
  "what PostgreSQL cannot hold is the caller's fault: %.40s",
  async (query) => {
    const error = await sql
      .raw(query)
      .execute(database.db)
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    expect(errorResponse(error, "en", "r")).toMatchObject({ status: 400, internal: false });
  },
);

test("every answer forbids inline script, framing and guessing of types", async () => {
  const { headers } = await app.inject({ url: "/api/nothing" });
  expect(headers["content-security-policy"]).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
  expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "same-origin" });
});

test("the same Idempotency-Key creates once, also at the same time, and a refused try does not use it up", async () => {
  created = 0;
  const key = { "idempotency-key": "key-1" };
  const answers = await Promise.all([post({ title: "one" }, key), post({ title: "one" }, key), post({ title: "one" }, key)]);
  expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual(Array(3).fill([201, { title: "one" }]));
  expect(created).toBe(1);
  expect((await post({ title: "two" }, key)).json().error.code).toBe("idempotencyKeyReused");
  const other = { "idempotency-key": "key-2" };
  expect((await post({ title: "no" }, other)).statusCode).toBe(409);
  expect((await post({ title: "three" }, other)).statusCode).toBe(201);
  const { rows } = await sql<{ titles: string[] }>`select array_agg(title order by title) as titles from things`.execute(database.db);
  expect(rows[0]?.titles).toEqual(["one", "three"]);
});

test("an answer kept for repetition is sealed: what is shown once stands nowhere in the database", async () => {
  const first = await post({ title: "leaks" }, { "idempotency-key": "sealed-2" });
  const { rows } = await sql<{ all: string }>`select string_agg(k::text, ' ') as all from idempotency_keys k`.execute(database.db);
  expect(rows[0]?.all).toContain("sealed-2");
  expect(rows[0]?.all).not.toContain("leaks");
  const again = await post({ title: "leaks" }, { "idempotency-key": "sealed-2" });
  expect([again.statusCode, again.json(), again.headers["idempotency-replayed"]]).toEqual([201, first.json(), "true"]);
});

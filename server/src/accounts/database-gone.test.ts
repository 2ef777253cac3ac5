import pg from "pg";
import { expect, inject, test } from "vitest";
import { useFullApp } from "./full-app.ts";

const full = useFullApp({ AMENDS_LOG_LEVEL: "silent" });
const form = (n: number) => ({
  complainant: { name: `客户${n}`, contacts: [{ kind: "phone", value: `1390000${String(n).padStart(4, "0")}` }] },
  intake: {
    title: `断电时的投诉${n}`,
    facts: "登记到一半数据库断了",
    demand: { types: ["repair"], text: "修好" },
    channel: "phone",
    categoryId: "productQuality.manufacturing",
    occurredAt: "2026-11-01T02:00:00.000Z",
    respondent: { unit: "售后部" },
  },
});

/** Does something on the cluster while the application runs; from a connection of its own. */
async function onCluster(...statements: string[]): Promise<void> {
  const admin = new pg.Client(inject("clusterUrl"));
  await admin.connect();
  for (const statement of statements) await admin.query(statement);
  await admin.end();
}
const name = () => full.database.url.split("/").at(-1) ?? "";
const throwOut = () => `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name()}' and pid <> pg_backend_pid()`;

test("connections that break in the middle of writes lose nothing that was acknowledged, and write nothing that was not", async () => {
  const agent = await full.session("agent");
  const numbers: string[] = [];
  let refused = 0;
  let sent = 0;
  const writer = async () => {
    for (let i = 0; i < 12; i++) {
      const n = sent++;
      const answer = await full.call({ ...agent, "idempotency-key": `broken-${n}` }, "POST", "/api/complaints", form(n));
      if (answer.status === 201) numbers.push(answer.body.number);
      else {
        expect([answer.status, answer.body.error.code, answer.headers["retry-after"]]).toEqual([503, "unavailable", "2"]);
        refused++;
        const again = await full.call({ ...agent, "idempotency-key": `broken-${n}` }, "POST", "/api/complaints", form(n));
        if (again.status === 201) numbers.push(again.body.number);
      }
    }
  };
  const breaking = (async () => {
    for (let i = 0; i < 6; i++) {
      await new Promise((later) => setTimeout(later, 120));
      await onCluster(throwOut());
    }
  })();
  await Promise.all([writer(), writer(), writer(), breaking]);
  const rows = await full.database.db.selectFrom("complaints").select(["number", "title"]).execute();
  expect(refused).toBeGreaterThan(0);
  expect(new Set(numbers).size).toBe(numbers.length);
  const kept = new Set(rows.map((row) => row.number));
  expect(numbers.filter((number) => !kept.has(number))).toEqual([]);
  expect(new Set(rows.map((row) => row.title)).size).toBe(rows.length);
  const { found } = await full.database.db
    .selectFrom("complaint_search")
    .select((e) => e.fn.countAll<string>().as("found"))
    .executeTakeFirstOrThrow();
  expect(Number(found)).toBe(rows.length);
}, 60_000);

test("while there is no database every request says so in the reader's language; when it is back all goes on by itself", async () => {
  const agent = await full.session("agent");
  await onCluster(`alter database ${name()} allow_connections false`, throwOut());
  for (const [method, url, body] of [
    ["GET", "/api/complaints", undefined],
    ["GET", "/api/me", undefined],
    ["POST", "/api/complaints", form(999)],
    ["GET", "/api/public/form", undefined],
    ["GET", "/api/health", undefined],
  ] as const) {
    const answer = await full.call({ ...agent, "x-amends-language": "zh-TW" }, method, url, body);
    expect([url, answer.status, answer.body.error?.code]).toEqual([url, 503, "unavailable"]);
    expect(answer.body.error.message).toMatch(/[\u4e00-\u9fff]/);
    expect(JSON.stringify(answer.body)).not.toMatch(/postgres|database|ECONN|stack/i);
  }
  await onCluster(`alter database ${name()} allow_connections true`);
  expect((await full.call(agent, "POST", "/api/complaints", form(999))).status).toBe(201);
  expect((await full.call(agent, "GET", "/api/me")).status).toBe(200);
}, 60_000);

import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stopLeftover } from "../server/src/platform/db/postgres-server.ts";
import { type RunningServer, startServer } from "./running-server.ts";

/** Two real servers on one database, and one of them killed in the middle of what falls due. */
let folder: string;
const servers: RunningServer[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "amends-once-"));
  chmodSync(folder, 0o755);
});
afterAll(async () => {
  for (const server of servers) {
    if (server.child.exitCode === null) server.child.kill("SIGKILL");
    await server.exited;
  }
  await stopLeftover(join(folder, "one", "postgres"));
  rmSync(folder, { recursive: true, force: true });
});

async function start(env: Record<string, string>): Promise<RunningServer> {
  const server = await startServer({ AMENDS_SESSION_SECRET: "the same on every server of one desk", ...env });
  servers.push(server);
  await server.ready();
  return server;
}

/** The connection string of the PostgreSQL that the first server runs. */
function databaseOf(dataDir: string): string {
  const port = readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[3]?.trim();
  const secret = readFileSync(join(dataDir, "postgres/secret"), "utf8").trim();
  return `postgres://amends:${encodeURIComponent(secret)}@127.0.0.1:${port}/amends`;
}

const founder = { email: "founder@example.com", password: "one long sentence of a password" };

async function setUp(address: string): Promise<(path: string, body: unknown) => Promise<Record<string, unknown>>> {
  const headers = { "content-type": "application/json", origin: address };
  const company = { companyName: "Twice test", language: "en", timeZone: "Asia/Shanghai", currency: "CNY", name: "Founder", ...founder };
  await fetch(`${address}/api/setup/team`, { method: "POST", headers, body: JSON.stringify(company) });
  const signedIn = await fetch(`${address}/api/auth/sign-in/email`, { method: "POST", headers, body: JSON.stringify(founder) });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  return async (path, body) => {
    const answer = await fetch(address + path, { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(body) });
    expect(answer.ok, `${path}: ${answer.status}`).toBe(true);
    return (await answer.json()) as Record<string, unknown>;
  };
}

const form = (n: number) => ({
  complainant: { name: `Customer ${n}`, contacts: [{ kind: "phone", value: `1880000${String(n).padStart(4, "0")}` }] },
  intake: {
    channel: "phone",
    facts: `Facts of complaint ${n}`,
    demand: { types: ["refund"], text: "Money back" },
    categoryId: "delivery.late",
    occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
    respondent: { unit: "Counter" },
  },
});

test("two servers on one database, one killed while things fall due and planned answers go out: nothing is lost, nothing comes twice, nothing is late", async () => {
  const one = await start({ AMENDS_DATA_DIR: join(folder, "one") });
  const url = databaseOf(join(folder, "one"));
  await start({ AMENDS_DATA_DIR: join(folder, "two"), DATABASE_URL: url });
  const post = await setUp(one.address);
  const count = 60;
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(String((await post("/api/complaints", form(n)))["id"]));
  const first = Date.now() + 6_000;
  await Promise.all(ids.map((id, n) => post(`/api/complaints/${id}/promises`, { what: "Call back", dueAt: new Date(first + n * 50).toISOString() })));

  const answer = (n: number) => ({ text: `Answer ${n}`, lastSeenSeq: "999999999", sendAt: new Date(first + n * 50).toISOString() });
  await Promise.all(ids.map((id, n) => post(`/api/complaints/${id}/messages`, answer(n))));
  await new Promise((later) => setTimeout(later, first + (count / 2) * 50 - Date.now()));
  one.child.kill("SIGKILL"); // its PostgreSQL lives on, as the other server's database
  const client = new pg.Client(url);
  await client.connect();
  try {
    const fired = async () => {
      const { rows } = await client.query<{
        n: number;
        different: number;
        late: number;
      }>(`select count(*)::int as n, count(distinct complaint_id)::int as different,
        coalesce(max(extract(epoch from at - (data ->> 'dueAt')::timestamptz)), 0)::float as late from events where type = 'complaint.dueReached'`);
      return rows[0] ?? { n: 0, different: 0, late: 0 };
    };
    await expect.poll(async () => (await fired()).different, { timeout: 20_000 }).toBe(count);
    const sent = async () => {
      const { rows } = await client.query<{ n: number; different: number; waiting: number }>(
        "select count(*)::int as n, count(distinct complaint_id)::int as different, (select count(*)::int from outbox) as waiting from messages where direction = 'outbound'",
      );
      return rows[0];
    };
    await expect.poll(async () => (await sent())?.different, { timeout: 20_000 }).toBe(count);
    await new Promise((later) => setTimeout(later, 2_500)); // time for whatever would come twice
    const { n, late } = await fired();
    expect(n).toBe(count);
    expect(await sent()).toEqual({ n: count, different: count, waiting: 0 });
    expect(late).toBeLessThan(10); // two seconds on a machine of one's own (bench); the build machine is shared
  } finally {
    await client.end();
  }
}, 120_000);

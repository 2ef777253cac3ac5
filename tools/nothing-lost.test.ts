import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { stopLeftover } from "../server/src/platform/db/postgres-server.ts";
import { type RunningServer, startServer } from "./running-server.ts";

let folder: string;
const servers: RunningServer[] = [];

async function start(): Promise<RunningServer> {
  const server = await startServer({ AMENDS_DATA_DIR: folder, AMENDS_LOGIN_LIMIT_ADDRESS: "50/20s" });
  servers.push(server);
  await server.ready();
  return server;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "amends-lost-"));
  chmodSync(folder, 0o755);
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    if (server.child.exitCode === null) server.child.kill("SIGKILL");
    await server.exited;
  }
});
afterAll(async () => {
  await stopLeftover(join(folder, "postgres"));
  rmSync(folder, { recursive: true, force: true });
});

const founder = { email: "founder@example.com", password: "one long sentence of a password" };
const headersOf = (address: string, cookie = "") => ({ "content-type": "application/json", origin: address, ...(cookie ? { cookie } : {}) });

async function signIn(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/auth/sign-in/email`, { method: "POST", headers: headersOf(address), body: JSON.stringify(founder) });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

async function setUp(address: string): Promise<string> {
  const company = { companyName: "Kill test", language: "en", timeZone: "Asia/Shanghai", currency: "CNY", name: "Founder", ...founder };
  const answer = await fetch(`${address}/api/setup/team`, { method: "POST", headers: headersOf(address), body: JSON.stringify(company) });
  expect(answer.ok).toBe(true);
  return signIn(address);
}

const form = (n: string) => ({
  complainant: { name: `Customer ${n}`, contacts: [{ kind: "phone", value: `1990000${n.padStart(4, "0")}` }] },
  intake: {
    channel: "phone",
    facts: `Facts of complaint ${n}`,
    demand: { types: ["refund"], text: "Money back" },
    categoryId: "delivery.late",
    occurredAt: new Date(Date.now() - 3_600_000).toISOString(),
    respondent: { unit: "Counter" },
  },
});

/** Writes complaints and notes on them until the server is gone; remembers each that was answered with success. */
async function writeUntilGone(
  address: string,
  cookie: string,
  writer: number,
  acknowledged: { complaints: string[]; notes: Map<string, string> },
): Promise<void> {
  const post = (path: string, body: unknown) => fetch(address + path, { method: "POST", headers: headersOf(address, cookie), body: JSON.stringify(body) });
  for (let n = 0; ; n++) {
    const answer = await post("/api/complaints", form(`${writer}${n}`)).catch(() => undefined);
    const made = answer?.status === 201 || answer?.ok ? ((await answer.json().catch(() => undefined)) as { id: string } | undefined) : undefined;
    if (!made) return;
    acknowledged.complaints.push(made.id);
    const text = `Note ${writer}.${n}`;
    const noted = await post(`/api/complaints/${made.id}/notes`, { text, attachmentIds: [] }).catch(() => undefined);
    if (!noted?.ok) return;
    acknowledged.notes.set(made.id, text);
  }
}

test("every write that was acknowledged before kill -9 of the server and of its database is there afterwards, and nothing is half there", async () => {
  const first = await start();
  const cookie = await setUp(first.address);
  const acknowledged = { complaints: [] as string[], notes: new Map<string, string>() };
  const writers = Array.from({ length: 6 }, (_, writer) => writeUntilGone(first.address, cookie, writer, acknowledged));
  await expect.poll(() => acknowledged.notes.size, { timeout: 30_000 }).toBeGreaterThan(40);
  const postmaster = Number(readFileSync(join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(postmaster, "SIGKILL");
  first.child.kill("SIGKILL");
  await Promise.all([...writers, first.exited]);

  const second = await start();
  const again = await signIn(second.address);
  const read = async (path: string) => {
    const answer = await fetch(second.address + path, { headers: headersOf(second.address, again) });
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as { timeline: { type: string; text?: string; event?: string }[]; total: { count: number } };
  };
  for (const id of acknowledged.complaints) {
    const page = await read(`/api/complaints/${id}`);
    expect(
      page.timeline.some((item) => item.event === "complaint.created"),
      id,
    ).toBe(true);
    const note = acknowledged.notes.get(id);
    if (note) expect(page.timeline.map((item) => item.text)).toContain(note);
  }
  const { total } = await read("/api/complaints?view=all&sort=newest");
  expect(total.count).toBeGreaterThanOrEqual(acknowledged.complaints.length);
  expect((await read(`/api/complaints?view=all&sort=newest&q=${encodeURIComponent("Facts of complaint")}`)).total.count).toBe(total.count);
}, 120_000);

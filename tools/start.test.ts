import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { runningPostgres, stopLeftover } from "../server/src/platform/db/postgres-server.ts";
import { isAlive } from "../server/src/platform/db/running-process.ts";
import { type RunningServer, startServer } from "./running-server.ts";

let folder: string;
const servers: RunningServer[] = [];
const postmaster = () => Number(readFileSync(join(folder, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]);
const start = async (env: Record<string, string> = {}) => {
  const server = await startServer({ AMENDS_DATA_DIR: folder, ...env });
  servers.push(server);
  return server;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "amends-start-"));
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

test("a first start makes its database, says its address and the one-time code; SIGTERM ends all of it", async () => {
  const server = await start();
  await server.ready();
  await expect.poll(() => server.output()).toContain(`Amends is ready: ${server.address}`);
  await expect.poll(() => server.output()).toMatch(/one-time code: [2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/);
  const database = postmaster();
  server.child.kill("SIGTERM");
  expect(await server.exited).toBe(0);
  expect(isAlive(database)).toBe(false);
  expect(existsSync(join(folder, "postgres/owner.pid"))).toBe(false);
});

test("SIGINT, as Ctrl-C sends it, ends all of it", async () => {
  const server = await start();
  await server.ready();
  const database = postmaster();
  server.child.kill("SIGINT");
  expect(await server.exited).toBe(0);
  expect(isAlive(database)).toBe(false);
});

test("a second start on the same folder is told who holds it", async () => {
  const first = await start();
  await first.ready();
  const second = await start();
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain(`held by Amends on ${first.address} (process ${first.child.pid}`);
  expect(second.output().split("\n").length).toBeLessThan(4);
  expect((await fetch(`${first.address}/api/health`)).status).toBe(200);
});

test("after kill -9 the next start takes the running database over, and every committed row is there", async () => {
  const first = await start();
  await first.ready();
  const database = postmaster();
  const client = new pg.Client(runningPostgres(join(folder, "postgres")));
  client.on("error", () => undefined);
  await client.connect();
  await client.query("create table survivors (n integer)");
  let acknowledged = 0;
  const writing = (async () => {
    for (;;) {
      await client.query("insert into survivors values ($1)", [acknowledged + 1]);
      acknowledged++;
    }
  })().catch(() => undefined);
  await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(20);
  first.child.kill("SIGKILL");
  await first.exited;
  process.kill(database, "SIGKILL"); // and the database itself, in the middle of writes
  await writing;
  const second = await start();
  await second.ready();
  const again = new pg.Client(runningPostgres(join(folder, "postgres")));
  await again.connect();
  const { rows } = await again.query<{ n: number }>("select count(*)::int as n from survivors");
  await again.query("drop table survivors");
  await again.end();
  expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged);
});

test("a database left running by kill -9 is adopted, not started again", async () => {
  const first = await start();
  await first.ready();
  const database = postmaster();
  first.child.kill("SIGKILL");
  await first.exited;
  expect(isAlive(database)).toBe(true);
  const second = await start();
  await second.ready();
  expect(postmaster()).toBe(database);
  second.child.kill("SIGTERM");
  expect(await second.exited).toBe(0);
  expect(isAlive(database)).toBe(false);
});

test("when the database dies under a running server it is started again and the server goes on", async () => {
  const server = await start();
  await server.ready();
  process.kill(postmaster(), "SIGKILL");
  const statuses = new Set<number>();
  await expect
    .poll(
      async () => {
        const { status } = await fetch(`${server.address}/api/health`);
        statuses.add(status);
        return statuses.size > 1 ? status : 0;
      },
      { timeout: 45_000, interval: 10 },
    )
    .toBe(200);
  expect([...statuses].sort()).toEqual([200, 503]);
});

test("what the user can solve is said in sentences: configuration, taken port, unreachable folder", async () => {
  const wrong = await start({ AMENDS_PORT: "http", AMENDS_LOG_LEVEL: "loud" });
  expect(await wrong.exited).toBe(1);
  expect(wrong.output()).toMatch(/2 problems[\s\S]*AMENDS_PORT[\s\S]*AMENDS_LOG_LEVEL/);
  const first = await start();
  await first.ready();
  const other = mkdtempSync(join(tmpdir(), "amends-start-other-"));
  chmodSync(other, 0o755);
  const second = await start({ AMENDS_PORT: new URL(first.address).port, AMENDS_DATA_DIR: other });
  expect(await second.exited).toBe(1);
  expect(second.output()).toContain("is taken by another program");
  if (process.getuid?.() === 0) {
    chmodSync(other, 0o700);
    const third = await start({ AMENDS_DATA_DIR: other });
    expect(await third.exited).toBe(1);
    expect(third.output()).toContain("AMENDS_DATA_DIR");
  }
  rmSync(other, { recursive: true, force: true });
});

test("DATABASE_URL: waits for a database that is not there yet and serves as soon as it is", async () => {
  const held = await start();
  await held.ready();
  const url = runningPostgres(join(folder, "postgres")) ?? "";
  held.child.kill("SIGTERM");
  await held.exited;
  const waiting = await start({ DATABASE_URL: url });
  await expect.poll(() => waiting.output(), { timeout: 20_000 }).toContain("waiting for it");
  const { startPostgres } = await import("../server/src/platform/db/postgres-server.ts");
  const port = Number(new URL(url).port);
  const database = await startPostgres({ folder: join(folder, "postgres"), holder: "a test", port });
  try {
    await waiting.ready();
    waiting.child.kill("SIGTERM");
    expect(await waiting.exited).toBe(0);
  } finally {
    await database.stop();
  }
});

import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkout } from "../config.ts";
import { databaseUser } from "./postgres-binaries.ts";

/** The oldest PostgreSQL that DATABASE_URL may name: where Debian puts it, or where AMENDS_TEST_POSTGRES_15 says. */
const binaries = process.env.AMENDS_TEST_POSTGRES_15 ?? "/usr/lib/postgresql/15/bin";
const there = existsSync(join(binaries, "postgres"));
if (!there) test.skip(`the extra test on PostgreSQL 15 did not run: ${binaries} is not there`, () => undefined);

const main = join(checkout, "cli/src/main.ts");
const fixture = join(checkout, "server/src/desk/import/fixtures/complaints-gb18030.csv");
const folder = mkdtempSync(join(tmpdir(), "amends-oldest-"));
let server: ChildProcess | undefined;
let url = "";

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => found(port));
    });
  });

/** Another locale than the product's own database has, and a user who owns the database and may do nothing else. */
beforeAll(async () => {
  if (!there) return;
  chmodSync(folder, 0o755);
  if (databaseUser) chownSync(folder, databaseUser.uid, databaseUser.gid);
  const as = { ...databaseUser, cwd: folder, env: { PATH: "/usr/bin:/bin", LC_ALL: "C" } };
  const made = spawnSync(join(binaries, "initdb"), ["-D", join(folder, "data"), "-U", "root", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], as);
  expect(made.stderr.toString()).not.toContain("error:");
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", port, unix_socket_directories: "", fsync: "off" };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  server = spawn(join(binaries, "postgres"), ["-D", join(folder, "data"), ...args], { ...as, stdio: "ignore" });
  const root = `postgres://root@127.0.0.1:${port}/postgres`;
  while (server.exitCode === null && !(await query("select 1", root).catch(() => undefined))) await new Promise((later) => setTimeout(later, 50));
  await query("create role desk login", root);
  await query("create database desk owner desk", root);
  url = `postgres://desk@127.0.0.1:${port}/desk`;
}, 60_000);

afterAll(async () => {
  server?.kill("SIGINT");
  if (server && server.exitCode === null) await new Promise((ended) => server?.once("exit", ended));
  rmSync(folder, { recursive: true, force: true });
});

const amends = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: url, AMENDS_DATA_DIR: join(folder, "files"), AMENDS_LOG_LEVEL: "error" };
    execFile(process.execPath, [main, ...args], { env, maxBuffer: 1 << 28 }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
  });

test.runIf(there)("PostgreSQL 15, a plain user, another locale: schema, demo, import, search, removal", { timeout: 120_000 }, async () => {
  chmodSync(folder, 0o777);
  expect(await amends("migrate")).toMatchObject({ code: 0, out: expect.stringContaining("0003_desk") });
  expect(await amends("demo", "load")).toMatchObject({ code: 0 });
  const manager = /^(\S+)\t.*\tmanager\t/m.exec((await amends("people")).out)?.[1] ?? "";
  expect(await amends("import", fixture, "--as", manager)).toMatchObject({ code: 0, out: expect.stringMatching(/ [1-9]\d* imported, 0 already here, 0 bad/) });
  const found = await amends("export", "--as", manager, "--format", "json", "--q", "刹车");
  const rows = JSON.parse(found.out) as { title: string }[];
  const { rows: told } = await query<{ n: number }>("select count(*)::int as n from complaints where doc::text like '%刹车%'");
  expect(told[0]?.n).toBeGreaterThan(0); // how many differs with the day the demo is made
  expect(rows.length).toBeGreaterThanOrEqual(told[0]?.n ?? 0);
  const { rows: all } = await query<{ n: number }>("select count(*)::int as n from complaint_search where folded like '%刹车%'");
  expect(rows).toHaveLength(all[0]?.n ?? 0);
  expect(await amends("demo", "remove")).toMatchObject({ code: 0 });
  expect((await query<{ n: number }>("select count(*)::int as n from complaints")).rows).toEqual([{ n: 0 }]);
});

async function query<T extends pg.QueryResultRow>(text: string, on = url): Promise<pg.QueryResult<T>> {
  const client = new pg.Client(on);
  await client.connect();
  return client.query<T>(text).finally(() => client.end());
}

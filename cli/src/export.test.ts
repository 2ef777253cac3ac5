import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadDemo } from "@amends/server/demo/index";
import type {} from "@amends/server/platform/db/test-cluster";
import { useTestDatabase } from "@amends/server/platform/db/test-database";
import { newUuid } from "@amends/server/platform/new-uuid";
import { beforeAll, expect, test } from "vitest";

const database = useTestDatabase();
const main = fileURLToPath(new URL("./main.ts", import.meta.url));

beforeAll(async () => {
  await database.db.transaction().execute((tx) => loadDemo(tx, { now: new Date().toISOString(), newId: newUuid }));
}, 60_000);

/** Runs `amends …` on the test's database. */
const amends = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, DATABASE_URL: database.url, AMENDS_LOG_LEVEL: "error" };
    execFile(process.execPath, [main, ...args], { env, maxBuffer: 1 << 28 }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
  });
const emailOf = async (role: string) => (await database.db.selectFrom("people").select("email").where("role", "=", role).executeTakeFirstOrThrow()).email;

test("writes what the person sees to standard output, and nothing else there", async () => {
  const manager = await emailOf("manager");
  const all = await amends("export", "--as", manager, "--format", "json");
  expect([all.code, all.err.trim()]).toEqual([0, "amends: 400 complaints"]);
  expect(JSON.parse(all.out)).toHaveLength(400);
  const closed = await amends("export", "--as", manager, "--format", "csv", "--state", "closed", "--severity", "serious");
  expect(closed.out.startsWith("\uFEFF")).toBe(true);
  const { count } = await database.db
    .selectFrom("complaints")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .where("state", "=", "closed")
    .where("severity", "=", 2)
    .executeTakeFirstOrThrow();
  expect(closed.out.match(/^"?D2\d-\d{6}/gm)).toHaveLength(Number(count));
  const { actor_id } = await database.db.selectFrom("events").select("actor_id").where("type", "=", "complaints.exported").executeTakeFirstOrThrow();
  expect((await database.db.selectFrom("people").select("email").where("id", "=", actor_id).executeTakeFirstOrThrow()).email).toBe(manager);
});

test("says what is wrong in a sentence", async () => {
  expect(await amends("export", "--as", await emailOf("agent"))).toMatchObject({ code: 1, out: "", err: expect.stringContaining("may not export") });
  expect(await amends("export", "--format", "pdf")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("csv, xlsx, json") });
  expect(await amends("export", "--view", "nonsense")).toMatchObject({ code: 1, out: "", err: expect.stringContaining("--view") });
});

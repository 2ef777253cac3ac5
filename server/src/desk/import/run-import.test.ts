import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { ImportPreview } from "@amends/core/desk/contract-import";
import { importPlanSchema } from "@amends/core/desk/contract-import";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { importing, planOf } from "./import.fixture.ts";
import { createImportRunner } from "./import-runner.ts";
import { runImport } from "./run-import.ts";
import { startImport } from "./start-import.ts";

const t = useDeskTestApp();
const { upload, ended } = importing(t);
const services = () => ({ db: t.database.db, config: t.deps().config, newId: newUuid, clock: () => new Date().toISOString(), announce: () => undefined });
const child = fileURLToPath(new URL("./run-import.fixture.ts", import.meta.url));

/** An import that is marked as running and that nobody works on. */
async function begun(prefix: string, rows: number): Promise<string> {
  const lines = Array.from(
    { length: rows },
    (_, i) => `${prefix}-${i},第${i}位客户说快递丢了，客服让等，已经等了${i}天,${i % 7 === 3 ? "从前" : `2026/3/${(i % 28) + 1}`}`,
  );
  const { body: preview } = (await upload(`${prefix}.csv`, `编号,内容,时间\n${lines.join("\n")}\n`)) as { body: ImportPreview };
  const asking = { ...services(), viewer: t.person("supervisor"), now: new Date().toISOString() };
  await startImport(asking, preview.id, importPlanSchema.parse(planOf(preview)));
  return preview.id;
}
async function numbersOf(prefix: string): Promise<{ all: number; keys: number; numbers: number; created: number; searched: number }> {
  const { rows } = await sql<{ all: number; keys: number; numbers: number; created: number; searched: number }>`
    select count(*)::int as all, count(distinct external_key)::int as keys, count(distinct number)::int as numbers,
      (select count(*)::int from events e where e.complaint_id = any(array_agg(c.id)) and e.type = 'complaint.created') as created,
      (select count(*)::int from complaint_search s where s.complaint_id = any(array_agg(c.id))) as searched
    from complaints c where doc #>> '{intake,externalNo}' like ${`${prefix}-%`}`.execute(t.database.db);
  return rows[0] ?? { all: 0, keys: 0, numbers: 0, created: 0, searched: 0 };
}
const same = (n: number) => ({ all: n, keys: n, numbers: n, created: n, searched: n });

test("a process that is killed in the middle leaves whole batches, and the next one goes on without doubles", { timeout: 90_000 }, async () => {
  const id = await begun("K", 1_400);
  const run = spawn(process.execPath, [child, t.database.url, t.deps().config.dataDir, id], { stdio: ["ignore", "pipe", "inherit"] });
  await once(run.stdout, "data");
  run.kill("SIGKILL");
  await once(run, "exit");
  const { body: half } = await t.call("supervisor", "GET", `/api/imports/${id}`);
  expect(half).toMatchObject({ status: "running" });
  expect(half.done % 200).toBe(0);
  expect(half.done).toBeLessThan(1_400);
  expect((await numbersOf("K")).all).toBe(half.created);
  const runner = createImportRunner(services(), (error) => {
    throw error;
  });
  runner.start(); // what the next start of the server does
  expect(await ended(id)).toMatchObject({ status: "finished", total: 1_400, done: 1_400, created: 1_200, bad: 200, duplicates: 0 });
  await runner.stop();
  expect(await numbersOf("K")).toEqual(same(1_200));
});

test("two servers do not run one import at once, and a stop between batches loses nothing", { timeout: 60_000 }, async () => {
  const id = await begun("P", 700);
  const stop = new AbortController();
  await runImport(services(), id, { signal: stop.signal, onBatch: () => stop.abort() });
  expect((await t.call("supervisor", "GET", `/api/imports/${id}`)).body).toMatchObject({ status: "running", done: 200 });
  const both = await Promise.all([runImport(services(), id), runImport(services(), id)]);
  expect(both.sort()).toEqual(["done", "locked"]);
  expect((await t.call("supervisor", "GET", `/api/imports/${id}`)).body).toMatchObject({ status: "finished", done: 700, created: 600, bad: 100 });
  expect(await numbersOf("P")).toEqual(same(600));
});

test("one whose file is gone ends as failed and says why; when the file is there again it goes on", async () => {
  const id = await begun("G", 20);
  const elsewhere = { ...services(), config: { dataDir: "/nowhere" } };
  expect(await runImport(elsewhere, id)).toBe("done");
  expect((await t.call("supervisor", "GET", `/api/imports/${id}`)).body).toMatchObject({ status: "failed", done: 0, error: "上传的文件已不在，请重新上传" });
  expect((await t.call("supervisor", "POST", `/api/imports/${id}/start`, {})).status).toBe(202);
  expect(await ended(id)).toMatchObject({ status: "finished", created: 17, bad: 3, error: null });
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import iconv from "iconv-lite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { checkout } from "../../platform/config.ts";
import { newUuid } from "../../platform/new-uuid.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { importFile } from "./import-file.ts";

const folder = join(checkout, "../shared/data");
const files = [
  ["complaints-zh-gb18030.csv", "gb18030", 400, "编号", "内容", "答复"],
  ["complaints-zh.csv", "utf-8", 1_673, "编号", "内容", "答复"],
  ["complaints-en.csv", "utf-8", 5_496, "id", "text", ""],
] as const;
const there = files.every(([name]) => existsSync(join(folder, name)));
const t = useDeskTestApp();
const plain = (text: string) => text.replace(/\r\n?/g, "\n").trim();

if (!there) test.skip(`the extra test on real files did not run: ${folder} is not there`, () => undefined);

test.runIf(there).each(files)("%s goes in completely, every text intact", { timeout: 180_000 }, async (name, encoding, rows, id, text, reply) => {
  const { db } = t.database;
  await db.deleteFrom("complaints").execute();
  await db.deleteFrom("imports").execute();
  const services = { db, config: t.deps().config, newId: newUuid, clock: () => new Date().toISOString(), announce: () => undefined };
  const before = performance.now();
  const result = await importFile(services, { path: join(folder, name), viewer: t.person("manager"), language: "en" });
  const seconds = (performance.now() - before) / 1000;
  expect(result).toMatchObject({ progress: { status: "finished", total: rows, created: rows, duplicates: 0, bad: 0 } });
  console.info(`${name}: ${rows} rows in ${seconds.toFixed(1)} s`);
  const given = parse(iconv.decode(readFileSync(join(folder, name)), encoding), { columns: true, bom: true }) as Record<string, string>[];
  const { rows: found } = await sql<{
    no: string;
    facts: string;
    reply: string | null;
  }>`select c.doc #>> '{intake,externalNo}' as no, c.doc #>> '{intake,facts}' as facts,
    (select m.body_text from messages m where m.complaint_id = c.id) as reply from complaints c`.execute(db);
  const byNo = new Map(found.map((row) => [row.no, row]));
  const differing = given.filter(
    (row) => plain(row[text] ?? "") !== byNo.get(row[id] ?? "")?.facts || (reply !== "" && plain(row[reply] ?? "") !== (byNo.get(row[id] ?? "")?.reply ?? "")),
  );
  expect(differing.map((row) => row[id])).toEqual([]);
});

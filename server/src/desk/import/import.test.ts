import { existsSync } from "node:fs";
import type { Closure, Intake } from "@amends/core/desk/complaint";
import type { ImportPreview, ImportRowsPage, ImportTrial } from "@amends/core/desk/contract-import";
import iconv from "iconv-lite";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { useDeskTestApp } from "../desk-test-app.ts";
import { fixture, importing, planOf } from "./import.fixture.ts";
import { importPath } from "./import-files.ts";

const t = useDeskTestApp();
const { upload, ended, whole } = importing(t);
const rowsOf = async <T>(query: ReturnType<typeof sql>) => (await query.execute(t.database.db)).rows as T[];
const count = async () => (await rowsOf<{ n: number }>(sql`select count(*)::int as n from complaints`))[0]?.n ?? 0;
type Found = {
  id: string;
  doc: { intake: Intake; closures: Closure[] };
  state: string;
  to_complete: boolean;
  title: string;
  received_at: Date;
  tags: string[];
  language: string;
  category_id: string | null;
  team_id: string;
};
const byNo = async (no: string) => (await rowsOf<Found>(sql`select * from complaints where doc #>> '{intake,externalNo}' = ${no}`))[0];

test("a file in UTF-8 goes in completely, with answers and times, and what is missing is marked", async () => {
  const { preview, result } = await whole("投诉.csv", fixture("complaints-utf8.csv"));
  expect(preview).toMatchObject({
    encoding: "utf-8",
    format: "csv",
    delimiter: ",",
    rows: 12,
    hasHeader: true,
    suggestedMapping: ["externalNo", "title", "text", "receivedAt", "reply", "repliedAt"],
  });
  expect(preview.columns[0]).toMatchObject({ index: 0, header: "编号", samples: ["C-1001", "C-1002", "C-1003"] });
  expect(result).toMatchObject({ status: "finished", total: 12, done: 12, created: 12, duplicates: 0, bad: 0, error: null });
  const found = await byNo("C-1001");
  expect(found).toMatchObject({ state: "open", to_complete: true, title: "提车第二天变速箱漏油", language: "zh-CN", team_id: t.teams.one });
  expect(found?.received_at.toISOString()).toBe("2026-04-24T07:07:30.000Z");
  expect(found?.doc.intake.facts).toContain("还在漏。\n我要求");
  const [reply, ...more] = await rowsOf<{ direction: string; at: Date; body_text: string; author_type: string }>(
    sql`select * from messages where complaint_id = ${found?.id}::uuid`,
  );
  expect([reply?.direction, reply?.author_type, reply?.body_text, reply?.at.toISOString(), more.length]).toEqual([
    "outbound",
    "system",
    "您好，我们已安排技术总监到店检测，结果三天内告诉您。",
    "2026-04-26T01:49:42.000Z",
    0,
  ]);
  const page = await t.call("supervisor", "GET", `/api/complaints/${found?.id}`);
  expect([page.status, page.body.complaint.intake.externalNo, page.body.timeline.some((item: { type: string }) => item.type === "message")]).toEqual([
    200,
    "C-1001",
    true,
  ]);
  const search = await t.call("supervisor", "GET", `/api/complaints?q=${encodeURIComponent("技术总监")}`);
  expect(search.body.rows.map((row: { id: string }) => row.id)).toEqual([found?.id]);
  const events = await rowsOf<{ type: string }>(sql`select type from events where subject_type = 'import' order by seq`);
  expect(events.map((e) => e.type)).toEqual(["import.uploaded", "import.started", "import.finished"]);
  const { sha256 } = (await rowsOf<{ sha256: string }>(sql`select sha256 from imports where id = ${result.id}::uuid`))[0] ?? { sha256: "" };
  await expect.poll(() => existsSync(importPath(t.deps().config, sha256))).toBe(false); // removed a moment after the end was written down
});

test("the same file again, in another encoding or with other columns mapped, makes no doubles", async () => {
  const before = await count();
  expect((await whole("again.csv", fixture("complaints-utf8.csv"))).result).toMatchObject({ created: 0, duplicates: 12 });
  const other = await whole("again.csv", fixture("complaints-utf8.csv"), { mapping: [null, null, "text", null, null, null] });
  expect(other.result).toMatchObject({ created: 0, duplicates: 12 });
  const gb = iconv.encode(iconv.decode(fixture("complaints-utf8.csv"), "utf-8"), "gb18030");
  expect((await whole("gb.csv", gb)).result).toMatchObject({ created: 0, duplicates: 12 });
  expect(await count()).toBe(before);
  const { body } = await t.call("supervisor", "GET", `/api/imports/${other.result.id}/rows?status=duplicate&limit=5`);
  expect([body.items.length, body.items[0].row, body.items[0].complaintId, body.nextAfter]).toEqual([5, 2, (await byNo("C-1001"))?.id, 6]);
});

test.each([
  ["complaints-gb18030.csv", "gb18030", 8, "zh-CN", "提车第二天变速箱漏油"],
  ["complaints-big5.csv", "big5", 6, "zh-TW", "洗衣機送來就有凹痕"],
  ["complaints-en.csv", "utf-8", 6, "en", "@NorthJet two hours on the tarmac, no water and nobody told us why"],
])("%s is read as %s", async (name, encoding, rows, language, title) => {
  await t.database.db.deleteFrom("imports").execute();
  await sql`update complaints set external_key = null`.execute(t.database.db);
  const { preview, result } = await whole(name, fixture(name));
  expect([preview.encoding, result.created, result.bad]).toEqual([encoding, rows, 0]);
  const [found] = await rowsOf<{ language: string }>(sql`select language from complaints where title = ${title} order by seq desc limit 1`);
  expect(found?.language).toBe(language);
});

test("a year of the Republic and a Chinese afternoon are read, unknown categories are kept as tags", async () => {
  expect([(await byNo("T-2001"))?.received_at.toISOString(), (await byNo("T-2002"))?.received_at.toISOString()]).toEqual([
    "2026-10-24T07:07:30.000Z",
    "2026-10-27T16:00:00.000Z",
  ]);
  const air = await byNo("air-9002");
  expect([air?.tags, air?.category_id, air?.doc.intake.respondent.unit, air?.doc.intake.receivedAtAssumed]).toEqual([["Lost Luggage"], null, "NorthJet", true]);
});

test("a workbook is read with its dates, numbers and rich text; formulas are never computed", async () => {
  const { preview, result } = await whole("投诉.xlsx", fixture("complaints.xlsx"));
  expect(preview).toMatchObject({
    format: "xlsx",
    sheet: "投诉登记",
    otherSheets: 3,
    rows: 5,
    closedStates: ["已办结"],
    suggestedMapping: ["externalNo", "text", "receivedAt", "contact", "customerName", "state", null],
  });
  expect(preview.columns[5]?.words).toEqual(["处理中", "已办结", "待回访"]);
  expect(preview.sample[1]?.[6]).toBe('=HYPERLINK("http://example.com","x")');
  expect(result).toMatchObject({ created: 5, bad: 0 });
  const [one, two, three] = [await byNo("X-1"), await byNo("X-2"), await byNo("X-3")];
  expect([one?.doc.intake.facts, one?.received_at.toISOString(), one?.state]).toEqual([
    "轮胎鼓包，开了不到一个月，门店说不在保修范围",
    "2026-04-24T07:07:30.000Z",
    "open",
  ]);
  expect([two?.state, two?.doc.closures[0]?.outcome, three?.doc.intake.facts]).toEqual(["closed", "finalAnswer", "=2+3 开头的一句话，照原样留下"]);
  const people = await rowsOf<{
    name: string;
    contacts: string[];
  }>(sql`select cu.name, array(select normalised from customer_contacts k where k.customer_id = cu.id) as contacts
    from complaints c join customers cu on cu.id = c.customer_id where c.doc #>> '{intake,externalNo}' in ('X-1', 'X-3') order by c.seq`);
  expect(people).toEqual([
    { name: "赵先生", contacts: ["+8613800138000"] },
    { name: "吴女士", contacts: ["wu@example.com"] },
  ]);
});

test("a dry run says what is wrong with which row in the language asked for, and writes nothing", async () => {
  const csv =
    "编号,内容,提交时间,状态\nD-1,没人管,2026/1/1,已办结\nD-2,,2026/1/1,\nD-3,等了三周,下周二,\nD-1,没人管,2026/1/1,已办结\nX-1,已经有了,2026/1/1,\nD-4,明年的事,2099/1/1,\nD-5,撕开的一行\nD-6,,下周三,\n";
  const before = await count();
  const { body: preview } = (await upload("试.csv", csv)) as { body: ImportPreview };
  const { body: trial } = (await t.call("supervisor", "POST", `/api/imports/${preview.id}/dry-run`, planOf(preview))) as { body: ImportTrial };
  expect(trial).toMatchObject({
    total: 8,
    good: 1,
    badCount: 5,
    duplicates: 2,
    counts: { closed: 1, replies: 0, assumedTimes: 0, toComplete: { category: 1, contact: 1, demand: 1, occurredAt: 1, respondent: 1 } },
  });
  expect(trial.bad.map(({ row, problems }) => [row, problems.map((p) => [p.field, p.message])])).toEqual([
    [3, [["text", "没有投诉内容"]]],
    [4, [["receivedAt", "时间“下周二”无法识别，请改成 2026/4/24 15:07 这样的格式"]]],
    [7, [["receivedAt", "时间“2099/1/1”还没有到，请检查"]]],
    [8, [[null, "这一行有 2 格，应为 4 格，请检查引号和换行"]]],
    [
      9,
      [
        ["text", "没有投诉内容"],
        ["receivedAt", "时间“下周三”无法识别，请改成 2026/4/24 15:07 这样的格式"],
      ],
    ],
  ]);
  expect(await count()).toBe(before);
  const english = await t.call("supervisor", "POST", `/api/imports/${preview.id}/dry-run`, planOf(preview), { "x-amends-language": "en" });
  expect(english.body.bad[0].problems[0].message).toBe("There is no text");
  await t.call("supervisor", "POST", `/api/imports/${preview.id}/start`, planOf(preview));
  expect(await ended(preview.id)).toMatchObject({ status: "finished", total: 8, created: 1, duplicates: 2, bad: 5 });
  const { body: bad } = (await t.call("supervisor", "GET", `/api/imports/${preview.id}/rows?status=bad&limit=3`)) as { body: ImportRowsPage };
  expect([bad.items.map((item) => [item.row, item.cells[0], item.problems[0]?.code]), bad.nextAfter]).toEqual([
    [
      [3, "D-2", "importTextMissing"],
      [4, "D-3", "importTimeUnreadable"],
      [7, "D-4", "importTimeInFuture"],
    ],
    7,
  ]);
  const file = await t.call("supervisor", "GET", `/api/imports/${preview.id}/rows.csv`);
  expect(String(file.body).split("\r\n").slice(0, 3)).toEqual([
    "\ufeff编号,内容,提交时间,状态,原文件行号,无法导入的原因",
    "D-2,,2026/1/1,,3,内容: 没有投诉内容",
    "D-3,等了三周,下周二,,4,提交时间: 时间“下周二”无法识别，请改成 2026/4/24 15:07 这样的格式",
  ]);
  expect((await byNo("D-1"))?.state).toBe("closed");
  expect((await t.call("supervisor", "POST", `/api/imports/${preview.id}/start`, planOf(preview))).body.error.code).toBe("importStarted");
});

test("columns are mapped by hand, without headers, to a team and to categories; rows of one person share the customer", async () => {
  const { body: preview } = await upload(
    "x.tsv",
    "王女士\t13900001111\t退房时多收了房费\t价格\n李先生\tli@example.com\t空调坏了\t设备\n王女士\t139-0000-1111 / wang2@example.com\t发票也没有开\t价格\n",
  );
  expect(preview.delimiter).toBe("\t");
  const plan = { mapping: ["customerName", "contact", "text", "category"], hasHeader: false, categories: { 价格: "priceBilling" }, teamId: t.teams.one };
  const started = await t.call("supervisor", "POST", `/api/imports/${preview.id}/start`, plan);
  expect([started.status, started.body.status, started.body.teamId]).toEqual([202, "running", t.teams.one]);
  expect(await ended(preview.id)).toMatchObject({ created: 3, bad: 0 });
  const found = await rowsOf<{ category_id: string | null; tags: string[]; name: string; assumed: string; contacts: string[] }>(sql`
    select c.category_id, c.tags, cu.name, c.doc #>> '{intake,receivedAtAssumed}' as assumed, array(select normalised from customer_contacts k where k.customer_id = cu.id order by 1) as contacts
    from complaints c join customers cu on cu.id = c.customer_id where cu.name in ('王女士', '李先生') order by c.seq`);
  const wang = { category_id: "priceBilling", tags: [], name: "王女士", assumed: "true", contacts: ["+8613900001111", "wang2@example.com"] };
  expect(found).toEqual([wang, { category_id: null, tags: ["设备"], name: "李先生", assumed: "true", contacts: ["li@example.com"] }, wang]);
  const again = (await upload("x.tsv", "a,b\n1,2\n")).body;
  const refused = async (change: object, as: "supervisor" | "manager" = "supervisor") =>
    (await t.call(as, "POST", `/api/imports/${again.id}/start`, { mapping: ["text", "title"], ...change })).body.error;
  expect((await refused({ mapping: [null, "contact"] })).code).toBe("importTextUnmapped");
  expect((await refused({ mapping: ["title", "title"] })).code).toBe("importTargetTwice");
  expect((await refused({ teamId: t.teams.two })).code).toBe("unknownTeam");
  expect((await refused({ teamId: t.teams.foreign })).code).toBe("unknownTeam");
  expect((await refused({ categories: { a: "nope" } })).code).toBe("unknownCategory");
  expect(await refused({ mapping: ["text", "nonsense"] })).toMatchObject({ code: "invalid", field: "mapping.1" });
});

test("the encoding is read anew when somebody says it was found wrongly", async () => {
  const { body: preview } = await upload("b.csv", fixture("complaints-big5.csv"));
  const wrong = await t.call("supervisor", "GET", `/api/imports/${preview.id}/preview?encoding=gb18030`);
  expect([wrong.body.encoding, wrong.body.columns[0].header === "編號"]).toEqual(["gb18030", false]);
  const right = await t.call("supervisor", "GET", `/api/imports/${preview.id}/preview?encoding=big5`);
  expect([right.body.encoding, right.body.columns[0].header]).toEqual(["big5", "編號"]);
});

test("a known person of the desk is recognised by the telephone number", async () => {
  await t.create("agent");
  await whole("p.csv", "内容,电话\n发动机又响了，第三次了,+86 138-0013-8000\n");
  const found = await rowsOf<{ n: number; name: string }>(sql`select count(*)::int as n, cu.name from complaints c join customers cu on cu.id = c.customer_id
    join customer_contacts k on k.customer_id = cu.id where k.normalised = '+8613800138000' and c.channel in ('import', 'phone') group by cu.id, cu.name`);
  expect(found).toEqual([{ n: 3, name: "赵先生" }]); // the workbook brought him in first
});

test("agents, quality and trainers import nothing; others do not see it, managers of the company do", async () => {
  for (const as of ["agent", "quality", "trainer"] as const) expect((await upload("x.csv", "a\nb", as)).status).toBe(403);
  const { result } = await whole("own.csv", "内容\n只有我自己看得到的一条\n");
  const seen = async (as: "lead" | "manager" | "admin" | "foreign") => (await t.call(as, "GET", `/api/imports/${result.id}`)).status;
  expect([await seen("lead"), await seen("manager"), await seen("admin"), await seen("foreign")]).toEqual([404, 200, 404, 404]);
  const listed = async (as: "manager" | "foreign") =>
    (await t.call(as, "GET", "/api/imports")).body.items.some((item: { id: string }) => item.id === result.id);
  expect([await listed("manager"), await listed("foreign")]).toEqual([true, false]);
  expect((await t.call("supervisor", "GET", `/api/imports/${newUuid()}`)).status).toBe(404);
});

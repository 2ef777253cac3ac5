import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { newUuid } from "../../platform/new-uuid.ts";
import { type PersonName, useDeskTestApp } from "../desk-test-app.ts";

const desk = useDeskTestApp();
const made: Record<string, { id: string; number: string }> = {};

/** Titles nobody should trust, and what of them a spreadsheet may be given. */
const hostile = ["=cmd|' /C calc'!A0", "+8001", "@SUM(A1:A9)", "-2+3", "＝HYPERLINK(1)", "\t=1+1", 'Say "hi", then\t; go', "他说：“退钱，否则…”", "𠮷野家的🍜"];

const url = (format: string, query: Record<string, string> = {}) => `/api/export/complaints.${format}?${new URLSearchParams(query)}`;
const fetchJson = async (as: PersonName, query: Record<string, string> = {}) => {
  const { status, body } = await desk.call(as, "GET", url("json", query));
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Record<string, unknown>[];
};
const fetchCsv = async (as: PersonName, query: Record<string, string> = {}, language = "zh-CN") => {
  const { body } = await desk.call(as, "GET", url("csv", query), undefined, { "x-amends-language": language });
  return { text: body as string, rows: parse(body as string, { bom: true, columns: true }) as Record<string, string>[] };
};

beforeAll(async () => {
  made.one = await desk.create(
    "agent",
    {},
    { product: { orderNo: "ZX-778899" }, amount: { minor: 123_450, currency: "CNY" }, facts: "请打 138 0013 8000 找我，\r\n订单号 ZX-778899" },
  );
  await desk.call("agent", "PATCH", `/api/complaints/${made.one.id}/tags`, { add: ["重点", "回头客"], remove: [] });
  made.two = await desk.create("manager", { teamId: desk.teams.two, assigneeId: null }, { channel: "visit" });
  made.beside = await desk.create("manager", { teamId: desk.teams.beside, assigneeId: null });
  made.foreign = await desk.create("foreign");
  for (const [i, title] of hostile.entries())
    made[`h${i}`] = await desk.create(
      "agent",
      { complainant: { name: title, contacts: [{ kind: "other", value: title }] } },
      { title, facts: `${title}\r\n${title}` },
    );
});

test("a selection of any size up to what can be selected, in its order and as far as one sees it (demand 15)", async () => {
  const ids = [made.two?.id ?? "", ...Array.from({ length: 900 }, newUuid), made.one?.id ?? "", made.foreign?.id ?? ""];
  const post = (as: PersonName, body: object) => desk.call(as, "POST", "/api/export/complaints.json", body);
  const { status, body } = await post("manager", { ids });
  expect([status, body.map((row: { number: string }) => row.number)]).toEqual([200, [made.two?.number, made.one?.number]]);
  expect((await post("agent", { ids })).status).toBe(403);
  expect((await post("manager", { ids: Array.from({ length: 1_001 }, newUuid) })).status).toBe(400);
});

test("whoever may export gets exactly what the list shows them, in its order; the others nothing (demand 15)", async () => {
  for (const as of ["agent", "trainer", "admin", "far"] as const)
    for (const format of ["csv", "xlsx", "json"]) expect((await desk.call(as, "GET", url(format))).status).toBe(403);
  const foreign = await fetchJson("foreign");
  expect(foreign.map((row) => row.id)).toEqual([made.foreign?.id]);
  for (const as of ["supervisor", "lead", "quality", "manager"] as const) {
    for (const query of [
      { view: "all" },
      { view: "all", sort: "newest" },
      { view: "mine" },
      { view: "unassigned", sort: "due" },
      { view: "all", channel: "visit" },
      { view: "all", q: "发动机" },
      { view: "all", q: "发动机", sort: "newest" },
      { view: "all", q: "nothing like it" },
      { view: "all", categoryId: "productQuality", tag: "重点" },
    ] as Record<string, string>[]) {
      const list = await desk.call(as, "GET", `/api/complaints?${new URLSearchParams({ ...query, limit: "100" })}`);
      const rows = await fetchJson(as, query);
      expect([as, query, rows.map((row) => row.number)]).toEqual([as, query, list.body.rows.map((row: { number: string }) => row.number)]);
    }
  }
  const teams = async (as: PersonName) => new Set((await fetchJson(as)).map((row) => row.team));
  expect([await teams("supervisor"), await teams("lead"), await teams("manager")]).toEqual([
    new Set(["客服一组"]),
    new Set(["客服一组", "客服二组"]),
    new Set(["客服一组", "客服二组", "客服三组"]),
  ]);
});

test("chosen ones: in the order given, without those one does not see", async () => {
  const ids = [made.two, made.beside, made.one, made.foreign, made.two].map((c) => c?.id).join(",");
  expect((await fetchJson("lead", { view: "mine", ids })).map((row) => row.id)).toEqual([made.two?.id, made.one?.id]);
  for (const bad of ["x", "1,2", `${made.one?.id}'`]) expect((await desk.call("lead", "GET", url("csv", { ids: bad }))).status).toBe(400);
  expect((await desk.call("lead", "GET", url("csv", { view: "nonsense" }))).body.error.field).toBe("view");
});

test("masked as the list is: quality reads neither telephone nor order number, wherever they stand", async () => {
  const full = (await fetchJson("supervisor", { ids: made.one?.id ?? "" }))[0];
  expect(full).toMatchObject({
    customer: "王小明",
    orderNo: "ZX-778899",
    contacts: [{ kind: "phone", value: "138 0013 8000" }],
    facts: "请打 138 0013 8000 找我，\r\n订单号 ZX-778899",
  });
  const masked = (await fetchJson("quality", { ids: made.one?.id ?? "" }))[0];
  expect(masked?.customer).toBe("王小明");
  expect(JSON.stringify(masked)).not.toMatch(/138\s?0013\s?8000|778899/);
  const { text } = await fetchCsv("quality");
  expect(text).not.toMatch(/138\s?0013\s?8000|778899/);
});

test("CSV: header and words in the reader's language, local time with its offset, amounts exact, nothing a formula", async () => {
  const { status, headers } = await desk.call("supervisor", "GET", url("csv"));
  expect([status, headers["content-type"], headers["cache-control"]]).toEqual([200, "text/csv; charset=utf-8", "no-store"]);
  expect(headers["content-disposition"]).toMatch(/^attachment; filename="amends-complaints-\d{4}-\d\d-\d\d\.csv"/);
  const { text, rows } = await fetchCsv("supervisor");
  expect(text.startsWith("\uFEFF编号,原编号,事由,")).toBe(true);
  const one = rows.find((row) => row.编号 === made.one?.number);
  expect(one).toMatchObject({
    事由: "发动机异响",
    状态: "办理中",
    渠道: "电话",
    投诉等级: "一般",
    客户: "王小明",
    联系方式: "138 0013 8000",
    订单号: "ZX-778899",
    班组: "客服一组",
    承办人: "人-agent",
    发生时间: "2026-11-01T10:00:00+08:00",
    涉及金额: "1234.50",
    涉及金额币种: "CNY",
    诉求类型: "维修",
    标签: "重点；回头客",
    语言: "简体中文",
    下一时限: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:59:59\+08:00$/),
    事实经过: "请打 138 0013 8000 找我，\r\n订单号 ZX-778899",
  });
  expect(one?.分类).toMatch(/ › /);
  const english = await fetchCsv("supervisor", {}, "en");
  expect(english.rows.find((row) => row.Number === made.one?.number)).toMatchObject({ State: "Open", Severity: "Ordinary", Tags: "重点; 回头客" });
  expect((await fetchCsv("supervisor", {}, "zh-TW")).text).toContain("受理時間");
  for (const row of rows) for (const [column, value] of Object.entries(row)) expect(`${column}: ${value}`).not.toMatch(/: [\s\u3000]*[=+\-@＝＋－＠]/u);
  for (const [i, title] of hostile.entries()) {
    const row = rows.find((each) => each.编号 === made[`h${i}`]?.number);
    expect([row?.事由, row?.客户].map((cell) => cell?.replace(/^'/, ""))).toEqual([title.trim().replace(/\s+/g, " "), title.trim()]);
  }
});

test("an export is on record with its filter and how many it held", async () => {
  await fetchJson("lead", { view: "all", q: " 发动机 ", severity: "ordinary" });
  const event = await desk.database.db
    .selectFrom("events")
    .selectAll()
    .where("type", "=", "complaints.exported")
    .orderBy("seq", "desc")
    .executeTakeFirstOrThrow();
  const found = (await fetchJson("lead", { view: "all", q: "发动机", severity: "ordinary" })).length;
  expect(found).toBeGreaterThan(0);
  expect(event).toMatchObject({
    company_id: desk.teams.company,
    complaint_id: null,
    subject_type: "company",
    subject_id: desk.teams.company,
    actor_id: desk.person("lead").id,
    data: { format: "json", count: found, view: "all", searched: true, severity: "ordinary" },
  });
  expect(JSON.stringify(event.data)).not.toContain("发动机"); // often a name or a number
  await fetchJson("lead", { ids: made.one?.id ?? "" });
  const chosen = await desk.database.db
    .selectFrom("events")
    .select("data")
    .where("type", "=", "complaints.exported")
    .orderBy("seq", "desc")
    .executeTakeFirstOrThrow();
  expect(chosen.data).toEqual({ format: "json", count: 1, ids: [made.one?.id] });
});

test("what happened since shows: cost agreed, first reply, closing with causes", async () => {
  const { id, number } = await desk.create("agent");
  const page = await desk.call("agent", "GET", `/api/complaints/${id}`);
  const post = async (method: string, tail: string, body: unknown) => {
    const answer = await desk.call("agent", method, `/api/complaints/${id}/${tail}`, body);
    expect([tail, answer.status, answer.body]).toEqual([tail, answer.status < 300 ? answer.status : 0, answer.body]);
    return answer.body;
  };
  await post("POST", "notes", { text: "先记一笔" });
  const { item } = await post("POST", "messages", { text: "已收到，今天给您答复。", lastSeenSeq: page.body.lastSeq });
  const option = (minor: number) => ({ kind: "refund", text: "退款", cost: { minor, currency: "CNY" }, ground: "ownFault", time: "三天", gain: "钱回来" });
  const first = (await post("POST", "options", option(10_005))).complaint.options[0].id;
  await post("POST", "options", option(20_000));
  await post("POST", "agreements", { optionIds: [first], text: "退款", expectedResult: "到账", confirmed: { way: "call" } });
  const row = (await fetchJson("supervisor", { ids: id }))[0];
  expect(row).toMatchObject({ number, cost: { minor: 10_005, currency: "CNY" }, firstReplyAt: item.at, closedAt: null });
  expect((await fetchCsv("supervisor", { ids: id })).rows[0]).toMatchObject({ 方案成本: "100.05", 方案成本币种: "CNY" });
  await post("PUT", "closure", {
    outcome: "merged",
    mergedIntoId: made.one?.id,
    directCause: "other",
    indirectCause: "none",
    causeNote: "=重复",
    satisfaction: null,
    satisfactionUnknown: "未问",
    followUpAt: null,
    noFollowUp: "已并案",
    reflection: { wellDone: "好", better: "快", suggestion: "" },
  });
  expect((await fetchCsv("supervisor", { ids: id })).rows[0]).toMatchObject({
    状态: "已结案",
    结案方式: "并案",
    直接原因: "其他",
    间接原因: "没有",
    原因说明: "'=重复",
  });
});

import { expect, test } from "vitest";
import { defaultCategories } from "./category.ts";
import { importPlanSchema } from "./contract-import.ts";
import { closedStatesOf, suggestColumns, targetOfHeader } from "./import-columns.ts";
import { readContacts } from "./import-contact.ts";
import { categoryOf, readImportRow, rowIdentity } from "./import-row.ts";

const context = { timeZone: "Asia/Shanghai", now: "2026-11-22T00:00:00.000Z", categories: defaultCategories };
const plan = (columns: string[], more: object = {}) => importPlanSchema.parse({ mapping: columns.map((c) => c || null), ...more });

test.each([
  ["编号", "externalNo"],
  ["訂單編號", "orderNo"],
  ["客訴內容", "text"],
  ["Received At", "receivedAt"],
  ["回覆時間", "repliedAt"],
  ["聯絡電話", "contact"],
  ["E-Mail", "contact"],
  ["负责人", null],
])("a column called %s is %s", (header, target) => {
  expect(targetOfHeader(header)).toBe(target);
});

test("columns are proposed from names and, where those say nothing, from what stands in them", () => {
  expect(
    suggestColumns(
      [
        ["编号", "标题", "内容", "提交时间", "答复", "答复时间"],
        ["1", "a", "b", "2019/4/24 15:07:30", "c", "2019/5/9"],
      ],
      "Asia/Shanghai",
      "ymd",
    ),
  ).toEqual({
    hasHeader: true,
    mapping: ["externalNo", "title", "text", "receivedAt", "reply", "repliedAt"],
    dateOrder: "ymd",
  });
  expect(
    suggestColumns(
      [
        ["id", "text", "airline", "category"],
        ["air-3", "they lost my bag and nobody answers", "United", "Lost Luggage"],
      ],
      "UTC",
      "mdy",
    ).mapping,
  ).toEqual(["externalNo", "text", "respondent", "category"]);
  expect(
    suggestColumns(
      [
        ["K1", "K2", "K3"],
        ["7", "24/04/2019 10:00", "the heating has been broken for three weeks now"],
        ["8", "25/04/2019 10:00", "nobody ever called me back although it was promised"],
      ],
      "UTC",
      "mdy",
    ),
  ).toEqual({
    hasHeader: true,
    mapping: [null, "receivedAt", "text"],
    dateOrder: "dmy",
  });
  expect(suggestColumns([["提车第二天就漏油，去了三次都没有修好"], ["说好三天回电话，到现在没有人联系我"]], "UTC", "ymd")).toMatchObject({
    hasHeader: false,
    mapping: ["text"],
  });
});

test("a whole row is read", () => {
  const reading = readImportRow(
    [
      "K-1",
      "漏油",
      "提车第二天就漏油\r\n修了三次",
      "2019/4/24 15:07:30",
      "产品质量",
      "王女士",
      "138 0013 8000 / wang@example.com",
      "D-9",
      "退车",
      "已回复",
      "2019/5/9 9:49:42",
      "已办结",
    ],
    plan(["externalNo", "title", "text", "receivedAt", "category", "customerName", "contact", "orderNo", "demand", "reply", "repliedAt", "state"], {
      closedStates: ["已办结"],
    }),
    context,
  );
  expect(reading).toEqual({
    ok: true,
    row: {
      complaint: {
        externalNo: "K-1",
        title: "漏油",
        summary: "",
        occurredAt: null,
        tags: [],
        respondentUnit: "",
        place: "",
        text: "提车第二天就漏油\n修了三次",
        receivedAt: "2019-04-24T07:07:30.000Z",
        categoryId: "productQuality",
        orderNo: "D-9",
        demandText: "退车",
        closedAt: "2019-05-09T01:49:42.000Z",
      },
      customerName: "王女士",
      contacts: [
        { kind: "phone", value: "138 0013 8000" },
        { kind: "email", value: "wang@example.com" },
      ],
      reply: { text: "已回复", at: "2019-05-09T01:49:42.000Z" },
      unknownCategory: null,
    },
  });
});

test("text alone is enough, and a state closes by the words chosen, else by the usual ones", () => {
  const reading = readImportRow(["没人管", "处理中", "Late Flight"], plan(["text", "state", "category"]), context);
  expect(reading).toMatchObject({
    ok: true,
    row: {
      complaint: { receivedAt: null, closedAt: null, categoryId: null, tags: ["Late Flight"] },
      unknownCategory: "Late Flight",
      contacts: [],
      reply: null,
    },
  });
  const closedAt = (state: string, more = {}) => {
    const read = readImportRow(["x", state], plan(["text", "state"], more), context);
    return read.ok ? read.row.complaint.closedAt : "bad";
  };
  expect([closedAt("已結案"), closedAt("Closed"), closedAt("Closed", { closedStates: [] }), closedAt("归入档案", { closedStates: ["归入档案"] })]).toEqual([
    context.now,
    context.now,
    null,
    context.now,
  ]);
  expect(readImportRow(["", "只有标题"], plan(["text", "title"]), context)).toMatchObject({ ok: true, row: { complaint: { text: "只有标题" } } });
  expect(readImportRow(["x", "Late Flight"], plan(["text", "category"], { categories: { "Late Flight": "delivery.late" } }), context)).toMatchObject({
    row: { complaint: { categoryId: "delivery.late", tags: [] }, unknownCategory: null },
  });
});

test.each([
  ["productQuality.manufacturing", "productQuality.manufacturing"],
  ["制造缺陷", "productQuality.manufacturing"],
  ["製造瑕疵", "productQuality.manufacturing"],
  ["MANUFACTURING FAULT", "productQuality.manufacturing"],
  ["产品质量 > 制造缺陷", "productQuality.manufacturing"],
  ["别的什么", null],
])("the category %s is %s", (word, expected) => {
  expect(categoryOf(word, {}, defaultCategories)).toBe(expected);
});

test("a title too long for one is kept whole beside the text", () => {
  const long = "很长的标题".repeat(60);
  const reading = readImportRow([long, "正文"], plan(["title", "text"]), context);
  expect(reading.ok && [[...(reading.row.complaint.title ?? "")].length, reading.row.complaint.summary, reading.row.complaint.text]).toEqual([
    200,
    long,
    "正文",
  ]);
});

test.each([
  ["138 0013 8000 / wang@example.com", "", ["phone", "email"]],
  ["王女士 13800138000", "王女士", ["phone"]],
  ["电话：0912-345-678（陳先生）", "陳先生", ["phone"]],
  ["Jane Doe <jane.doe@example.com>", "Jane Doe", ["email"]],
  ["张伟", "张伟", []],
  ["138****8000", "", ["other"]],
])("who may be reached at %s", (cell, name, kinds) => {
  const read = readContacts(cell);
  expect([read.name, read.contacts.map((c) => c.kind)]).toEqual([name, kinds]);
});

test.each([
  ["no text", ["", "", ""], "importTextMissing", "text"],
  ["a time nobody can read", ["x", "上周三", ""], "importTimeUnreadable", "receivedAt"],
  ["a time to come", ["x", "2099/1/1", ""], "importTimeInFuture", "receivedAt"],
  ["too long a text", ["字".repeat(20_001), "", ""], "importTooLong", "text"],
  ["an unreadable time of the answer", ["x", "", "32/13/2019"], "importTimeUnreadable", "repliedAt"],
  ["more cells than columns", ["x", "", "", "y"], "importRowUneven", null],
  ["fewer cells than columns", ["x"], "importRowUneven", null],
])("%s makes the row bad", (_, cells, code, field) => {
  expect(readImportRow(cells, plan(["text", "receivedAt", "repliedAt"]), context)).toMatchObject({ ok: false, problems: [{ code, field }] });
});

test("everything wrong with a row is said at once", () => {
  const reading = readImportRow(["", "上周三", "32/13/2019"], plan(["text", "receivedAt", "repliedAt"]), context);
  expect(reading.ok ? [] : reading.problems.map((p) => p.field)).toEqual(["text", "receivedAt", "repliedAt"]);
});

test("a row is the same by its number, else by all that stands in it, whatever its columns were taken for", () => {
  const of = (cells: string[], columns: string[]) => rowIdentity(cells, plan(columns).mapping);
  expect(of(["K-1", "a"], ["externalNo", "text"])).toBe(of(["ｋ-1 ", "b"], ["externalNo", "text"]));
  expect(of(["a", "2019/4/24", ""], ["text", "receivedAt"])).toBe(of(["a ", "2019/4/24"], ["text", ""]));
  expect(of(["a", "2019/4/24"], ["text", "receivedAt"])).not.toBe(of(["a", "2019/4/25"], ["text", "receivedAt"]));
});

test("words that mean closed are proposed", () => {
  expect(closedStatesOf(["办理中", "已办结", "Closed", "已結案"])).toEqual(["已办结", "Closed", "已結案"]);
});

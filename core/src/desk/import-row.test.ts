import { expect, test } from "vitest";
import { defaultCategories } from "./category.ts";
import { importPlanSchema } from "./contract-import.ts";
import { closedStatesOf, suggestColumns, targetOfHeader } from "./import-columns.ts";
import { readImportRow, rowIdentity } from "./import-row.ts";

const context = { timeZone: "Asia/Shanghai", now: "2026-11-22T00:00:00.000Z", categories: defaultCategories };
const plan = (columns: string[], more: object = {}) => importPlanSchema.parse({ columns: columns.map((c) => c || null), ...more });

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
    columns: ["externalNo", "title", "text", "receivedAt", "reply", "repliedAt"],
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
    ).columns,
  ).toEqual(["externalNo", "text", null, "category"]);
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
    columns: [null, "receivedAt", "text"],
    dateOrder: "dmy",
  });
  expect(suggestColumns([["提车第二天就漏油，去了三次都没有修好"], ["说好三天回电话，到现在没有人联系我"]], "UTC", "ymd")).toMatchObject({
    hasHeader: false,
    columns: ["text"],
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
      tags: [],
    },
  });
});

test("text alone is enough, and a state closes only when somebody said so", () => {
  const reading = readImportRow(["没人管", "已办结", "Late Flight"], plan(["text", "state", "category"]), context);
  expect(reading).toMatchObject({
    ok: true,
    row: { complaint: { receivedAt: null, closedAt: null, categoryId: null }, tags: ["Late Flight"], contacts: [], reply: null },
  });
  expect(readImportRow(["", "只有标题"], plan(["text", "title"]), context)).toMatchObject({ ok: true, row: { complaint: { text: "只有标题" } } });
  expect(readImportRow(["x", "Late Flight"], plan(["text", "category"], { categories: { "Late Flight": "delivery.late" } }), context)).toMatchObject({
    row: { complaint: { categoryId: "delivery.late" }, tags: [] },
  });
});

test.each([
  ["no text", ["", "", ""], "importTextMissing", "text"],
  ["a time nobody can read", ["x", "上周三", ""], "importTimeUnreadable", "receivedAt"],
  ["a time to come", ["x", "2099/1/1", ""], "importTimeInFuture", "receivedAt"],
  ["too long a text", ["字".repeat(20_001), "", ""], "importTooLong", "text"],
  ["an unreadable time of the answer", ["x", "", "32/13/2019"], "importTimeUnreadable", "repliedAt"],
])("%s makes the row bad", (_, cells, code, column) => {
  expect(readImportRow(cells, plan(["text", "receivedAt", "repliedAt"]), context)).toMatchObject({ ok: false, problem: { code, column } });
});

test("a row is the same by its number, else by what it says, however the date was written", () => {
  const of = (cells: string[], columns: string[]) => {
    const reading = readImportRow(cells, plan(columns), context);
    return reading.ok ? rowIdentity(reading.row) : "";
  };
  expect(of(["K-1", "a"], ["externalNo", "text"])).toBe(of(["ｋ-1", "b"], ["externalNo", "text"]));
  expect(of(["a", "2019/4/24"], ["text", "receivedAt"])).toBe(of(["2019年4月24日", "a"], ["receivedAt", "text"]));
  expect(of(["a", "2019/4/24"], ["text", "receivedAt"])).not.toBe(of(["a", "2019/4/25"], ["text", "receivedAt"]));
});

test("words that mean closed are proposed", () => {
  expect(closedStatesOf(["办理中", "已办结", "Closed", "已結案"])).toEqual(["已办结", "Closed", "已結案"]);
});

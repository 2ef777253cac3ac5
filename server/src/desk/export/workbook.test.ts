import ExcelJS from "exceljs";
import { expect, test } from "vitest";
import { columns } from "./columns.ts";
import type { ExportRow } from "./export-row.ts";
import { localTime } from "./local-time.ts";
import { sheetText } from "./sheet-xml.ts";
import type { Table } from "./table.ts";
import { workbook } from "./workbook.ts";

const row = (n: number, change: Partial<ExportRow> = {}): ExportRow => ({
  id: "0199a000-0000-7000-8000-00000000abcd",
  number: `A26-${String(n).padStart(6, "0")}`,
  externalNo: null,
  title: "发动机异响",
  state: "open",
  phase: "mood",
  outcome: null,
  kind: "complaint",
  severity: "ordinary",
  categoryId: null,
  channel: "phone",
  customer: "王小明",
  contacts: [],
  orderNo: "007",
  team: "客服一组",
  assignee: null,
  receivedAt: "2026-11-22T01:30:00.000Z",
  occurredAt: null,
  nextDueAt: null,
  nextDueKind: null,
  followUpAt: null,
  closedAt: null,
  directCause: null,
  indirectCause: null,
  causeNote: "",
  satisfaction: null,
  amount: { minor: 123_450, currency: "CNY" },
  cost: null,
  tags: [],
  facts: "",
  demandTypes: [],
  demand: "",
  firstReplyAt: null,
  lastActivityAt: "2026-11-22T01:30:00.000Z",
  language: "zh-CN",
  ...change,
});
const table: Table = { language: "zh-CN", categories: [], sheet: "投诉", header: (key) => key, time: localTime("Asia/Shanghai") };

async function read(rows: readonly ExportRow[], most?: number): Promise<ExcelJS.Workbook> {
  async function* pages() {
    for (const each of rows) yield [each];
  }
  const parts: Buffer[] = [];
  for await (const part of workbook(pages(), table, rows.length, most)) parts.push(part);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.concat(parts) as never);
  return book;
}
const at = (key: string) => columns.findIndex((column) => column.key === key) + 1;

test("texts stay texts, whatever they begin with or contain; times are times, amounts numbers", async () => {
  const hostile = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "@SUM(1)",
    "a\r\nb\u0000\u000bc\uFFFF\uD800",
    "<t>&amp;</t>]]>",
    "_x0041__x000D_ _x",
    "  spaces  ",
    "𠮷🍜",
    "12/3",
    "1E5",
  ];
  const book = await read(hostile.map((title, i) => row(i, { title, facts: title.repeat(3) })));
  const sheet = book.getWorksheet("投诉");
  expect(sheet?.rowCount).toBe(hostile.length + 1);
  hostile.forEach((title, i) => {
    const cells = sheet?.getRow(i + 2);
    const cell = cells?.getCell(at("title"));
    expect(cell?.type).toBe(ExcelJS.ValueType.String);
    // this reader leaves escapes as they stand; spreadsheet programs read _x005F_ as _
    expect(String(cell?.value).replaceAll("_x005F_", "_")).toBe(
      title
        .replace("\r\n", "\n")
        .replace(/[\u0000\u000b\uFFFF]/g, "")
        .replace("\uD800", "\uFFFD"),
    );
    expect(cells?.getCell(at("orderNo")).value).toBe("007");
    expect(cells?.getCell(at("receivedAt")).value).toEqual(new Date("2026-11-22T09:30:00.000Z")); // the wall clock in Shanghai
    expect(cells?.getCell(at("amount")).value).toBe(1234.5);
    expect(cells?.getCell(at("closedAt")).value).toBeNull();
  });
  expect(sheet?.getRow(1).getCell(at("receivedAt")).value).toBe("receivedAt (Asia/Shanghai)");
});

test("no more in a cell than it holds, nothing half", () => {
  const long = sheetText("𠮷".repeat(20_000));
  expect(long.length).toBeLessThanOrEqual(32_767);
  expect(long.isWellFormed()).toBe(true);
});

test("more rows than a sheet holds go on in another; fewer than counted do no harm", async () => {
  const book = await read(
    [1, 2, 3, 4, 5].map((n) => row(n)),
    2,
  );
  expect(book.worksheets.map((sheet) => [sheet.name, sheet.rowCount])).toEqual([
    ["投诉", 3],
    ["投诉 2", 3],
    ["投诉 3", 2],
  ]);
  expect((await read([])).worksheets.map((sheet) => sheet.rowCount)).toEqual([1]);
});

test("local time knows when the clocks change", () => {
  const berlin = localTime("Europe/Berlin");
  expect(["2026-03-29T00:59:59.000Z", "2026-03-29T01:00:00.000Z", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"].map(berlin.iso)).toEqual([
    "2026-03-29T01:59:59+01:00",
    "2026-03-29T03:00:00+02:00",
    "2026-10-25T02:30:00+02:00",
    "2026-10-25T02:30:00+01:00",
  ]);
  expect(["Asia/Kolkata", "America/St_Johns", "UTC"].map((zone) => localTime(zone).iso("2026-01-01T00:00:00.123Z"))).toEqual([
    "2026-01-01T05:30:00+05:30",
    "2025-12-31T20:30:00-03:30",
    "2026-01-01T00:00:00+00:00",
  ]);
  expect(localTime("UTC").serial("2026-01-01T12:00:00.000Z")).toBe(46_023.5);
});

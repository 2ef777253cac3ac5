import { expect, test } from "vitest";
import { comeBackColumns, comeBackDates, readComeBackRow } from "./come-back-row.ts";

const header = ["手机号", "订单号", "日期", "金额"];
const columns = comeBackColumns(header);
const at = { timeZone: "Asia/Shanghai", now: "2026-06-01T00:00:00.000Z", order: "ymd" } as const;
const read = (...cells: string[]) => readComeBackRow(cells, columns as NonNullable<typeof columns>, at);

test("columns are found by what other systems call them; without a date or anybody there is nothing to read", () => {
  expect(columns).toEqual({ contact: 0, order: 1, date: 2, amount: 3 });
  expect(comeBackColumns([" E-Mail ", "Visit Date"])).toMatchObject({ contact: 0, date: 1, order: -1 });
  expect(comeBackColumns(["手机号", "金额"])).toBeNull();
  expect(comeBackColumns(["日期", "金额"])).toBeNull();
});

test.each([
  [["138 0013 8000", "A1", "2026-05-02", "1200"], { contact: "+8613800138000", order: "A1", cameAt: "2026-05-01T16:00:00.000Z", note: "A1 · 1200" }],
  [["", "A1", "2026年5月2日", ""], { contact: "", order: "A1", note: "A1" }],
  [["138 0013 8000", "", "soon", ""], "comeBackDate"],
  [["138 0013 8000", "", "2026-13-01", ""], "comeBackDate"],
  [["138 0013 8000", "", "2027-01-01", ""], "comeBackFuture"],
  [["", "", "2026-05-02", "9"], "comeBackNobody"],
] as const)("%j", (cells, expected) => {
  const row = read(...cells);
  if (typeof expected === "string") expect(row).toBe(expected);
  else expect(row).toMatchObject(expected);
});

test("days before months are told by the column", () => {
  const found = comeBackColumns(["phone", "date"]) as NonNullable<typeof columns>;
  expect(
    comeBackDates(
      [
        ["1", "03/04/2026"],
        ["2", "25/04/2026"],
      ],
      found,
    ),
  ).toBe("dmy");
});

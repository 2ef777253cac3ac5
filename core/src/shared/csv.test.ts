import { expect, test } from "vitest";
import { csvCell, csvLine } from "./csv.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+86 138", "'+86 138"],
  ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["  =A1", "'  =A1"],
  ["＝1+1", "'＝1+1"],
  ["\t=1", `"'\t=1"`],
  ["\r=1", `"'\r=1"`],
  ["-5", "-5"],
  ["-5.20", "-5.20"],
  ["a,b", `"a,b"`],
  [`say "hi"`, `"say ""hi"""`],
  ["two\nlines", `"two\nlines"`],
  ["正常", "正常"],
])("%j is written as %j", (value, cell) => {
  expect(csvCell(value)).toBe(cell);
});

test("a line ends as the standard says; nothing is nothing", () => {
  expect(csvLine(["a", null, undefined, 3, true])).toBe("a,,,3,true\r\n");
});

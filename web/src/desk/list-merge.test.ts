import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { expect, it } from "vitest";
import { askedFor, updateQuietly } from "./list-merge.ts";

const row = (id: string, title = id) => ({ id, title }) as ComplaintRow;
const rows = (ids: string) => ids.split(" ").map((id) => row(id));
const titles = (list: readonly ComplaintRow[]) => list.map((r) => r.title).join(" ");

it("changes rows in place and keeps their order", () => {
  const result = updateQuietly(rows("a b c"), { rows: [row("c", "C!"), row("a"), row("b", "B!")], isAll: true }, true);
  expect(titles(result.rows)).toBe("a B! C!");
  expect(result.waiting).toEqual([]);
});
it("holds new rows back and counts them", () => {
  const result = updateQuietly(rows("a"), { rows: rows("n a"), isAll: true }, true);
  expect(titles(result.rows)).toBe("a");
  expect(result.waiting).toEqual(["n"]);
});
it("does not call new what only moved up from the next page", () => {
  expect(updateQuietly(rows("a b c"), { rows: rows("n a c d"), isAll: false }, false).waiting).toEqual(["n"]);
  expect(updateQuietly(rows("a b c"), { rows: rows("a b c d"), isAll: true }, true).waiting).toEqual(["d"]);
});
it("marks rows that left the view when the whole view was seen, or when they were asked for", () => {
  expect(updateQuietly(rows("a b"), { rows: rows("a"), isAll: true }, true).gone).toEqual(["b"]);
  expect(updateQuietly(rows("a b"), { rows: rows("a"), isAll: false }, false).gone).toEqual([]);
  const asked = updateQuietly(rows("a b c"), { rows: rows("a"), isAll: false, asked: new Set(["b", "c"]), still: [row("c", "C!")] }, false);
  expect(asked.gone).toEqual(["b"]);
  expect(titles(asked.rows)).toBe("a b C!");
});
it("asks for changed rows that are on screen and not on the first page", () => {
  expect(askedFor(rows("a b c"), rows("a n"), new Set(["a", "b", "x"]))).toEqual(["b"]);
  expect(askedFor(rows("a b c"), rows("a n"), "any")).toEqual(["b", "c"]);
});

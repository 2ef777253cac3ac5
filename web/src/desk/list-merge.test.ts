import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { expect, it } from "vitest";
import { updateQuietly } from "./list-merge.ts";

const row = (id: string, title = id) => ({ id, title }) as ComplaintRow;
const titles = (rows: readonly ComplaintRow[]) => rows.map((r) => r.title).join(" ");

it("changes rows in place and keeps their order", () => {
  const result = updateQuietly([row("a"), row("b"), row("c")], [row("c", "C!"), row("a"), row("b", "B!")], true);
  expect(titles(result.rows)).toBe("a B! C!");
  expect(result.waiting).toEqual([]);
});
it("holds new rows back and counts them", () => {
  const result = updateQuietly([row("a")], [row("n"), row("a")], true);
  expect(titles(result.rows)).toBe("a");
  expect(result.waiting).toEqual(["n"]);
});
it("marks rows that left the view, but only when the whole view was seen", () => {
  expect(updateQuietly([row("a"), row("b")], [row("a")], true).gone).toEqual(["b"]);
  expect(updateQuietly([row("a"), row("b")], [row("a")], false).gone).toEqual([]);
});

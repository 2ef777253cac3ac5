import { expect, test } from "vitest";
import { batchesOf } from "./bulk-run.ts";

test("any number is cut into batches that the server takes, none lost, none twice", () => {
  const ids = Array.from({ length: 451 }, (_, i) => `${i}`);
  const batches = batchesOf(ids);
  expect(batches.flat()).toEqual(ids);
  expect(Math.max(...batches.map((b) => b.length))).toBeLessThanOrEqual(200);
  expect(batchesOf([])).toEqual([]);
});

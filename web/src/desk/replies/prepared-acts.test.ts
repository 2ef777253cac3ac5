import { expect, test } from "vitest";
import { keepDoneActs, undoDoneActs } from "./prepared-acts.ts";

const acts = { addTags: ["重点"], note: "先查库存", waitDays: null };

test("what a macro did with an answer is taken back with it, once, and comes back as prepared", async () => {
  let undone = 0;
  keepDoneActs("w1", { acts, undo: async () => void (undone += 1) });
  expect(await undoDoneActs("other")).toBeNull();
  expect(await undoDoneActs("w1")).toEqual(acts);
  expect([await undoDoneActs("w1"), undone]).toEqual([null, 1]);
});

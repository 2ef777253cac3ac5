import { expect, test } from "vitest";
import { settledBy, settlingEvents } from "./settled-by.ts";

test.each([
  ["taken by somebody", "assigned", {}, { kinds: ["incoming", "assigned"], about: null }],
  ["a step was done", "stepFinished", { stepId: "s" }, { kinds: ["dueSoon", "dueReached"], about: "s" }],
  ["due after its reminder", "dueReached", { about: "p", kind: "promise" }, { kinds: ["dueSoon"], about: "p" }],
  ["due by a body's deadline", "dueReached", { about: null, kind: "referral" }, { kinds: ["dueSoon"], about: "referral" }],
  ["another one decided", "approvalDecided", { optionId: "o" }, { kinds: ["approvalAsked"], about: "o" }],
  ["undone", "recordWithdrawn", { recordId: "r" }, { kinds: "all", about: "r" }],
  ["nothing known was undone", "recordWithdrawn", {}, null],
  ["only a word", "noteWritten", {}, null],
])("%s", (_, type, data, expected) => {
  expect(settledBy({ type: `complaint.${type}`, data })).toEqual(expected);
});

test("what settles something is among the events listened to", () => {
  for (const type of settlingEvents) expect(settledBy({ type, data: { recordId: "r" } })).not.toBeNull();
});

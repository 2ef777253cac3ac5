import { expect, test } from "vitest";
import { sentenceOf } from "./notice-sentence.ts";

test("a deadline with a name of its own is told by it", () => {
  const labels = { "zh-CN": "办结", "zh-TW": "結案", en: "Close" };
  const told = (data: object) => sentenceOf({ kind: "dueReached", event: "complaint.dueReached", data: { kind: "decision", dueAt: "", ...data } });
  expect(told({ labels }).named).toEqual({ what: labels });
  expect(told({})).toMatchObject({ word: { what: ["dueKind", "decision"] } });
});

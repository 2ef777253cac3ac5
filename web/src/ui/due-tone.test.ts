import { expect, test } from "vitest";
import { dueTone } from "./due-tone.ts";

const now = Date.parse("2026-11-22T14:00:00Z"); // 22:00 in Shanghai
test.each([
  ["2026-11-22T14:00:00Z", "act"],
  ["2026-11-22T15:30:00Z", "need"], // the same evening
  ["2026-11-22T17:00:00Z", "need"], // past midnight, but within four hours
  ["2026-11-22T19:00:00Z", "calm"],
])("due %s is %s", (due, tone) => expect(dueTone(Date.parse(due), now, "Asia/Shanghai")).toBe(tone));

import { expect, test } from "vitest";
import { formatRelative, formatSpan, formatTime, zoneName } from "./format-time.ts";

const now = Date.parse("2026-11-22T01:00:00Z");
const at = Date.parse("2026-11-21T01:05:00Z");
const zone = "Asia/Shanghai";

test.each([
  ["zh-CN", "2026年11月21日 09:05", "11月21日 09:05"],
  ["zh-TW", "2026年11月21日 上午9:05", "11月21日 09:05"],
  ["en", "Nov 21, 2026, 9:05 AM", "Nov 21 09:05"],
] as const)("%s writes a moment long and in tables", (language, long, table) => {
  expect(formatTime(at, "long", language, zone, now)).toBe(long);
  expect(formatTime(at, "table", language, zone, now)).toBe(table);
});

test("a zone is called by its name, not by its code", () => {
  expect(zoneName(now, "zh-CN", "Asia/Shanghai")).toBe("中国标准时间");
  expect(zoneName(now, "zh-TW", "Asia/Taipei")).toBe("台北標準時間");
  expect(zoneName(now, "en", "America/New_York")).toBe("Eastern Time");
});

test("the end of work is said as its hour, the end of a day stays on that day", () => {
  expect(formatTime(Date.parse("2026-11-20T09:59:59.999Z"), "table", "zh-CN", zone, now)).toBe("11月20日 18:00");
  expect(formatTime(Date.parse("2026-11-20T15:59:59.999Z"), "table", "zh-CN", zone, now)).toBe("11月20日 23:59");
});

test("midnight is 00, not 24, and another year is named", () => {
  const newYear = Date.parse("2025-12-31T16:00:00Z");
  expect(formatTime(newYear, "table", "zh-CN", zone, now)).toBe("1月1日 00:00");
  expect(formatTime(Date.parse("2025-06-01T16:00:00Z"), "table", "en", zone, now)).toBe("Jun 2, 2025 00:00");
});

test.each([
  [45 * 60_000, "45分", "45 min"],
  [192 * 60_000, "3小时12分", "3 h 12 min"],
  [26 * 3_600_000, "1天2小时", "1 d 2 h"],
  [5 * 86_400_000 + 3_600_000, "5天", "5 d"],
  [20_000, "1分", "1 min"],
])("a span of %d ms", (ms, zh, en) => {
  expect(formatSpan(ms, "zh-CN")).toBe(zh);
  expect(formatSpan(-ms, "en")).toBe(en);
});

test("relative only within a day, without spaces in Chinese", () => {
  expect(formatRelative(now - 2 * 3_600_000, now, "zh-TW")).toBe("2小時前");
  expect(formatRelative(now + 5 * 60_000, now, "en")).toBe("in 5 minutes");
  expect(formatRelative(now - 86_400_000, now, "zh-CN")).toBeNull();
});

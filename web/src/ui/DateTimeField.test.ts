import { expect, test } from "vitest";
import { quickMoment } from "./DateTimeField.tsx";

const at = (iso: string) => Date.parse(iso);
const zone = "Asia/Shanghai";

test("named moments are on the team's clock", () => {
  const morning = at("2026-11-22T01:07:00Z"); // 09:07 in Shanghai
  expect(quickMoment("today18", morning, zone)).toBe("2026-11-22T10:00:00.000Z");
  expect(quickMoment("tomorrow12", morning, zone)).toBe("2026-11-23T04:00:00.000Z");
  expect(quickMoment("in2Hours", morning, zone)).toBe("2026-11-22T03:15:00.000Z");
  expect(quickMoment("in30Days", morning, zone)).toBe("2026-12-22T02:00:00.000Z");
});

test("today's end is not offered when it is less than an hour away, and the date is the team's", () => {
  expect(quickMoment("today18", at("2026-11-22T09:30:00Z"), zone)).toBeNull();
  expect(quickMoment("tomorrow12", at("2026-11-22T17:00:00Z"), zone)).toBe("2026-11-24T04:00:00.000Z"); // already the 23rd there
});

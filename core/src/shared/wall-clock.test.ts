import { expect, test } from "vitest";
import { daysBetween, fromWallClock, toWallClock } from "./wall-clock.ts";

test.each([
  ["2026-11-22T09:30", "Asia/Shanghai", "2026-11-22T01:30:00.000Z"],
  ["2026-11-22T00:00", "Asia/Taipei", "2026-11-21T16:00:00.000Z"],
  ["2026-07-01T12:00", "Europe/Berlin", "2026-07-01T10:00:00.000Z"],
  ["2026-03-29T01:59", "Europe/Berlin", "2026-03-29T00:59:00.000Z"],
])("%s in %s", (wall, zone, at) => {
  expect(fromWallClock(wall, zone)).toBe(at);
  expect(toWallClock(at, zone)).toBe(wall);
});

test("what is no date and time is null", () => {
  for (const text of ["", "2026-11-22", "tomorrow"]) expect(fromWallClock(text, "Asia/Shanghai")).toBeNull();
});

test("days are counted on the zone's calendar, not in 24 hours", () => {
  const [late, early] = [Date.parse("2026-11-22T15:50:00Z"), Date.parse("2026-11-22T16:10:00Z")];
  expect(daysBetween(late, early, "Asia/Shanghai")).toBe(1);
  expect(daysBetween(late, early, "UTC")).toBe(0);
});

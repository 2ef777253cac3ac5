import { describe, expect, test } from "vitest";
import { toWallClock } from "../shared/wall-clock.ts";
import { isQuiet, mailAt } from "./deliver-at.ts";
import { defaultPreference, type NoticePreference } from "./preference.ts";

const shanghai = "Asia/Shanghai";
const night = { from: "22:00", to: "07:30" };
const at = (wall: string) => new Date(`${wall}:00+08:00`).toISOString();
const goes = (change: Partial<NoticePreference>, now: string, zone = shanghai) => toWallClock(mailAt({ ...defaultPreference, ...change }, now, zone), zone);

describe("when mail goes", () => {
  test.each([
    ["at once: after a moment in which it may be read", {}, "2026-11-27T10:00", "2026-11-27T10:02"],
    ["hourly: with the next hour", { digest: "hourly" }, "2026-11-27T10:15", "2026-11-27T11:00"],
    ["hourly: on the hour, the next one", { digest: "hourly" }, "2026-11-27T11:00", "2026-11-27T12:00"],
    ["daily: today's if it is still to come", { digest: "daily", dailyAt: "08:30" }, "2026-11-27T06:00", "2026-11-27T08:30"],
    ["daily: else tomorrow's", { digest: "daily", dailyAt: "08:30" }, "2026-11-27T08:30", "2026-11-28T08:30"],
    ["in quiet hours before midnight: in the morning", { quiet: night }, "2026-11-27T23:10", "2026-11-28T07:30"],
    ["in quiet hours after midnight: the same morning", { quiet: night }, "2026-11-27T03:00", "2026-11-27T07:30"],
    ["just before they begin, when it would go in them", { quiet: night }, "2026-11-27T21:59", "2026-11-28T07:30"],
    ["as they end", { quiet: night }, "2026-11-27T07:29", "2026-11-27T07:31"],
    ["a digest that falls into them", { quiet: { from: "12:00", to: "13:30" }, digest: "hourly" }, "2026-11-27T11:20", "2026-11-27T13:30"],
  ] as const)("%s", (_, change, now, expected) => {
    expect(goes(change, at(now))).toBe(expected);
  });

  test("where clocks stand at half hours, the hour is theirs", () => {
    expect(goes({ digest: "hourly" }, "2026-11-27T04:40:00.000Z", "Asia/Kolkata")).toBe("2026-11-27T11:00"); // 10:10 there
  });

  test("where the clocks are put forward, the morning is still the morning", () => {
    expect(goes({ digest: "daily", dailyAt: "08:30" }, "2026-03-28T12:00:00.000Z", "Europe/Berlin")).toBe("2026-03-29T08:30");
  });
});

test("quiet hours hold from their beginning to before their end", () => {
  expect(["21:59", "22:00", "00:00", "07:29", "07:30"].map((clock) => isQuiet(night, at(`2026-11-27T${clock}`), shanghai))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
  expect(isQuiet(null, at("2026-11-27T23:00"), shanghai)).toBe(false);
});

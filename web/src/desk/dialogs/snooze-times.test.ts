import { toWallClock } from "@amends/core/shared/wall-clock";
import { describe, expect, test } from "vitest";
import { snoozeTimes } from "./snooze-times.ts";

const zone = "Asia/Shanghai";
const offered = (wall: string) => snoozeTimes(Date.parse(`${wall}:00+08:00`), zone).map(({ name, at }) => `${name} ${toWallClock(at, zone)}`);

describe("usual times to look again", () => {
  test.each([
    // a Thursday afternoon
    ["2026-11-26T14:05", ["in3Hours 2026-11-26T17:15", "tomorrow 2026-11-27T09:00", "monday 2026-11-30T09:00", "week 2026-12-03T09:00"]],
    // late in the evening: nothing later today
    ["2026-11-26T22:00", ["tomorrow 2026-11-27T09:00", "monday 2026-11-30T09:00", "week 2026-12-03T09:00"]],
    // Sunday: tomorrow is Monday; Monday: next Monday is a week
    ["2026-11-29T10:00", ["in3Hours 2026-11-29T13:00", "tomorrow 2026-11-30T09:00", "week 2026-12-06T09:00"]],
    ["2026-11-30T10:00", ["in3Hours 2026-11-30T13:00", "tomorrow 2026-12-01T09:00", "week 2026-12-07T09:00"]],
  ])("at %s", (wall, times) => expect(offered(wall)).toEqual(times));
});

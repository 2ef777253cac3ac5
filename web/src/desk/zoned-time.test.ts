import { describe, expect, it } from "vitest";
import { fromWallClock, onDay, quickTimes, toWallClock } from "./zoned-time.ts";

describe("wall clock of the company", () => {
  it.each([
    ["2026-11-22T01:30:00.000Z", "Asia/Shanghai", "2026-11-22T09:30"],
    ["2026-11-21T16:00:00.000Z", "Asia/Taipei", "2026-11-22T00:00"],
    ["2026-03-08T07:30:00.000Z", "America/New_York", "2026-03-08T03:30"],
  ])("%s in %s is %s, and back", (at, zone, text) => {
    expect(toWallClock(at, zone)).toBe(text);
    expect(fromWallClock(text, zone)).toBe(at);
  });
  it("takes nothing that is no time", () => {
    expect(fromWallClock("", "Asia/Shanghai")).toBeNull();
    expect(fromWallClock("tomorrow", "Asia/Shanghai")).toBeNull();
  });
  it("counts days on the company's calendar, not in UTC", () => {
    expect(onDay("2026-11-21T17:00:00.000Z", "Asia/Shanghai", 1, 12)).toBe("2026-11-23T04:00:00.000Z");
  });
});

describe("quickTimes", () => {
  it("leaves out the end of a day that is nearly over", () => {
    const names = quickTimes("2026-11-22T09:30:00.000Z", "Asia/Shanghai", ["today", "tomorrowNoon"]).map((q) => q.name);
    expect(names).toEqual(["tomorrowNoon"]);
  });
  it("rounds 'in two hours' up to a quarter", () => {
    expect(quickTimes("2026-11-22T01:31:10.000Z", "Asia/Shanghai", ["inTwoHours"])[0]?.at).toBe("2026-11-22T03:45:00.000Z");
  });
});

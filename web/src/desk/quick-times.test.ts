import { describe, expect, it } from "vitest";
import { onDay, quickTimes } from "./quick-times.ts";

it("counts days on the company's calendar, not in UTC", () => {
  expect(onDay(Date.parse("2026-11-21T17:00:00.000Z"), "Asia/Shanghai", 1, 12)).toBe("2026-11-23T04:00:00.000Z");
});

describe("quickTimes", () => {
  it("leaves out the end of a day that is nearly over", () => {
    const names = quickTimes(Date.parse("2026-11-22T09:30:00.000Z"), "Asia/Shanghai", ["today", "tomorrowNoon"]).map((q) => q.name);
    expect(names).toEqual(["tomorrowNoon"]);
  });
  it("rounds 'in two hours' up to a quarter", () => {
    expect(quickTimes(Date.parse("2026-11-22T01:31:10.000Z"), "Asia/Shanghai", ["inTwoHours"])[0]?.at).toBe("2026-11-22T03:45:00.000Z");
  });
});

import { describe, expect, test } from "vitest";
import { builtInRegions } from "./built-in-regions.ts";
import { calendarProblems } from "./check-calendar.ts";
import { calendarOf, type OwnCalendar, type Region, usualCalendar } from "./region.ts";
import { tableOf } from "./work-table.ts";

const china = builtInRegions[0] as Region;
const own = (change: Partial<OwnCalendar>) => calendarOf("own", china, { ...usualCalendar(china), ...change });
const works = (change: Partial<OwnCalendar>, date: string) => tableOf(own(change)).isWorkday(Date.parse(date) / 86_400_000);

describe("a company's own days go before the region's", () => {
  test("own day off, own working day, open on a holiday, closed on a make-up day", () => {
    expect(works({}, "2026-12-24")).toBe(true);
    expect(works({ daysOff: ["2026-12-24"] }, "2026-12-24")).toBe(false);
    expect(works({ openOn: ["2026-10-07"] }, "2026-10-07")).toBe(true);
    expect(works({ workdays: [{ date: "2026-10-03" }] }, "2026-10-03")).toBe(true); // a Saturday and a holiday
    expect(works({ daysOff: ["2026-10-10"] }, "2026-10-10")).toBe(false);
  });

  test("it may know a year the region does not know yet", () => {
    const change = { knownTo: 2027, daysOff: ["2027-01-01"] };
    expect(own(change).covers).toEqual({ from: 2024, to: 2027 });
    expect(works(change, "2027-01-01")).toBe(false);
    expect(calendarProblems(own(change))).toEqual([]);
    expect(calendarProblems(own({ daysOff: ["2027-01-01"] })).map((p) => p.code)).toEqual(["calendarDateOutside"]);
  });
});

import { describe, expect, test } from "vitest";
import type { Calendar } from "./calendar.ts";
import { calendarProblems, calendarSchema } from "./check-calendar.ts";

const nine = [{ from: 540, to: 1080 }];
const good: Calendar = {
  id: "shop",
  timeZone: "Asia/Shanghai",
  week: [nine, nine, nine, nine, nine, [], []],
  holidays: ["2026-10-01"],
  workdays: [{ date: "2026-10-10" }],
  covers: { from: 2026, to: 2026 },
};
const problems = (change: Partial<Calendar>) => calendarProblems({ ...good, ...change }).map(({ code, field }) => `${code} ${field}`);
const monday = (...hours: [number, number][]) => ({ week: [hours.map(([from, to]) => ({ from, to })), nine, [], [], [], [], []] });

describe("an impossible calendar is refused with the field at fault", () => {
  test("a good one passes, also round the clock", () => {
    expect(calendarProblems(good)).toEqual([]);
    expect(calendarProblems({ ...good, ...monday([0, 1440]) })).toEqual([]);
    expect(problems(monday([540, 720], [720, 1080]))).toEqual([]);
    expect(calendarSchema.safeParse(good).success).toBe(true);
  });

  test.each<[string, Partial<Calendar>, string[]]>([
    ["overlapping hours", monday([540, 800], [720, 1080]), ["calendarHoursOverlap week.0.1"]],
    ["hours out of order", monday([780, 1080], [540, 720]), ["calendarHoursUnsorted week.0.1"]],
    ["hours that end before they begin", monday([1080, 540]), ["calendarHoursBad week.0.0"]],
    ["hours past midnight", monday([1320, 1500]), ["calendarHoursBad week.0.0"]],
    ["no hours at all", { week: [[], [], [], [], [], [], []] }, ["calendarWithoutHours week"]],
    ["an unknown time zone", { timeZone: "Asia/Peking" }, ["timeZoneUnknown timeZone"]],
    ["an offset for a time zone", { timeZone: "+08:00" }, ["timeZoneUnknown timeZone"]],
    ["a date that does not exist", { holidays: ["2026-02-30"] }, ["calendarDateBad holidays.0"]],
    ["a date twice", { holidays: ["2026-10-01", "2026-10-01"] }, ["calendarDateTwice holidays.1"]],
    ["a day off that is a working day too", { holidays: ["2026-10-10"] }, ["calendarDateBoth workdays.0.date"]],
    ["a date of a year not covered", { holidays: ["2027-01-01"] }, ["calendarDateOutside holidays.0"]],
    ["years the wrong way round", { covers: { from: 2027, to: 2026 }, holidays: [], workdays: [] }, ["calendarYearsBad covers"]],
    [
      "a make-up day with overlapping hours",
      { workdays: [{ date: "2026-10-10", intervals: [...nine, ...nine] }] },
      ["calendarHoursOverlap workdays.0.intervals.1"],
    ],
    ["a make-up day without hours", { workdays: [{ date: "2026-10-10", intervals: [] }] }, ["calendarHoursBad workdays.0.intervals"]],
  ])("%s", (_, change, expected) => expect(problems(change)).toEqual(expected));
});

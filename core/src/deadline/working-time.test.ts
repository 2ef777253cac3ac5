import { describe, expect, test } from "vitest";
import type { Amount, AmountUnit } from "../shared/clock-words.ts";
import type { Calendar, Interval } from "./calendar.ts";
import { addAmount, isWorkingTime, nextWorkingTime, workingMinutesBetween } from "./working-time.ts";
import { zoneOf } from "./zone.ts";

const hours = (...times: [number, number][]): Interval[] => times.map(([from, to]) => ({ from: from * 60, to: to * 60 }));
const office = hours([9, 12], [13, 18]);
const china: Calendar = {
  id: "cn",
  timeZone: "Asia/Shanghai",
  week: [office, office, office, office, office, [], []],
  holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"],
  workdays: [{ date: "2026-10-10" }],
  covers: { from: 2026, to: 2026 },
};
const london: Calendar = { ...china, id: "gb", timeZone: "Europe/London", week: Array(7).fill(hours([0, 24])), holidays: [], workdays: [] };

/** "2026-09-30 16:30" as the wall clock of the calendar shows it. */
const at = (local: string, calendar: Calendar) => new Date(zoneOf(calendar.timeZone).at(Date.parse(`${local.replace(" ", "T")}Z`))).toISOString();
const shown = (instant: string, calendar: Calendar) => {
  const ms = Date.parse(instant);
  return new Date(ms + zoneOf(calendar.timeZone).offsetAt(ms)).toISOString().slice(0, 16).replace("T", " ");
};
const units: Record<string, AmountUnit> = {
  m: "minutes",
  h: "hours",
  wm: "workingMinutes",
  wh: "workingHours",
  wd: "workingDays",
  d: "calendarDays",
  w: "weeks",
  mo: "months",
};
const amount = (text: string, more: Partial<Amount> = {}): Amount => {
  const [, n, unit] = /^(\d+)(\w+)$/.exec(text) ?? [];
  return { n: Number(n), unit: units[unit as string] as AmountUnit, ...more };
};

describe("China, with lunch break, National Day and a make-up Saturday (demand 4, demand 5)", () => {
  test.each([
    ["2026-09-28 16:30", "4wh", "2026-09-29 11:30"], // Monday into Tuesday
    ["2026-09-28 11:30", "1wh", "2026-09-28 13:30"], // over lunch
    ["2026-09-28 10:00", "2wh", "2026-09-28 12:00"], // ends with the stretch, not at the beginning of the next
    ["2026-09-30 17:00", "2wh", "2026-10-08 10:00"], // over the holiday
    ["2026-10-09 17:30", "1wh", "2026-10-10 09:30"], // into the make-up Saturday
    ["2026-10-10 17:30", "1wh", "2026-10-12 09:30"],
    ["2026-10-03 12:00", "30wm", "2026-10-08 09:30"], // received in the holiday
    ["2026-09-28 16:30", "4h", "2026-09-28 20:30"],
    ["2026-09-28 16:30", "90m", "2026-09-28 18:00"],
    ["2026-09-30 17:00", "1wd", "2026-10-08 17:59"],
    ["2026-09-30 17:00", "3wd", "2026-10-10 17:59"], // 8, 9 and Saturday the 10th
    ["2026-10-04 11:00", "1wd", "2026-10-08 17:59"],
    ["2026-09-28 16:30", "0wd", "2026-09-28 17:59"],
    ["2026-09-28 19:30", "0wd", "2026-09-29 17:59"],
    ["2026-09-28 16:30", "15d", "2026-10-13 23:59"],
    ["2026-09-28 16:30", "0d", "2026-09-28 23:59"],
    ["2026-09-28 16:30", "8w", "2026-11-23 23:59"],
    ["2026-08-31 16:30", "1mo", "2026-09-30 23:59"],
    ["2026-12-30 16:30", "2mo", "2027-02-28 23:59"],
  ])("%s + %s = %s", (start, text, due) => expect(shown(addAmount(at(start, china), amount(text), china), china)).toBe(due));

  test("days may end at the time of day they began, or move on from a day off", () => {
    expect(shown(addAmount(at("2026-09-28 16:30", china), amount("3d", { ends: "sameTime" }), china), china)).toBe("2026-10-01 16:30");
    expect(shown(addAmount(at("2026-09-28 16:30", china), amount("3d", { ifDayOff: "next" }), china), china)).toBe("2026-10-08 23:59");
    expect(shown(addAmount(at("2026-09-28 16:30", china), amount("1wd", { ends: "endOfDay" }), china), china)).toBe("2026-09-29 23:59");
  });

  test("working minutes between two moments", () => {
    expect(workingMinutesBetween(at("2026-09-30 17:00", china), at("2026-10-08 10:00", china), china)).toBe(120);
    expect(workingMinutesBetween(at("2026-10-08 10:00", china), at("2026-09-30 17:00", china), china)).toBe(0);
    expect(workingMinutesBetween(at("2026-12-31 17:00", china), at("2027-01-04 10:00", china), china)).toBe(60 + 480 + 60); // 1 January is not known: a plain Friday
  });

  test("is it working time, and when is the next", () => {
    expect(isWorkingTime(at("2026-10-10 09:00", china), china)).toBe(true);
    expect(isWorkingTime(at("2026-10-10 18:00", china), china)).toBe(false);
    expect(nextWorkingTime(at("2026-10-10 18:00", china), china)).toBe(at("2026-10-12 09:00", china));
    expect(nextWorkingTime(at("2026-10-12 10:07", china), china)).toBe(at("2026-10-12 10:07", china));
  });
});

describe("London, where the clocks change", () => {
  test.each([
    ["2026-03-28 12:00", "1d", "2026-03-29 12:00"],
    ["2026-03-28 01:30", "1d", "2026-03-29 02:30"], // 01:30 is skipped
    ["2026-10-24 01:30", "1d", "2026-10-25 01:30"],
  ])("%s + %s at the same time of day = %s", (start, text, due) =>
    expect(shown(addAmount(at(start, london), amount(text, { ends: "sameTime" }), london), london)).toBe(due),
  );

  test("a day of 23 and one of 25 hours, open round the clock", () => {
    expect(workingMinutesBetween(at("2026-03-29 00:00", london), at("2026-03-30 00:00", london), london)).toBe(23 * 60);
    expect(workingMinutesBetween(at("2026-10-25 00:00", london), at("2026-10-26 00:00", london), london)).toBe(25 * 60);
    expect(shown(addAmount(at("2026-10-24 12:00", london), amount("24h"), london), london)).toBe("2026-10-25 11:00");
  });
});

import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { builtInRegions } from "../../core/src/deadline/built-in-regions.ts";
import { calendarProblems } from "../../core/src/deadline/check-calendar.ts";
import { type Region, regionCalendar } from "../../core/src/deadline/region.ts";
import { workingMinutesBetween } from "../../core/src/deadline/working-time.ts";

const files = readdirSync(new URL(".", import.meta.url)).filter((name) => name.endsWith(".json"));
const region = (id: string) => builtInRegions.find((each) => each.id === id) as Region;

describe.each(builtInRegions)("$id", (each) => {
  test("has the form of a region and makes a calendar that can be", () => {
    expect(each.id).toMatch(/^[a-z]{2}(-[a-z]+)?$/);
    expect(Object.values(each.names).every((name) => name.trim() !== "")).toBe(true);
    expect(each.source).toMatchObject({ package: expect.stringMatching(/^(chinese-days|date-holidays)$/), version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    for (const day of [...each.holidays, ...each.workdays]) expect(day.name).not.toBe("");
    expect(calendarProblems(regionCalendar(each))).toEqual([]);
  });
  test("has days off in every year it covers, and none twice", () => {
    const years = new Set(each.holidays.map(({ date }) => Number(date.slice(0, 4))));
    expect([...years]).toEqual(Array.from({ length: each.covers.to - each.covers.from + 1 }, (_, n) => each.covers.from + n));
    expect(new Set(each.holidays.map(({ date }) => date)).size).toBe(each.holidays.length);
  });
});

test("every file is offered", () => expect(builtInRegions.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted()));

test("mainland China never comes from date-holidays, and only it has make-up days", () => {
  expect(region("cn").source.package).toBe("chinese-days");
  for (const each of builtInRegions) expect(each.workdays.length > 0).toBe(each.id === "cn");
});

/** Working hours of a local day, 9 to 18. */
const hoursOn = (id: string, from: string, to: string) => workingMinutesBetween(from, to, regionCalendar(region(id))) / 60;

test.each<[string, string, string, number]>([
  ["cn", "2026-10-01T00:00:00+08:00", "2026-10-08T00:00:00+08:00", 0], // National Day
  ["cn", "2026-10-10T00:00:00+08:00", "2026-10-11T00:00:00+08:00", 9], // make-up Saturday
  ["cn", "2026-09-20T00:00:00+08:00", "2026-09-21T00:00:00+08:00", 9], // make-up Sunday
  ["cn", "2026-03-08T00:00:00+08:00", "2026-03-10T00:00:00+08:00", 9], // Women's Day is no day off: Monday is worked
  ["tw", "2026-02-14T00:00:00+08:00", "2026-02-23T00:00:00+08:00", 0], // nine days of New Year
  ["tw", "2026-02-27T00:00:00+08:00", "2026-02-28T00:00:00+08:00", 0], // moved from a Saturday
  ["tw", "2026-09-28T00:00:00+08:00", "2026-09-29T00:00:00+08:00", 0], // added by the act of 2025
  ["hk", "2026-04-03T00:00:00+08:00", "2026-04-08T00:00:00+08:00", 0], // Easter and Ching Ming together
  ["gb-eng", "2026-12-25T00:00:00Z", "2026-12-29T00:00:00Z", 0], // Boxing Day moves from Saturday to Monday
  ["us", "2026-07-03T00:00:00-04:00", "2026-07-06T00:00:00-04:00", 0], // the Fourth is a Saturday
  ["au-nsw", "2026-04-27T00:00:00+10:00", "2026-04-28T00:00:00+10:00", 0], // Anzac Day on a Saturday: Monday in New South Wales
])("%s works from %s to %s %d hours", (id, from, to, hours) => expect(hoursOn(id, from, to)).toBe(hours));

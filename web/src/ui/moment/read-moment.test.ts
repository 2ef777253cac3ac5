import fc from "fast-check";
import { expect, test } from "vitest";
import { languages } from "../language.ts";
import { readClock, readDay, readMoment, writeDay, writeMoment } from "./read-moment.ts";
import { addMonths, dayOf, isDay, isoClock, isoDay, isoWall, type Wall, wallOf, weekdayOf, weeksOf } from "./wall.ts";

/** A Saturday. */
const now: Wall = { year: 2026, month: 11, day: 28, hour: 15, minute: 40 };
const moment = (typed: string) => {
  const read = readMoment(typed, now, { hour: 18, minute: 0 });
  return read && isoWall(read).replace("T", " ");
};
const day = (typed: string) => {
  const read = readDay(typed, now);
  return read && isoDay(read);
};
const clock = (typed: string) => {
  const read = readClock(typed);
  return read && isoClock(read);
};

test.each([
  ["2026-12-01 09:30", "2026-12-01 09:30"],
  ["刚才", "2026-11-28 15:40"],
  ["剛剛", "2026-11-28 15:40"],
  ["just now", "2026-11-28 15:40"],
  ["两小时前", "2026-11-28 13:40"],
  ["30 分鐘前", "2026-11-28 15:10"],
  ["an hour ago", "2026-11-28 14:40"],
  ["3天前", "2026-11-25 18:00"],
  ["a week ago 9:00", "2026-11-21 09:00"],
  ["2026-12-01T09:30", "2026-12-01 09:30"],
  ["2026/12/1 9:05", "2026-12-01 09:05"],
  ["２０２６年１２月１日　９：０５", "2026-12-01 09:05"],
  ["12月1日下午3点半", "2026-12-01 15:30"],
  ["12月1號下午三點", "2026-12-01 15:00"],
  ["12-1 18:00", "2026-12-01 18:00"],
  ["1-5", "2027-01-05 18:00"],
  ["9-30 8点", "2026-09-30 08:00"],
  ["明天下午3点", "2026-11-29 15:00"],
  ["明天", "2026-11-29 18:00"],
  ["后天中午", "2026-11-30 12:00"],
  ["大後天上午十一點二十分", "2026-12-01 11:20"],
  ["今天晚上8点", "2026-11-28 20:00"],
  ["今晚8点", "2026-11-28 20:00"],
  ["明早9點", "2026-11-29 09:00"],
  ["明天晚上12点", "2026-11-30 00:00"],
  ["周一 10:00", "2026-11-30 10:00"],
  ["下週三", "2026-12-02 18:00"],
  ["下个星期天", "2026-12-06 18:00"],
  ["這週五 9點", "2026-11-27 09:00"],
  ["上周一", "2026-11-16 18:00"],
  ["三天后", "2026-12-01 18:00"],
  ["3天後 10:00", "2026-12-01 10:00"],
  ["两小时后", "2026-11-28 17:40"],
  ["兩個星期後", "2026-12-12 18:00"],
  ["民國115年12月1日 14:00", "2026-12-01 14:00"],
  ["115/12/1", "2026-12-01 18:00"],
  ["20261201 1830", "2026-12-01 18:30"],
  ["1830", "2026-11-28 18:30"],
  ["30号 9:00", "2026-11-30 09:00"],
  ["Dec 1, 2026 18:00", "2026-12-01 18:00"],
  ["Dec 1 6pm", "2026-12-01 18:00"],
  ["5 March 2027 at 3:30pm", "2027-03-05 15:30"],
  ["1st December at 6:30 pm", "2026-12-01 18:30"],
  ["12/1", "2026-12-01 18:00"],
  ["13/12/2026 9:00", "2026-12-13 09:00"],
  ["tomorrow 3pm", "2026-11-29 15:00"],
  ["next Monday at noon", "2026-11-30 12:00"],
  ["fri 15:00", "2026-12-04 15:00"],
  ["Wednesday", "2026-12-02 18:00"],
  ["in 2 hours", "2026-11-28 17:40"],
  ["+3d", "2026-12-01 18:00"],
  ["12 am", "2026-11-28 00:00"],
  ["24:00", "2026-11-29 00:00"],
])("%s is %s", (typed, meant) => {
  expect(moment(typed)).toBe(meant);
});

test.each(["", "  ", "soon", "2026-02-30 10:00", "25:00", "12-1 18:70", "13-13", "明天之前吧", "mingtian", "in 2 hours 3pm", "13月1日"])(
  "%s is nothing",
  (typed) => {
    expect(moment(typed)).toBeNull();
  },
);

test("a day alone", () => {
  expect(day("11-1")).toBe("2026-11-01");
  expect(day("昨天")).toBe("2026-11-27");
  expect(day("last mon")).toBe("2026-11-16");
  expect(day("2026/11/28")).toBe("2026-11-28");
  expect(day("2026/11/28 10:00")).toBeNull();
  expect(day("7天后")).toBe("2026-12-05");
});

test("a time of day alone", () => {
  expect(clock("9")).toBe("09:00");
  expect(clock("0930")).toBe("09:30");
  expect(clock("下午三点半")).toBe("15:30");
  expect(clock("6 pm")).toBe("18:00");
  expect(clock("24:00")).toBeNull();
  expect(clock("明天 9:00")).toBeNull();
});

test("what stands in the field is read back as the same moment, in every language", () => {
  const walls = fc.record({
    year: fc.integer({ min: 1900, max: 2199 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
  });
  fc.assert(
    fc.property(walls.filter(isDay), fc.constantFrom(...languages), (wall, language) => {
      expect(readMoment(writeMoment(wall, language), now, { hour: 0, minute: 0 })).toEqual(wall);
      expect(readDay(writeDay(wall, language), now)).toEqual({ year: wall.year, month: wall.month, day: wall.day });
      expect(wallOf(isoWall(wall))).toEqual(wall);
    }),
  );
});

test("months are counted and shown in whole weeks", () => {
  expect(weekdayOf(now)).toBe(6);
  expect(addMonths({ year: 2026, month: 1, day: 31 }, 1)).toEqual({ year: 2026, month: 2, day: 28 });
  expect(addMonths({ year: 2026, month: 1, day: 31 }, -2)).toEqual({ year: 2025, month: 11, day: 30 });
  expect(weeksOf(now, 1)[0]?.map((d) => d.day)).toEqual([26, 27, 28, 29, 30, 31, 1]);
  expect(weeksOf(now, 0)[0]?.map((d) => d.day)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(dayOf(0)).toEqual({ year: 1970, month: 1, day: 1 });
});

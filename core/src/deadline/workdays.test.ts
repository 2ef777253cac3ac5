import { expect, test } from "vitest";
import { defaultDeadlines } from "./company-settings.ts";
import { workdaysOf } from "./workdays.ts";

const china = defaultDeadlines("Asia/Shanghai");

test("National Day is off, its make-up Saturday is worked, and own days count", () => {
  const { days, workdayEnd } = workdaysOf(china, "2026-09-30", 12); // Wednesday; 1 to 7 October off, 10 October made up
  expect(days).toBe("100000001110");
  expect(workdayEnd).toBe("18:00");
  const calendar = { ...china.calendar, daysOff: ["2026-10-08"], workdays: [{ date: "2026-10-11" }] };
  expect(workdaysOf({ calendar }, "2026-09-30", 12).days).toBe("100000000111");
});

test("open till midnight, the day ends a minute before", () => {
  const week = Array(7).fill([{ from: 0, to: 1440 }]);
  expect(workdaysOf({ calendar: { ...china.calendar, week } }, "2026-09-30", 1).workdayEnd).toBe("23:59");
});

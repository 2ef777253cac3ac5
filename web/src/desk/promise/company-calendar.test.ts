import { findPromises } from "@amends/core/desk/found-promise";
import { expect, test } from "vitest";
import { companyCalendar } from "./use-found-promises.ts";

const options = { now: "2026-09-30T02:00:00.000Z", timeZone: "Asia/Shanghai" };
const due = (text: string, more: object) => findPromises(text, { ...options, ...more })[0]?.dueAt;

test("working days in a promise are the company's, with National Day and its make-up Saturday", () => {
  const company = companyCalendar({ from: "2026-09-30", days: "100000001110", workdayEnd: "17:30" });
  expect(due("三个工作日内给您答复", company)).toBe("2026-10-10T09:30:00.000Z");
  expect(due("三个工作日内给您答复", {})).toBe("2026-10-05T10:00:00.000Z");
});

test("beyond the days that were sent Monday to Friday count", () => {
  const company = companyCalendar({ from: "2026-09-30", days: "10", workdayEnd: "18:00" });
  expect(due("两个工作日内给您答复", company)).toBe("2026-10-05T10:00:00.000Z"); // Friday the 2nd, Monday the 5th
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toWallClock } from "../shared/wall-clock.ts";
import { type FindOptions, findPromises } from "./found-promise.ts";

/** Wednesday 25 November 2026, ten in the morning in Shanghai. */
const shanghai: FindOptions = { now: "2026-11-25T02:00:00.000Z", timeZone: "Asia/Shanghai" };
const dues = (text: string, options: FindOptions = shanghai) =>
  findPromises(text, options).map((p) => (p.dueAt ? toWallClock(p.dueAt, options.timeZone) : "vague"));

describe("where it stands", () => {
  test.each([
    ["您好，三天内给您答复。谢谢！", "三天内给您答复", "三天内", "给您答复"],
    ["Dear Ms Li,\nI will call you back tomorrow. Kind regards", "I will call you back tomorrow", "tomorrow", "call you back"],
    ["儘快處理，我們週五前回電給您！", "我們週五前回電給您", "週五前", "回電給您"],
    ["ＯＫ，４８小时内给您回电", "４８小时内给您回电", "４８小时内", "给您回电"],
  ])("%s", (text, clause, words, what) => {
    const [found] = findPromises(text, shanghai);
    expect(found && [text.slice(found.start, found.end), found.words, found.what]).toEqual([clause, words, what]);
  });

  test("both languages in one text, in order", () => {
    const text = "我们三天内给您答复。We will call you tomorrow at 5 pm.\n> I will sue you by Friday\n尽快为您处理。";
    expect(dues(text)).toEqual(["2026-11-28T18:00", "2026-11-26T17:00", "vague"]);
    expect(findPromises(text, shanghai).map((p) => p.kind)).toEqual(["reply", "callback", "other"]);
  });

  test("a vague word beside a time is no fault", () => {
    expect(dues("我们会尽快处理，周五下班前给您答复。")).toEqual(["2026-11-27T18:00"]);
    expect(findPromises("我们会尽快处理。", shanghai)[0]).toMatchObject({ vague: true, dueAt: null, words: "尽快" });
  });

  test("what is hedged, asked or said of nobody is only likely", () => {
    const certainty = (text: string) => findPromises(text, shanghai)[0]?.certainty;
    expect(certainty("我们三天内给您答复。")).toBe("clear");
    expect(certainty("预计三天内给您答复。")).toBe("likely");
    expect(certainty("我明天给您回电，可以吗？")).toBe("likely");
    expect(certainty("We hope to call you tomorrow.")).toBe("likely");
  });
});

describe("the calendar decides", () => {
  test.each([
    ["三个工作日内给您答复。", "2026-11-25T02:00:00.000Z", "2026-11-30T18:00"],
    ["一个工作日内给您答复。", "2026-11-27T09:00:00.000Z", "2026-11-30T18:00"],
    ["今天给您答复。", "2026-11-25T11:00:00.000Z", "2026-11-25T23:59"],
    ["周三给您答复。", "2026-11-25T02:00:00.000Z", "2026-11-25T18:00"],
    ["周三给您答复。", "2026-11-25T11:00:00.000Z", "2026-12-02T18:00"],
    ["周二给您答复。", "2026-11-25T02:00:00.000Z", "2026-12-01T18:00"],
    ["下周五给您答复。", "2026-11-25T02:00:00.000Z", "2026-12-04T18:00"],
    ["下午五点前给您答复。", "2026-11-25T10:00:00.000Z", "2026-11-26T17:00"],
    ["月底前给您答复。", "2027-02-03T02:00:00.000Z", "2027-02-28T18:00"],
    ["一个月内给您答复。", "2027-01-31T02:00:00.000Z", "2027-02-28T18:00"],
    ["1月5日前给您答复。", "2026-12-30T02:00:00.000Z", "2027-01-05T18:00"],
    ["晚上12点前给您答复。", "2026-11-25T02:00:00.000Z", "2026-11-26T00:00"],
  ])("%s at %s", (text, now, due) => expect(dues(text, { ...shanghai, now })).toEqual([due]));

  test("holidays and make-up days are the caller's", () => {
    const holidays = new Set(["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]);
    const isWorkday = (day: string) => day === "2026-10-10" || (!holidays.has(day) && ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
    const options = { ...shanghai, now: "2026-09-30T02:00:00.000Z", isWorkday, workdayEnd: "17:30" };
    expect(dues("三个工作日内给您答复。", options)).toEqual(["2026-10-10T17:30"]);
    expect(dues("三天内给您答复。", options)).toEqual(["2026-10-03T17:30"]);
    expect(dues("三个工作日内给您答复。", { ...options, isWorkday: () => false })).toHaveLength(1);
  });

  test("hours are hours through a change of clocks, days end on the wall clock", () => {
    const berlin = { now: "2026-10-24T16:00:00.000Z", timeZone: "Europe/Berlin" };
    expect(findPromises("I will call you within 24 hours.", berlin)[0]?.dueAt).toBe("2026-10-25T16:00:00.000Z");
    expect(dues("I will call you tomorrow at 5 pm.", berlin)).toEqual(["2026-10-25T17:00"]);
    expect(findPromises("I will call you tomorrow at 5 pm.", berlin)[0]?.dueAt).toBe("2026-10-25T16:00:00.000Z");
  });

  test("a time gone by is no promise", () => {
    expect(dues("今天上午九点给您回电。")).toEqual([]);
    expect(dues("I will call you today at 9 am.")).toEqual([]);
  });
});

describe("a note of a call tells what was promised", () => {
  const call: FindOptions = { ...shanghai, of: "call" };
  test.each([
    ["已答应客户周五前回电。", "2026-11-27T18:00"],
    ["和客户约好明天上午10点上门。", "2026-11-26T10:00"],
    ["Promised her to call back by Friday noon.", "2026-11-27T12:00"],
    ["Told the customer we would send a technician on Friday.", "2026-11-27T18:00"],
  ])("%s", (text, due) => {
    expect(dues(text, call)).toEqual([due]);
  });
  test.each(["客户要求三天内答复。", "The customer wants a refund by Friday.", "客户答应三天内寄回。"])("%s", (text) => expect(dues(text, call)).toEqual([]));
  test("in a message the same words tell of the past", () => expect(dues("Promised her to call back by Friday noon.")).toEqual([]));
});

test("whatever is pasted: inside the text, a time to come, and quickly", () => {
  const piece = fc.constantFrom(
    "三天",
    "内",
    "给您答复",
    "周五前",
    "I will ",
    "call you ",
    "by ",
    "Friday ",
    "\n",
    "> ",
    "。",
    "，",
    "“",
    "”",
    "尽快",
    "99999999小时",
    "下下周",
    "如果",
    "2月30日",
    "?",
    "🙂",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join("");
      for (const p of findPromises(text, shanghai)) {
        expect(text.slice(p.start, p.end)).toContain(p.words);
        expect(p.what).not.toBe("");
        expect(p.dueAt === null || p.dueAt > shanghai.now).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
  const started = performance.now();
  for (const bit of ["三天", "will ", "i will by ", "如果", "5", "(", "收到后", '"', "> \n", "给您"]) findPromises(bit.repeat(10_000), shanghai);
  expect(performance.now() - started).toBeLessThan(6_000);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Amount } from "../shared/clock-words.ts";
import type { Calendar } from "./calendar.ts";
import { type DueAt, dueOf } from "./due.ts";
import { mergedPauses } from "./pause.ts";
import { dateOf, daysToMonth, quarter, slowDays, slowSameTime, slowTime, wall, works } from "./slow-oracle.fixture.ts";
import { tableOf } from "./work-table.ts";

/** Zones with and without changes of the clocks: both hemispheres, at midnight (Beirut, Santiago), by half an hour (Lord Howe), twice a year around Ramadan (Casablanca). */
const zones = ["Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Beirut", "America/Santiago", "Africa/Casablanca", "UTC"];
const from = Date.UTC(2026, 0, 1);

const intervals = fc.constantFrom(
  [],
  [{ from: 540, to: 1080 }],
  [
    { from: 510, to: 720 },
    { from: 780, to: 1065 },
  ],
  [{ from: 0, to: 1440 }],
  [
    { from: 0, to: 195 },
    { from: 1320, to: 1440 },
  ],
  [
    { from: 60, to: 150 },
    { from: 600, to: 960 },
    { from: 1020, to: 1260 },
  ],
);
const someHours = intervals.filter((hours) => hours.length > 0);
const date = fc.integer({ min: 0, max: 730 }).map((day) => new Date(from + day * 86_400_000).toISOString().slice(0, 10));

/** Few calendars, many cases: tables are made once per calendar, as they are in the product. */
const calendars: Calendar[] = fc
  .sample(
    fc.record({
      timeZone: fc.constantFrom(...zones),
      hours: fc.tuple(someHours, intervals, intervals, intervals, intervals, intervals, intervals),
      holidays: fc.uniqueArray(date, { minLength: 20, maxLength: 60 }),
      workdays: fc.uniqueArray(fc.record({ date, intervals: fc.option(someHours, { nil: undefined }) }), { maxLength: 12, selector: (d) => d.date }),
    }),
    { numRuns: 160, seed: 12315 },
  )
  .map(({ hours, ...rest }, i) => ({ id: `c${i}`, week: hours, covers: { from: 2026, to: 2027 }, ...rest, timeZone: zones[i % zones.length] as string }));

const changes = zones.flatMap((timeZone) =>
  tableOf({ ...(calendars[0] as Calendar), timeZone })
    .zone.runsOf(2026)
    .slice(0, -1)
    .map((run) => run.to),
);
/** Moments of 2026, every third near a change of the clocks. */
const moment = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 330 * 96 }).map((n) => from + n * quarter) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...changes), fc.integer({ min: -300, max: 300 })).map(([at, n]) => at + n * quarter) },
);
const pauses = (longest: number) =>
  fc
    .array(fc.tuple(fc.integer({ min: -40, max: longest }), fc.integer({ min: 0, max: longest }), fc.boolean()), { maxLength: 3 })
    .map((list) => list.map(([start, length, open], i) => ({ start, to: open && i === 0 && length % 3 === 0 ? null : start + length })));
const setting = (longestPause: number) => fc.record({ calendar: fc.constantFrom(...calendars), start: moment, breaks: pauses(longestPause) });

const spansOf = (start: number, breaks: readonly { start: number; to: number | null }[]) =>
  breaks.map((b) => ({ from: start + b.start * quarter, to: b.to === null ? null : start + b.to * quarter, reason: "suspended" as const }));
const outcome = (due: DueAt) => (due.paused ? "paused" : due.at);
const fast = (start: number, amount: Amount, breaks: ReturnType<typeof spansOf>, calendar: Calendar) =>
  outcome(dueOf(start, amount, mergedPauses(breaks), tableOf(calendar)));
const patience = 60_000; // a busy machine is no failure
const runs = { numRuns: 1_500 };

describe("the fast arithmetic says what a walk through time says", () => {
  test(
    "elapsed and working minutes",
    () => {
      fc.assert(
        fc.property(setting(200), fc.integer({ min: 1, max: 160 }), fc.boolean(), ({ calendar, start, breaks }, quarters, working) => {
          const spans = spansOf(start, breaks);
          const amount: Amount = { n: quarters * 15, unit: working ? "workingMinutes" : "minutes" };
          expect(fast(start, amount, spans, calendar)).toBe(slowTime(start, quarters * 15, spans, calendar, working));
        }),
        { numRuns: 3_000 },
      );
    },
    patience,
  );

  test(
    "working and calendar days",
    () => {
      const rule = fc.record({ days: fc.integer({ min: 0, max: 12 }), working: fc.boolean(), endOfWork: fc.boolean(), rollsOn: fc.boolean() });
      fc.assert(
        fc.property(setting(500), rule, ({ calendar, start, breaks }, { days, working, endOfWork, rollsOn }) => {
          const spans = spansOf(start, breaks);
          const amount: Amount = working
            ? { n: days, unit: "workingDays", ends: endOfWork ? "endOfWork" : "endOfDay" }
            : { n: days, unit: "calendarDays", ...(rollsOn ? { ifDayOff: "next" } : {}) };
          const slow = slowDays(start, { days, working, endOfWork: working && endOfWork, rollsOn: !working && rollsOn }, spans, calendar);
          expect(fast(start, amount, spans, calendar)).toBe(slow);
        }),
        { numRuns: 3_000 },
      );
    },
    patience,
  );

  test(
    "weeks and months",
    () => {
      fc.assert(
        fc.property(setting(500), fc.integer({ min: 1, max: 2 }), fc.boolean(), ({ calendar, start, breaks }, n, inMonths) => {
          const spans = spansOf(start, breaks);
          const days = inMonths ? daysToMonth(dateOf(start, calendar.timeZone), n) : n * 7;
          const slow = slowDays(start, { days, working: false, endOfWork: false, rollsOn: false }, spans, calendar);
          expect(fast(start, { n, unit: inMonths ? "months" : "weeks" }, spans, calendar)).toBe(slow);
        }),
        { numRuns: 1_000 },
      );
    },
    patience,
  );

  test(
    "days to the same time of day",
    () => {
      fc.assert(
        fc.property(setting(300), fc.integer({ min: 1, max: 8 }), ({ calendar, start, breaks }, n) => {
          const spans = spansOf(start, breaks);
          expect(fast(start, { n, unit: "calendarDays", ends: "sameTime" }, spans, calendar)).toBe(slowSameTime(start, n, spans, calendar));
        }),
        runs,
      );
    },
    patience,
  );

  test(
    "working time between two moments",
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...calendars), moment, fc.integer({ min: 0, max: 900 }), (calendar, start, quarters) => {
          let slow = 0;
          for (let at = start; at < start + quarters * quarter; at += quarter) if (works(at, calendar)) slow += quarter;
          expect(tableOf(calendar).worked(start, start + quarters * quarter)).toBe(slow);
        }),
        runs,
      );
    },
    patience,
  );

  test(
    "the wall clock and back",
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...calendars), moment, (calendar, at) => {
          const { zone } = tableOf(calendar);
          expect((at + zone.offsetAt(at)) / 60_000).toBe(wall(at, calendar.timeZone));
          const first = zone.at(at + zone.offsetAt(at));
          expect(first).toBeLessThanOrEqual(at);
          expect(first + zone.offsetAt(first)).toBe(at + zone.offsetAt(at));
        }),
        runs,
      );
    },
    patience,
  );
});

describe("what holds between the quarters too", () => {
  const fine = fc.integer({ min: 0, max: 900_000 });
  test(
    "working time added and measured is the same amount",
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...calendars), moment, fine, fc.integer({ min: 1, max: 200_000_000 }), (calendar, at, more, amount) => {
          const table = tableOf(calendar);
          const due = table.addWork(at + more, amount);
          expect(table.worked(at + more, due)).toBe(amount);
          expect(table.worked(due - 1, due)).toBe(1);
        }),
        runs,
      );
    },
    patience,
  );

  test(
    "a pause never brings a deadline forward, and a longer amount never ends earlier",
    () => {
      const unit = fc.constantFrom("hours", "workingHours", "workingDays", "calendarDays", "weeks", "months");
      fc.assert(
        fc.property(fc.constantFrom(...calendars), moment, fine, unit, fc.integer({ min: 1, max: 9 }), pauses(600), (calendar, at, more, which, n, breaks) => {
          const start = at + more;
          const amount = { n, unit: which } as Amount;
          const free = fast(start, amount, [], calendar) as number;
          const paused = fast(start, amount, spansOf(start, breaks), calendar);
          if (paused !== "paused") expect(paused).toBeGreaterThanOrEqual(free);
          expect(fast(start, { ...amount, n: n + 1 }, [], calendar)).toBeGreaterThanOrEqual(free);
        }),
        runs,
      );
    },
    patience,
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClockFacts } from "../shared/clock-facts.ts";
import type { Amount } from "../shared/clock-words.ts";
import { pauseReasons } from "../shared/clock-words.ts";
import { severities } from "../shared/severity.ts";
import type { Calendar } from "./calendar.ts";
import { clocksOf } from "./clocks-of.ts";
import { pack, rule } from "./policy.fixture.ts";
import type { PolicyPack } from "./policy-pack.ts";
import { preparePolicy } from "./prepare-policy.ts";
import { slowClocks } from "./slow-clocks.fixture.ts";
import { quarter } from "./slow-oracle.fixture.ts";

const office = [
  { from: 540, to: 720 },
  { from: 780, to: 1080 },
];
/** China at National Day (days off and a make-up Saturday), London and New York where the clocks go back, Lord Howe where they go on by half an hour. */
const calendars: Calendar[] = ["Asia/Shanghai", "Europe/London", "America/New_York", "Australia/Lord_Howe"].map((timeZone) => ({
  id: timeZone,
  timeZone,
  week: [office, office, office, office, office, [{ from: 600, to: 840 }], []],
  holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07", "2026-10-26"],
  workdays: [{ date: "2026-10-10" }, { date: "2026-10-25", intervals: [{ from: 0, to: 300 }] }],
  covers: { from: 2026, to: 2026 },
}));

const start = Date.UTC(2026, 8, 21);
const iso = (n: number) => new Date(start + n * quarter).toISOString();
/** Increasing moments, in quarters of an hour since the start. */
const moments = (max: number) => fc.array(fc.integer({ min: 0, max: 3_500 }), { maxLength: max }).map((list) => [...new Set(list)].toSorted((a, b) => a - b));

const amount = fc.record({
  n: fc.integer({ min: 1, max: 9 }),
  unit: fc.constantFrom<Amount["unit"][]>("hours", "workingHours", "workingDays", "calendarDays"),
});
const anyRule = fc.record({
  amount: fc.option(amount, { nil: null, freq: 6 }),
  serious: fc.option(amount),
  metBy: fc.constantFrom<("told" | "decided")[][]>(["told"], ["decided"], ["told", "decided"]),
  pausedBy: fc.subarray([...pauseReasons]),
  again: fc.boolean(),
});
const rules = fc.array(anyRule, { minLength: 1, maxLength: 2 }).map((list) =>
  list.map(({ serious, ...each }, i) =>
    rule({
      id: `r${i}`,
      clock: "decision",
      ...each,
      cases: serious ? [{ when: { severities: ["serious", "crisis"] }, amount: serious }] : [],
    }),
  ),
);

const anyFacts: fc.Arbitrary<ClockFacts> = fc
  .record({
    received: fc.integer({ min: 0, max: 2_400 }),
    severities: fc.array(fc.tuple(fc.integer({ min: 0, max: 3_500 }), fc.constantFrom(...severities)), { minLength: 1, maxLength: 4 }),
    told: moments(2),
    decided: moments(2),
    turns: moments(4),
    merged: fc.boolean(),
    pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 3_500 }), fc.option(fc.integer({ min: 1, max: 700 }), { freq: 5 }), fc.constantFrom(...pauseReasons)), {
      maxLength: 3,
    }),
  })
  .map(({ received, severities: history, told, decided, turns, merged, pauses }) => {
    const after = turns.filter((turn) => turn > received);
    const closings = after.filter((_, i) => i % 2 === 0);
    return {
      receivedAt: iso(received),
      channel: "phone",
      standing: null,
      referral: null,
      severities: history.toSorted(([a], [b]) => a - b).map(([at, severity]) => ({ at: iso(at), severity })),
      acknowledgedAt: null,
      toldAt: told.map(iso),
      customerWroteAt: null,
      decidedAt: decided.map(iso),
      followedUpAt: [],
      closings: closings.map((at, i) => ({ at: iso(at), merged: merged && i === closings.length - 1 && after.length % 2 === 1 })),
      reopenings: after.filter((_, i) => i % 2 === 1).map(iso),
      pauses: pauses.map(([from, length, reason]) => ({ from: iso(from), to: length === null ? null : iso(from + length), reason })),
      extensions: [],
    };
  });

/** The law changes on a day in the middle. */
const versions = fc
  .tuple(rules, rules, fc.integer({ min: 22, max: 30 }))
  .map(([before, after, day]): PolicyPack[] => [
    pack(before, { version: "old", valid: { from: null, to: `2026-09-${day - 1}` } }),
    pack(after, { version: "new", valid: { from: `2026-09-${day}`, to: null } }),
  ]);

test("clocks say what a walk through time and records says", () => {
  fc.assert(
    fc.property(anyFacts, versions, fc.constantFrom(...calendars), (facts, packs, calendar) => {
      const prepared = preparePolicy(packs, { own: calendar, regions: {} });
      if (!prepared.ok) throw new Error(prepared.refusal.code);
      const fast = clocksOf(facts, prepared.policy).map((clock) => ({
        rule: clock.ruleId,
        version: clock.packVersion,
        start: Date.parse(clock.startedAt),
        due: clock.dueAt === null ? "paused" : Date.parse(clock.dueAt),
        end: clock.metAt && Date.parse(clock.metAt),
        by: clock.metBy,
        state: clock.state,
        breached: clock.breached,
      }));
      const slow = slowClocks(facts, packs, calendar).map((clock) => ({
        ...clock,
        state: clock.end !== null ? "met" : clock.due === "paused" ? "paused" : "active",
        breached: clock.end !== null && clock.due !== "paused" && clock.due < clock.end,
      }));
      expect(fast).toEqual(slow);
    }),
    { numRuns: 4_000 },
  );
}, 60_000);

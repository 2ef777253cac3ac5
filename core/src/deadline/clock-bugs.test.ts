import { describe, expect, test } from "vitest";
import { clockStateAt, nextDueClock } from "../shared/clock.ts";
import type { ClockFacts } from "../shared/clock-facts.ts";
import { clocksOf, deadlineOf } from "./clocks-of.ts";
import { at, facts, office, pack, policyOf, rule } from "./policy.fixture.ts";
import type { Policy } from "./prepare-policy.ts";
import { reminderAt } from "./reminder.ts";
import { tableOf } from "./work-table.ts";

/** The eight bugs that another desk's clocks had (standards.md 4.3, Zammad's numbers). The one about notes is tried on the desk as well. */
const first = rule({ id: "first", clock: "firstResponse", amount: { n: 4, unit: "workingHours" }, pausedBy: ["waitingForCustomer"] });
const notice = rule({
  id: "notice",
  clock: "progressNotice",
  startsAt: "told",
  amount: { n: 8, unit: "workingHours" },
  metBy: ["decided"],
  pausedBy: ["waitingForCustomer"],
});
const decision = rule({ id: "decide", clock: "decision", amount: { n: 5, unit: "workingDays" }, metBy: ["decided"] });
const reply = rule({ id: "reply", clock: "reply", startsAt: "customerWrote", amount: { n: 8, unit: "workingHours" } });
const policy = policyOf(pack([first, notice, decision, reply]));
const next = (change: Partial<ClockFacts>, under: Policy = policy) => {
  const clock = deadlineOf(facts(change), under);
  return clock && `${clock.kind} ${clock.dueAt}`;
};

test("#5177: the time of the next notice does not overrule the first response (demand 7)", () => {
  expect(next({})).toBe(`firstResponse ${at("28 14:00")}`);
  // Whatever else moves the notice on, the first response stays where it was.
  const pauses = [{ from: at("28 10:30"), to: at("28 11:30"), reason: "suspended" as const }];
  expect(next({ pauses })).toBe(`firstResponse ${at("28 14:00")}`);
});

test("#3140: nothing is overdue when the team spoke last", () => {
  const wrote = clocksOf(facts({ toldAt: [at("28 11:00")], customerWroteAt: at("29 09:30") }), policy);
  expect(wrote.find((clock) => clock.kind === "reply")).toMatchObject({ state: "active", dueAt: at("29 17:30") });
  const answered = clocksOf(facts({ toldAt: [at("28 11:00"), at("29 16:00")], customerWroteAt: null }), policy);
  expect(answered.find((clock) => clock.kind === "reply")).toBeUndefined();
  const at17 = at("29 17:45");
  expect(answered.filter((clock) => clockStateAt(clock, at17).state === "active" && clockStateAt(clock, at17).breached)).toEqual([]);
});

test("#1322: an internal note is no word to the customer", () => {
  // A note is no entry of `toldAt`, and nothing else answers for the first time: not even the decision, when the rule does not say so.
  expect(next({ acknowledgedAt: at("28 10:05") })).toBe(`firstResponse ${at("28 14:00")}`);
  expect(clocksOf(facts({ decidedAt: [at("28 11:00")] }), policy).find((clock) => clock.kind === "firstResponse")?.state).toBe("active");
});

test("#904: a merged complaint has no clock that runs", () => {
  const merged = clocksOf(facts({ closings: [{ at: at("28 12:00"), merged: true }] }), policy);
  expect(merged.map(({ kind, state, metBy, breached }) => ({ kind, state, metBy, breached }))).toEqual(
    ["firstResponse", "progressNotice", "decision"].map((kind) => ({ kind, state: "met", metBy: "merged", breached: false })),
  );
  expect(nextDueClock(merged)).toBeNull();
});

test("#4353: without a pack no clock of it is left", () => expect(next({}, policyOf())).toBeNull());

test("#2082: the first answer moves on to what is due next", () => {
  expect(next({ toldAt: [at("28 11:00")] })).toBe(`progressNotice ${at("29 10:00")}`);
  expect(next({ toldAt: [at("28 11:00")], decidedAt: [at("28 12:00")] })).toBeNull();
});

describe("#4432: no reminder outside working hours", () => {
  const table = tableOf(office);
  const reminder = (start: string, due: string) => {
    const found = reminderAt(Date.parse(at(start)), Date.parse(at(due)), table);
    return found === null ? null : new Date(found).toISOString();
  };
  test.each([
    ["28 10:00", "28 18:00", "28 16:00"], // a quarter ahead
    ["28 09:00", "29 09:30", "28 17:59"], // that would be in the night
    ["28 09:00", "+5 09:30", "+2 17:59"], // a day ahead would be Sunday: Friday evening
    ["28 17:55", "29 10:00", "28 17:59"],
    ["28 20:00", "29 12:00", "29 09:00"], // nothing was worked before: first thing in the morning
    ["28 17:50", "28 18:00", null],
    ["28 20:00", "29 06:00", null],
  ])("from %s, due %s: %s", (start, due, wanted) => expect(reminder(start, due)).toBe(wanted && at(wanted)));

  test("a clock carries it, and none when it does not run", () => {
    const [clock] = clocksOf(facts(), policy);
    expect(clock).toMatchObject({ dueAt: at("28 14:00"), remindAt: at("28 13:00") });
    expect(clocksOf(facts({ toldAt: [at("28 11:00")] }), policy)[0]?.remindAt).toBeNull();
  });
});

test("#3523: what is about to be overdue, or is, stays in view", () => {
  const clocks = clocksOf(facts({}), policy);
  for (const now of [at("28 13:59"), at("28 14:00"), at("28 14:01"), at("+20 09:00")]) {
    const clock = nextDueClock(clocks);
    expect(clock?.kind).toBe("firstResponse");
    expect(clock && clockStateAt(clock, now).breached).toBe(now > at("28 14:00"));
  }
});

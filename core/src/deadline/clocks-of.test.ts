import { describe, expect, test } from "vitest";
import { type Clock, clockStateAt, nextDueClock } from "../shared/clock.ts";
import type { ClockFacts } from "../shared/clock-facts.ts";
import { clocksOf } from "./clocks-of.ts";
import { at, facts, office, pack, policyOf, rule } from "./policy.fixture.ts";
import type { PolicyPack, Rule } from "./policy-pack.ts";
import { preparePolicy } from "./prepare-policy.ts";
import { previewOf } from "./preview.ts";

const clocks = (change: Partial<ClockFacts>, ...packs: PolicyPack[]) => clocksOf(facts(change), policyOf(...packs));
const one = (change: Partial<ClockFacts>, given: Rule, ofPack: Partial<PolicyPack> = {}) => clocks(change, pack([given], ofPack))[0] as Clock;
const first = rule({ id: "first", clock: "firstResponse", amount: { n: 4, unit: "workingHours" } });

describe("active, paused, met; on time, breached", () => {
  test("met on time and late", () => {
    expect(one({ toldAt: [at("28 14:00")] }, first)).toMatchObject({ state: "met", metBy: "told", breached: false, dueAt: at("28 14:00") });
    expect(one({ toldAt: [at("28 14:01")] }, first)).toMatchObject({ state: "met", breached: true });
    expect(one({ closings: [{ at: at("28 15:00"), merged: false }] }, first)).toMatchObject({ metBy: "closed", breached: true });
  });

  test("remaining and overdue", () => {
    expect(clockStateAt(one({}, first), at("28 13:00"))).toEqual({ state: "active", breached: false, left: 3_600_000 });
    expect(clockStateAt(one({}, first), at("28 15:00"))).toEqual({ state: "active", breached: true, left: -3_600_000 });
  });

  const waits = { ...first, pausedBy: ["waitingForCustomer"] as const };
  const waiting = (from: string, to: string | null) => ({ pauses: [{ from: at(from), to: to && at(to), reason: "waitingForCustomer" as const }] });
  test("a pause shows what is left, and moves the time on when it ends", () => {
    expect(one(waiting("28 12:00", null), waits)).toMatchObject({
      state: "paused",
      dueAt: null,
      paused: { since: at("28 12:00"), reason: "waitingForCustomer", remaining: { unit: "workingTime", ms: 2 * 3_600_000 } },
    });
    expect(one(waiting("28 12:00", "30 09:30"), waits)).toMatchObject({ state: "active", dueAt: at("30 11:30"), paused: null });
  });
  test("a pause that comes too late saves nothing, and one another rule does not know stops nothing", () => {
    expect(one(waiting("28 14:30", null), waits)).toMatchObject({ state: "active", dueAt: at("28 14:00") });
    expect(one(waiting("28 12:00", null), first)).toMatchObject({ state: "active", dueAt: at("28 14:00") });
    expect(one({ ...waiting("28 12:00", null), toldAt: [at("29 12:00")] }, waits)).toMatchObject({ state: "met", breached: false, paused: null });
  });
  test("days that are left while it stands", () => {
    const decide = rule({ id: "d", clock: "decision", amount: { n: 15, unit: "calendarDays" }, metBy: ["decided"], pausedBy: ["suspended"] });
    const pauses = [{ from: at("+1 10:00"), to: null, reason: "suspended" as const }];
    expect(one({ pauses }, decide).paused?.remaining).toEqual({ unit: "days", days: 12 });
  });
});

describe("severity", () => {
  const bySeverity = rule({
    id: "first",
    clock: "firstResponse",
    amount: { n: 8, unit: "workingHours" },
    cases: [{ when: { severities: ["serious", "crisis"] }, amount: { n: 2, unit: "workingHours" } }],
  });
  const history = (...list: [string, "ordinary" | "serious" | "crisis"][]) => ({ severities: list.map(([when, severity]) => ({ at: at(when), severity })) });
  test("counts from receipt when it was serious at once, though recorded later", () =>
    expect(one(history(["28 11:00", "serious"]), bySeverity)).toMatchObject({ dueAt: at("28 12:00"), basis: { severity: "serious", from: at("28 10:00") } }));
  test("a rise counts from the rise", () =>
    expect(one(history(["28 10:00", "ordinary"], ["28 13:00", "serious"]), bySeverity)).toMatchObject({
      dueAt: at("28 15:00"),
      basis: { from: at("28 13:00") },
    }));
  test("a rise never gives more time", () =>
    expect(one(history(["28 10:00", "ordinary"], ["28 17:30", "serious"]), bySeverity)).toMatchObject({
      dueAt: at("28 18:00"),
      basis: { severity: "ordinary" },
    }));
  test("a fall counts the milder amount from the start", () =>
    expect(one(history(["28 10:00", "serious"], ["28 11:00", "ordinary"]), bySeverity).dueAt).toBe(at("28 18:00")));
  test("a rise after the answer changes nothing any more", () =>
    expect(one({ ...history(["28 10:00", "ordinary"], ["29 10:00", "crisis"]), toldAt: [at("28 17:00")] }, bySeverity)).toMatchObject({ breached: false }));
  test("a rise while it stands shows the shorter rest", () => {
    const pauses = [{ from: at("28 11:00"), to: null, reason: "suspended" as const }];
    const clock = one({ ...history(["28 10:00", "ordinary"], ["28 12:00", "serious"]), pauses }, { ...bySeverity, pausedBy: ["suspended"] });
    expect(clock.paused?.remaining).toEqual({ unit: "workingTime", ms: 2 * 3_600_000 });
  });
  test("no clock where the case says so", () => {
    const onlySerious = { ...bySeverity, amount: null };
    expect(clocks(history(["28 10:00", "ordinary"]), pack([onlySerious]))).toEqual([]);
  });
});

describe("what a pack applies to", () => {
  test.each<[string, PolicyPack["applies"], Partial<ClockFacts>, boolean]>([
    ["channel", { channels: ["phone"] }, {}, true],
    ["another channel", { channels: ["form"] }, {}, false],
    ["who passed it on", { referralBodies: ["12315"] }, { referral: { body: "12315", at: at("28 12:00") } }, true],
    ["nobody passed it on", { referralBodies: ["12315"] }, {}, false],
    ["customer value", { standings: ["vip"] }, { standing: "vip" }, true],
    ["another value", { standings: ["vip"] }, { standing: "private" }, false],
    ["severity", { severities: ["serious"] }, {}, false],
  ])("%s", (_, applies, change, expected) => expect(clocks(change, pack([first], { applies })).length === 1).toBe(expected));

  test("several packs: each clock is kept, the earliest is due next", () => {
    const law = pack([{ ...first, amount: { n: 2, unit: "workingHours" } }], { id: "law", legal: true });
    const both = clocks({}, pack([first]), law);
    expect(both.map((clock) => clock.packId)).toEqual(["test", "law"]);
    expect(nextDueClock(both)).toMatchObject({ packId: "law", legal: true, dueAt: at("28 12:00") });
  });

  test("cases by channel and customer value; the first that holds", () => {
    const cases = [
      { when: { standings: ["vip"], channels: ["phone"] }, amount: { n: 30, unit: "minutes" as const } },
      { when: { standings: ["vip"] }, amount: { n: 1, unit: "hours" as const } },
    ];
    expect(one({ standing: "vip" }, { ...first, cases }).dueAt).toBe(at("28 10:30"));
    expect(one({ standing: "vip", channel: "form" }, { ...first, cases }).dueAt).toBe(at("28 11:00"));
    expect(one({}, { ...first, cases }).dueAt).toBe(at("28 14:00"));
  });
});

describe("rounds", () => {
  const decide = rule({ id: "d", clock: "decision", amount: { n: 2, unit: "workingDays" }, metBy: ["decided"] });
  const reopened = { decidedAt: [at("29 10:00")], closings: [{ at: at("29 12:00"), merged: false }], reopenings: [at("+5 10:00")] };
  test("a reopened complaint starts anew, what was met stays met", () => {
    expect(clocks(reopened, pack([decide])).map(({ state, startedAt, dueAt }) => [state, startedAt, dueAt?.slice(0, 16)])).toEqual([
      ["met", at("28 10:00"), at("30 17:59").slice(0, 16)],
      ["active", at("+5 10:00"), at("+7 17:59").slice(0, 16)],
    ]);
    expect(clocks(reopened, pack([{ ...decide, again: false }]))).toHaveLength(1);
  });
  test("a follow-up runs from closing until it was made, and is gone when it is opened again", () => {
    const follow = rule({ id: "f", clock: "followUp", startsAt: "closed", amount: { n: 24, unit: "hours" }, metBy: ["followedUp"] });
    const closings = [{ at: at("29 12:00"), merged: false }];
    expect(one({ closings }, follow)).toMatchObject({ state: "active", dueAt: at("30 12:00") });
    expect(one({ closings, followedUpAt: [at("30 13:00")] }, follow)).toMatchObject({ state: "met", breached: true, metBy: "followedUp" });
    expect(clocks({ closings, reopenings: [at("30 09:00")] }, pack([follow]))).toEqual([]);
    expect(clocks({ closings: [{ at: at("29 12:00"), merged: true }] }, pack([follow]))).toEqual([]);
  });
  test("notices repeat and remember how they went", () => {
    const notice = rule({ id: "n", clock: "progressNotice", startsAt: "told", amount: { n: 1, unit: "calendarDays" }, metBy: ["decided"] });
    const toldAt = [at("29 10:00"), at("+3 10:00"), at("+4 09:00")];
    expect(one({ toldAt }, notice)).toMatchObject({ startedAt: at("+4 09:00"), earlier: { met: 3, late: 1 }, state: "active" });
    expect(one({ toldAt, decidedAt: [at("+4 12:00")] }, notice)).toMatchObject({ state: "met", metBy: "decided" });
  });
});

describe("extensions", () => {
  const labels = { "zh-CN": "延期", "zh-TW": "展延", en: "more" };
  const decide = rule({
    id: "d",
    clock: "decision",
    amount: { n: 15, unit: "calendarDays" },
    metBy: ["decided"],
    extensions: [
      { id: "complex", labels, by: { n: 15, unit: "calendarDays" }, approval: false },
      { id: "special", labels, by: { n: 30, unit: "calendarDays" }, approval: true },
    ],
  });
  const granted = (...list: [string, string][]) => ({
    extensions: list.map(([when, extensionId]) => ({ packId: "test", ruleId: "d", extensionId, at: at(when) })),
  });
  test.each([
    ["none", granted(), "+13"],
    ["one", granted(["+5", "complex"]), "+28"],
    ["both", granted(["+5", "complex"], ["+20", "special"]), "+58"],
    ["too late", granted(["+14", "complex"]), "+13"],
    ["twice", granted(["+5", "complex"], ["+6", "complex"]), "+28"],
    ["of another rule", { extensions: [{ packId: "test", ruleId: "x", extensionId: "complex", at: at("+5") }] }, "+13"],
  ])("%s", (_, change, day) => expect(one(change, decide).dueAt).toBe(new Date(Date.parse(at(`${day} 23:59`)) + 59_999).toISOString()));
});

describe("versions, years and packs that take over rules", () => {
  test("a complaint follows the version that was valid when it was received", () => {
    const old = pack([first], { version: "1", valid: { from: null, to: "2026-09-28" } });
    const now = pack([{ ...first, amount: { n: 1, unit: "workingHours" } }], { version: "2", valid: { from: "2026-09-29", to: null } });
    expect(clocks({}, now, old).map((clock) => [clock.packVersion, clock.dueAt])).toEqual([["1", at("28 14:00")]]);
    expect(clocks({ receivedAt: at("29 00:00") }, now, old).map((clock) => [clock.packVersion, clock.dueAt])).toEqual([["2", at("29 10:00")]]);
  });

  test("a clock says when it runs into a year nobody knows, one that needs no working days does not", () => {
    const late = { receivedAt: "2026-12-31T17:00:00.000Z", severities: [{ at: "2026-12-31T17:00:00.000Z", severity: "ordinary" as const }] };
    expect(one(late, first)).toMatchObject({ dueAt: "2027-01-01T12:00:00.000Z", crossesCoverage: true });
    expect(one(late, { ...first, amount: { n: 30, unit: "calendarDays" } }).crossesCoverage).toBe(false);
    expect(one({}, first).crossesCoverage).toBe(false);
  });

  test("own rules replace those of the pack that is extended", () => {
    const base = pack([first, rule({ id: "d", clock: "decision", amount: { n: 5, unit: "workingDays" } })], { id: "base" });
    const own = pack([{ ...first, amount: { n: 1, unit: "workingHours" } }], { extends: "base" });
    const prepared = preparePolicy([own], { own: office, regions: {} }, [base, own]);
    expect(prepared.ok && clocksOf(facts(), prepared.policy).map((clock) => [clock.packId, clock.ruleId, clock.dueAt?.slice(0, 16)])).toEqual([
      ["test", "d", at("+5 17:59").slice(0, 16)],
      ["test", "first", at("28 11:00").slice(0, 16)],
    ]);
  });

  test.each<[string, PolicyPack[], string]>([
    ["a circle", [pack([], { id: "a", extends: "b" }), pack([], { id: "b", extends: "a" })], "policyCycle"],
    ["itself", [pack([], { id: "a", extends: "a" })], "policyCycle"],
    ["an unknown pack", [pack([], { extends: "nobody" })], "policyParentUnknown"],
    ["an unknown calendar", [pack([first], { calendar: "atlantis" })], "policyCalendarUnknown"],
  ])("%s is refused", (_, packs, code) => {
    const prepared = preparePolicy(packs, { own: office, regions: {} });
    expect(!prepared.ok && prepared.refusal.code).toBe(code);
  });
});

test("the preview of a serious complaint received Friday at 17:30", () => {
  const policy = policyOf(pack([first, rule({ id: "d", clock: "decision", amount: { n: 1, unit: "workingDays" }, metBy: ["decided"] })]));
  const preview = previewOf({ receivedAt: at("+2 17:30"), severity: "serious", channel: "phone", standing: null, referralBody: null, waiting: null }, policy);
  expect(preview.map((clock) => `${clock.kind} ${clock.dueAt?.slice(5, 16)}`)).toEqual(["firstResponse 10-05T12:30", "decision 10-05T17:59"]);
});

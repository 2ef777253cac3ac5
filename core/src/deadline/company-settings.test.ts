import { describe, expect, test } from "vitest";
import { builtInPacks } from "./built-in-packs.ts";
import { clocksOf } from "./clocks-of.ts";
import {
  changeDeadlines,
  companyPolicy,
  type DeadlineInput,
  type DeadlineSettings,
  deadlineInputSchema,
  defaultDeadlines,
  ownPackOf,
  regions,
} from "./company-settings.ts";
import { facts } from "./policy.fixture.ts";

const texts = { "zh-CN": "我们的时限", "zh-TW": "我們的時限", en: "Our times" };
const rule = (n: number) => ({ id: "first", clock: "firstResponse", startsAt: "received", amount: { n, unit: "workingHours" }, metBy: ["told"] });
const own = (n: number, more: object = {}) => ({ names: texts, notes: texts, applies: {}, rules: [{ ...rule(n), ...more }] });
const start = defaultDeadlines("Asia/Shanghai");
const input = (change: object): DeadlineInput => deadlineInputSchema.parse({ packIds: start.packIds, ownPack: null, calendar: start.calendar, ...change });
const changed = (before: DeadlineSettings, change: object, today = "2026-11-28"): DeadlineSettings => {
  const result = changeDeadlines(before, input(change), today);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.settings;
};
const refused = (change: object) => {
  const result = changeDeadlines(start, input(change), "2026-11-28");
  return result.ok ? "ok" : `${result.refusal.code} ${result.refusal.field}`;
};

describe("what a company starts with", () => {
  test.each([
    ["Asia/Shanghai", "cn"],
    ["Asia/Taipei", "tw"],
    ["Asia/Hong_Kong", "hk"],
    ["Europe/London", "gb-eng"],
    ["America/Chicago", "us"],
    ["Australia/Melbourne", "au-nsw"],
    ["Europe/Berlin", "none"],
  ])("in %s the days off of %s", (zone, region) => {
    const settings = defaultDeadlines(zone);
    expect(settings.calendar).toMatchObject({ region, timeZone: zone });
    expect(companyPolicy(settings).ok).toBe(true);
  });
  test("all packs together can be followed", () => expect(companyPolicy({ ...start, packIds: builtInPacks.map((pack) => pack.id) }).ok).toBe(true));
});

describe("a company's own pack", () => {
  test("counts versions up, for all open complaints or from today on", () => {
    const first = changed(start, { ownPack: own(4), packIds: ["own"] });
    expect(first.ownPacks.map((p) => [p.version, p.valid])).toEqual([["1", { from: null, to: null }]]);
    expect(changed(first, { ownPack: own(4), packIds: ["own"] }).ownPacks).toBe(first.ownPacks);
    const all = changed(first, { ownPack: own(3), packIds: ["own"] });
    expect(all.ownPacks.map((p) => p.version)).toEqual(["2"]);
    const fromToday = changed(all, { ownPack: own(2), packIds: ["own"], applyTo: "new" });
    expect(fromToday.ownPacks.map((p) => [p.version, p.valid.from, p.valid.to])).toEqual([
      ["2", null, "2026-11-27"],
      ["3", "2026-11-28", null],
    ]);
    // Changed again on the same day, the version of this morning was never in force for a whole day: it goes.
    expect(changed(fromToday, { ownPack: own(1), packIds: ["own"], applyTo: "new" }).ownPacks.map((p) => p.version)).toEqual(["2", "4"]);
    expect(ownPackOf(fromToday)?.rules[0]?.amount?.n).toBe(2);
  });

  test("open complaints keep the version they began with", () => {
    const before = changed(start, { ownPack: own(4), packIds: ["own"] });
    const after = changed(before, { ownPack: own(1), packIds: ["own"], applyTo: "new" }, "2026-09-29");
    const policy = companyPolicy(after);
    const versions = (receivedAt: string) => policy.ok && clocksOf(facts({ receivedAt }), policy.value.policy).map((clock) => clock.packVersion);
    expect([versions("2026-09-28T03:00:00.000Z"), versions("2026-09-29T03:00:00.000Z")]).toEqual([["1"], ["2"]]);
  });

  test("says whether it asks what kind of customer it is", () => {
    const asks = (settings: DeadlineSettings) => {
      const policy = companyPolicy(settings);
      return policy.ok && policy.value.asksStanding;
    };
    const cases = [{ when: { standings: ["vip"] }, amount: { n: 1, unit: "hours" } }];
    expect([asks(start), asks(changed(start, { ownPack: own(4, { cases }), packIds: ["own"] }))]).toEqual([false, true]);
  });
});

describe("settings that cannot be are refused with the field", () => {
  const { calendar } = start;
  test.each<[string, object, string]>([
    ["a pack nobody knows", { packIds: ["nobody"] }, "policyUnknown packIds.0"],
    ["an own pack that is not there", { packIds: ["own"] }, "policyUnknown packIds.0"],
    ["a region nobody knows", { calendar: { ...calendar, region: "atlantis" } }, "regionUnknown calendar.region"],
    [
      "overlapping hours",
      {
        calendar: {
          ...calendar,
          week: [
            [
              { from: 0, to: 700 },
              { from: 600, to: 800 },
            ],
            [],
            [],
            [],
            [],
            [],
            [],
          ],
        },
      },
      "calendarHoursOverlap calendar.week.0.1",
    ],
    ["a day off of a year not known", { calendar: { ...calendar, daysOff: ["2031-01-01"] } }, "calendarDateOutside calendar.holidays.107"],
    ["a rule that cannot be", { ownPack: own(0), packIds: ["own"] }, "policyAmountZero ownPack.rules.0.amount"],
  ])("%s", (_, change, expected) => expect(refused(change).replace(/holidays\.\d+/, "holidays.107")).toBe(expected));
  test("no pack at all is possible: then nothing has a clock", () => expect(refused({ packIds: [] })).toBe("ok"));
});

test("every region makes a calendar", () => expect(regions.map((region) => region.id)).toContain("none"));

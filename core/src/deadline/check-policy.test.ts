import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { policyProblems, policySchema, type WrittenPolicy } from "./check-policy.ts";

const texts = { "zh-CN": "时限", "zh-TW": "時限", en: "times" };
const first = { id: "first", clock: "firstResponse", startsAt: "received", amount: { n: 4, unit: "workingHours" }, metBy: ["told"] };
const good = {
  id: "own",
  version: "1",
  names: texts,
  notes: texts,
  source: { citation: "our own", grade: "sample" },
  jurisdiction: "any",
  legal: false,
  calendar: "own",
  rules: [first],
};
const problems = (change: object, packs: Pick<WrittenPolicy, "id" | "extends">[] = []) =>
  policyProblems(policySchema.parse({ ...good, ...change }), { packs, regions: ["cn"] }).map(({ code, field }) => `${code} ${field}`);
const withRule = (change: object) => ({ rules: [{ ...first, ...change }] });
const amount = (change: object) => withRule({ amount: { n: 4, unit: "workingHours", ...change } });

describe("a pack that cannot be followed is refused with the field at fault", () => {
  test("a good one passes", () => expect(problems({})).toEqual([]));

  test.each<[string, object, string[]]>([
    ["a missing language", { names: { ...texts, "zh-TW": " " } }, ["policyTextMissing names.zh-TW"]],
    [
      "a missing language of an extension",
      withRule({ extensions: [{ id: "x", labels: { ...texts, en: "" }, by: { n: 1, unit: "hours" }, approval: true }] }),
      ["policyTextMissing rules.0.extensions.0.labels.en"],
    ],
    ["a rule twice", { rules: [first, first] }, ["policyRuleTwice rules.1.id"]],
    ["no rules", { rules: [] }, ["policyEmpty rules"]],
    ["a legal rule that does not say what stops it", { legal: true }, ["policyPauseUnstated rules.0.pausedBy"]],
    ["a rule that nothing meets", withRule({ metBy: [] }), ["policyNeverMet rules.0.metBy"]],
    ["a notice that does not repeat", withRule({ clock: "progressNotice" }), ["policyNoticeStart rules.0.startsAt"]],
    ["a decision that repeats", withRule({ clock: "decision", startsAt: "told" }), ["policyNoticeStart rules.0.startsAt"]],
    ["after closing, met by what comes before", withRule({ clock: "followUp", startsAt: "closed" }), ["policyFollowUpStart rules.0.metBy"]],
    ["no time at all", amount({ n: 0 }), ["policyAmountZero rules.0.amount"]],
    ["hours until the end of the day", amount({ ends: "endOfDay" }), ["policyAmountEnd rules.0.amount"]],
    ["calendar days until the end of work", amount({ unit: "calendarDays", ends: "endOfWork" }), ["policyAmountEnd rules.0.amount"]],
    ["working days to the same time", amount({ unit: "workingDays", ends: "sameTime" }), ["policyAmountEnd rules.0.amount"]],
    ["working days that move on from a day off", amount({ unit: "workingDays", ifDayOff: "next" }), ["policyAmountEnd rules.0.amount"]],
    [
      "an impossible amount in a case",
      withRule({ cases: [{ when: { channels: ["chat"] }, amount: { n: 0, unit: "hours" } }] }),
      ["policyAmountZero rules.0.cases.0.amount"],
    ],
    ["an unknown calendar", { calendar: "atlantis" }, ["policyCalendarUnknown calendar"]],
    ["validity the wrong way round", { valid: { from: "2026-12-01", to: "2026-01-01" } }, ["policyValidityBad valid"]],
    ["a date that does not exist", { valid: { from: "2026-02-30", to: null } }, ["calendarDateBad valid.from"]],
    ["itself as what it extends", { extends: "own" }, ["policyCycle extends"]],
    ["an unknown pack to extend", { extends: "nobody" }, ["policyParentUnknown extends"]],
  ])("%s", (_, change, expected) => expect(problems(change)).toEqual(expected));

  test("a circle over several packs", () => {
    const packs = [
      { id: "a", extends: "b" },
      { id: "b", extends: "own" },
    ];
    expect(problems({ extends: "a" }, packs)).toEqual(["policyCycle extends"]);
    expect(
      problems({ extends: "a" }, [
        { id: "a", extends: "b" },
        { id: "b", extends: null },
      ]),
    ).toEqual([]);
  });

  test("the same day is possible", () => {
    expect(problems(amount({ n: 0, unit: "workingDays" }))).toEqual([]);
    expect(problems(amount({ n: 0, unit: "calendarDays" }))).toEqual([]);
  });
});

test.each(["zh-CN", "zh-TW", "en"])("every refusal of the deadlines has a sentence in %s", (language) => {
  const folder = new URL(".", import.meta.url);
  const sources = readdirSync(folder).filter((name) => name.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(name));
  const text = sources.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const codes = [...text.matchAll(/refusal\(\s*"(\w+)"|\bcode: "(\w+)"|"((?:calendar(?!Days)|policy)[A-Z]\w+)"/g)].map(
    (match) => match[1] ?? match[2] ?? match[3],
  );
  const known = JSON.parse(readFileSync(new URL(`../../../content/texts/${language}/errors.json`, folder), "utf8")) as Record<string, string>;
  expect(codes.length).toBeGreaterThan(20);
  expect([...new Set(codes)].filter((code) => !known[code as string])).toEqual([]);
});

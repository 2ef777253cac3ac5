import { policyProblems } from "@amends/core/deadline/check-policy";
import { defaultDeadlines, packsOf } from "@amends/core/deadline/company-settings";
import { expect, test } from "vitest";
import { amountsBySeverity, isException, newOwnPack, ruleTemplates, withAmount, withException, withoutCase } from "./own-rules.ts";

const usual = packsOf(defaultDeadlines("Asia/Shanghai")).find((pack) => pack.id === "corp.24-48");
const rule = (id: string) => ruleTemplates(usual).find((each) => each.id === id) ?? expect.fail(id);
const hours = (n: number) => ({ n, unit: "hours" as const });

test("the amounts of a rule are read by severity", () => {
  expect(amountsBySeverity(rule("first"))).toEqual({
    potential: { n: 1, unit: "workingDays" },
    ordinary: { n: 1, unit: "workingDays" },
    serious: { n: 2, unit: "workingHours" },
    crisis: { n: 2, unit: "workingHours" },
  });
});

test("changing one severity leaves the others and the exceptions as they are", () => {
  const changed = withAmount(rule("first"), "crisis", hours(1));
  expect(amountsBySeverity(changed)).toEqual({ ...amountsBySeverity(rule("first")), crisis: hours(1) });
  expect(withAmount(changed, "crisis", { n: 2, unit: "workingHours" })).toEqual(rule("first"));
  const acknowledge = withAmount(rule("acknowledge"), "ordinary", hours(5));
  expect(acknowledge.cases.filter(isException)).toEqual(rule("acknowledge").cases);
  expect(amountsBySeverity(acknowledge)).toMatchObject({ potential: { n: 2, unit: "workingHours" }, ordinary: hours(5) });
});

test("a new exception counts before those that are there, and can be taken back", () => {
  const made = withException(rule("answer"), { standings: ["vip"] }, hours(8));
  expect(made.cases[0]).toEqual({ when: { standings: ["vip"] }, amount: hours(8) });
  expect(withoutCase(made, made.cases[0] ?? expect.fail())).toEqual(rule("answer"));
  expect(amountsBySeverity(made)).toEqual(amountsBySeverity(rule("answer")));
});

test("a new own pack, and every rule one may take, can be followed", () => {
  const { names, notes, applies } = newOwnPack(usual);
  const written = {
    ...{
      id: "own",
      version: "1",
      names,
      notes,
      applies,
      source: { citation: "", grade: "sample" as const },
      jurisdiction: "any",
      industries: [],
      legal: false,
    },
    ...{ valid: { from: null, to: null }, supersededBy: null, extends: null, calendar: "own", rules: [...ruleTemplates(usual)] },
  };
  expect(policyProblems(written, { packs: [], regions: [] })).toEqual([]);
});

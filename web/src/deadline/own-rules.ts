import type { OwnPack } from "@amends/core/deadline/company-settings";
import type { PolicyPack } from "@amends/core/deadline/policy-pack";
import type { Amount } from "@amends/core/shared/clock-words";
import { type Severity, severities } from "@amends/core/shared/severity";
import type { OwnRule } from "./deadline-data.ts";

type Case = OwnRule["cases"][number];
type When = Case["when"];

/** An exception asks for a channel or a kind of customer; the other cases only set the amount by severity. */
export const isException = ({ when }: Case): boolean => [when.channels, when.standings, when.referralBodies].some((list) => list !== undefined);

const same = (a: Amount | null, b: Amount | null) => JSON.stringify(a) === JSON.stringify(b);

/** What a rule gives a complaint of each severity when no exception holds; null = no clock. */
export function amountsBySeverity(rule: OwnRule): Record<Severity, Amount | null> {
  const plain = rule.cases.filter((each) => !isException(each));
  const of = (severity: Severity) => {
    const found = plain.find(({ when }) => !when.severities || when.severities.includes(severity));
    return found ? found.amount : rule.amount;
  };
  return { potential: of("potential"), ordinary: of("ordinary"), serious: of("serious"), crisis: of("crisis") };
}

/** The rule with another amount for one severity: exceptions stay first, the ordinary amount is the rule's, equal ones share a case. */
export function withAmount(rule: OwnRule, severity: Severity, amount: Amount | null): OwnRule {
  const by = { ...amountsBySeverity(rule), [severity]: amount };
  const cases: Case[] = rule.cases.filter(isException);
  for (const each of severities) {
    if (same(by[each], by.ordinary)) continue;
    const there = cases.find((one) => !isException(one) && same(one.amount, by[each]));
    if (there) (there.when as { severities: Severity[] }).severities.push(each);
    else cases.push({ when: { severities: [each] }, amount: by[each] });
  }
  return { ...rule, amount: by.ordinary, cases };
}

/** The rule with an exception in front of the others, because the first case that holds counts. */
export const withException = (rule: OwnRule, when: When, amount: Amount | null): OwnRule => ({ ...rule, cases: [{ when, amount }, ...rule.cases] });

export const withoutCase = (rule: OwnRule, at: Case): OwnRule => ({ ...rule, cases: rule.cases.filter((each) => each !== at) });

export const withCaseAmount = (rule: OwnRule, at: Case, amount: Amount | null): OwnRule => ({
  ...rule,
  cases: rule.cases.map((each) => (each === at ? { ...each, amount } : each)),
});

const callAfterwards: OwnRule = {
  id: "call",
  clock: "followUp",
  startsAt: "closed",
  amount: { n: 7, unit: "calendarDays" },
  cases: [],
  metBy: ["followedUp"],
  again: true,
  extensions: [],
};

/** The rules a company may take into its own pack: those of the usual pack, and a call after closing. */
export function ruleTemplates(usual: PolicyPack | undefined): readonly OwnRule[] {
  const copied = (usual?.rules ?? []).map((rule) => structuredClone(rule) as unknown as OwnRule);
  return [...copied, callAfterwards];
}

const names = { "zh-CN": "本公司时限", "zh-TW": "本公司時限", en: "Our own deadlines" };
const notes = { "zh-CN": "由本公司自行制定。", "zh-TW": "由本公司自行訂定。", en: "Set by this company itself." };

/** An own pack to begin with: what the usual pack asks for. */
export const newOwnPack = (usual: PolicyPack | undefined): OwnPack => ({ names, notes, applies: {}, rules: ruleTemplates(usual).slice(0, -1) as OwnRule[] });

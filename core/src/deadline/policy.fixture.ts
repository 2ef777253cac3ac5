import type { ClockFacts } from "../shared/clock-facts.ts";
import type { Instant } from "../shared/record.ts";
import type { Calendar } from "./calendar.ts";
import type { PolicyPack, Rule, Texts } from "./policy-pack.ts";
import { type Policy, preparePolicy } from "./prepare-policy.ts";

const texts: Texts = { "zh-CN": "测试", "zh-TW": "測試", en: "test" };
const nine = [{ from: 540, to: 1080 }];

/** Monday to Friday, 9 to 18, in UTC, so that times in tests read as they are. 28 September 2026 is a Monday. */
export const office: Calendar = {
  id: "office",
  timeZone: "UTC",
  week: [nine, nine, nine, nine, nine, [], []],
  holidays: [],
  workdays: [],
  covers: { from: 2026, to: 2026 },
};

export const rule = (change: Partial<Rule> & Pick<Rule, "id" | "clock" | "amount">): Rule => ({
  startsAt: "received",
  cases: [],
  metBy: ["told"],
  pausedBy: [],
  again: true,
  extensions: [],
  ...change,
});

export const pack = (rules: readonly Rule[], change: Partial<PolicyPack> = {}): PolicyPack => ({
  id: "test",
  version: "1",
  names: texts,
  notes: texts,
  source: { citation: "a test", grade: "sample" },
  jurisdiction: "any",
  industries: [],
  legal: false,
  valid: { from: null, to: null },
  supersededBy: null,
  extends: null,
  applies: {},
  calendar: "own",
  rules,
  ...change,
});

export function policyOf(...packs: readonly PolicyPack[]): Policy {
  const prepared = preparePolicy(packs, { own: office, regions: {} });
  if (!prepared.ok) throw new Error(prepared.refusal.code);
  return prepared.policy;
}

/** "28 10:00" = 28 September 2026 at ten; "+5 10:00" counts on from 1 October. */
export const at = (text: string): Instant => {
  const [day = "", time = "00:00"] = text.split(" ");
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return new Date(Date.UTC(2026, 8, day.startsWith("+") ? 30 + Number(day.slice(1)) : Number(day), hours, minutes)).toISOString();
};

export const facts = (change: Partial<ClockFacts> = {}): ClockFacts => ({
  receivedAt: at("28 10:00"),
  channel: "phone",
  standing: null,
  referral: null,
  severities: [{ at: at("28 10:00"), severity: "ordinary" }],
  acknowledgedAt: null,
  toldAt: [],
  customerWroteAt: null,
  decidedAt: [],
  followedUpAt: [],
  closings: [],
  reopenings: [],
  pauses: [],
  extensions: [],
  ...change,
});

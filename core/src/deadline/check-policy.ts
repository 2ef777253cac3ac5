import { z } from "zod";
import { type Amount, amountUnits, dayEnds, metEvents, pauseReasons, ruleClocks, startEvents } from "../shared/clock-words.ts";
import { line, text } from "../shared/contract.ts";
import type { Refusal } from "../shared/refusal.ts";
import { severities } from "../shared/severity.ts";
import { dayNumber } from "./calendar.ts";
import { grades, type PolicyPack, type Texts } from "./policy-pack.ts";

const id = z.string().regex(/^[a-z0-9][a-zA-Z0-9.-]{0,59}$/);
const texts = (max: number) => z.strictObject({ "zh-CN": text(max), "zh-TW": text(max), en: text(max) });
const words = z.array(line(40)).min(1).max(40);
const condition = z.strictObject({
  severities: z.array(z.enum(severities)).min(1).max(4).optional(),
  channels: words.optional(),
  referralBodies: words.optional(),
  standings: words.optional(),
});
const amount = z.strictObject({
  n: z.int().min(0).max(100_000),
  unit: z.enum(amountUnits),
  ends: z.enum(dayEnds).optional(),
  ifDayOff: z.literal("next").optional(),
});
const rule = z.strictObject({
  id,
  clock: z.enum(ruleClocks),
  labels: texts(80).optional(),
  startsAt: z.enum(startEvents),
  amount: amount.nullable(),
  cases: z
    .array(z.strictObject({ when: condition, amount: amount.nullable() }))
    .max(40)
    .default([]),
  metBy: z.array(z.enum(metEvents)).max(5),
  pausedBy: z.array(z.enum(pauseReasons)).max(2).optional(),
  again: z.boolean().default(true),
  extensions: z
    .array(z.strictObject({ id, labels: texts(80), by: amount, approval: z.boolean() }))
    .max(10)
    .default([]),
});

/** The form of a pack as it is written down. Where a company's own pack says nothing, waiting and suspension stop its clocks. */
export const policySchema = z.strictObject({
  id,
  version: line(40).pipe(z.string().min(1)),
  names: texts(120),
  notes: texts(1_000),
  source: z.strictObject({ citation: text(500), grade: z.enum(grades) }),
  jurisdiction: line(20).pipe(z.string().min(1)),
  industries: z.array(line(40)).max(20).default([]),
  legal: z.boolean(),
  valid: z.strictObject({ from: z.string().max(10).nullable(), to: z.string().max(10).nullable() }).default({ from: null, to: null }),
  supersededBy: text(200).nullable().default(null),
  extends: id.nullable().default(null),
  applies: condition.default({}),
  calendar: id,
  rules: z.array(rule).max(60),
});
export type WrittenPolicy = z.infer<typeof policySchema>;

/** The pack as rules are applied: what was left open is filled in. Only for one that `policyProblems` has nothing against. */
export function packOf(written: WrittenPolicy): PolicyPack {
  return { ...written, rules: written.rules.map((each) => ({ ...each, pausedBy: each.pausedBy ?? pauseReasons })) };
}

const languages = ["zh-CN", "zh-TW", "en"] as const;

function textProblems(given: Texts, field: string): Refusal[] {
  return languages
    .filter((language) => given[language].trim() === "")
    .map((language) => ({ code: "policyTextMissing", field: `${field}.${language}`, params: { language } }));
}

const isPlainDays = (unit: Amount["unit"]) => unit === "calendarDays" || unit === "weeks" || unit === "months";

function amountProblem({ n, unit, ends, ifDayOff }: Amount, field: string): Refusal | null {
  if (n === 0 && ((unit !== "workingDays" && unit !== "calendarDays") || ends === "sameTime")) return { code: "policyAmountZero", field };
  const endFits = {
    endOfDay: isPlainDays(unit) || unit === "workingDays",
    endOfWork: unit === "workingDays",
    sameTime: isPlainDays(unit),
  };
  if ((ends && !endFits[ends]) || (ifDayOff && !isPlainDays(unit))) return { code: "policyAmountEnd", field };
  return null;
}

function ruleProblems(each: WrittenPolicy["rules"][number], legal: boolean, field: string): Refusal[] {
  const problems: Refusal[] = [];
  const params = { rule: each.id };
  const amounts = [
    [each.amount, `${field}.amount`] as const,
    ...each.cases.map((one, i) => [one.amount, `${field}.cases.${i}.amount`] as const),
    ...each.extensions.map((one, i) => [one.by, `${field}.extensions.${i}.by`] as const),
  ];
  for (const [given, where] of amounts) {
    const problem = given && amountProblem(given, where);
    if (problem) problems.push({ ...problem, params });
  }
  if (legal && each.pausedBy === undefined) problems.push({ code: "policyPauseUnstated", field: `${field}.pausedBy`, params });
  const repeats = each.startsAt === "told";
  if (repeats !== (each.clock === "progressNotice")) problems.push({ code: "policyNoticeStart", field: `${field}.startsAt`, params });
  if ((each.startsAt === "closed") !== each.metBy.includes("followedUp")) problems.push({ code: "policyFollowUpStart", field: `${field}.metBy`, params });
  if (each.metBy.length === 0) problems.push({ code: "policyNeverMet", field: `${field}.metBy`, params });
  if (each.labels) problems.push(...textProblems(each.labels, `${field}.labels`));
  for (const [i, one] of each.extensions.entries()) problems.push(...textProblems(one.labels, `${field}.extensions.${i}.labels`));
  return problems;
}

/** Does following the packs named in `extends` lead back to this one, or to none? `known` are the packs there besides it. */
function extendsProblem(pack: WrittenPolicy, known: readonly Pick<WrittenPolicy, "id" | "extends">[]): Refusal | null {
  const seen = [pack.id];
  for (let next = pack.extends; next !== null; ) {
    const params = { id: pack.id, other: next };
    if (seen.includes(next)) return { code: "policyCycle", field: "extends", params };
    seen.push(next);
    const parent = known.find((each) => each.id === next);
    if (!parent) return { code: "policyParentUnknown", field: "extends", params };
    next = parent.extends;
  }
  return null;
}

/**
 * Why this pack cannot be followed: a language is missing, an amount that cannot be, a rule twice or one that nothing would
 * ever meet, a legal rule that does not say what stops it, packs that extend one another in a circle, an unknown calendar.
 */
export function policyProblems(
  pack: WrittenPolicy,
  known: { readonly packs: readonly Pick<WrittenPolicy, "id" | "extends">[]; readonly regions: readonly string[] },
): Refusal[] {
  const problems: Refusal[] = [...textProblems(pack.names, "names"), ...textProblems(pack.notes, "notes")];
  const { from, to } = pack.valid;
  for (const [date, field] of [
    [from, "valid.from"],
    [to, "valid.to"],
  ] as const) {
    if (date !== null && dayNumber(date) === null) problems.push({ code: "calendarDateBad", field, params: { date } });
  }
  if (from !== null && to !== null && from > to) problems.push({ code: "policyValidityBad", field: "valid" });
  if (pack.calendar !== "own" && !known.regions.includes(pack.calendar)) {
    problems.push({ code: "policyCalendarUnknown", field: "calendar", params: { id: pack.id, calendar: pack.calendar } });
  }
  if (pack.rules.length === 0 && pack.extends === null) problems.push({ code: "policyEmpty", field: "rules" });
  const circle = extendsProblem(pack, known.packs);
  if (circle) problems.push(circle);
  const ids = new Set<string>();
  for (const [i, each] of pack.rules.entries()) {
    if (ids.has(each.id)) problems.push({ code: "policyRuleTwice", field: `rules.${i}.id`, params: { rule: each.id } });
    ids.add(each.id);
    problems.push(...ruleProblems(each, pack.legal, `rules.${i}`));
  }
  return problems;
}

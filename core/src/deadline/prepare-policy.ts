import type { Amount } from "../shared/clock-words.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { needsWorkdays } from "./amount.ts";
import { type Calendar, dayNumber } from "./calendar.ts";
import type { PolicyPack, Rule } from "./policy-pack.ts";
import { tableOf, type WorkTable } from "./work-table.ts";
import { dayLength } from "./zone.ts";

/** A pack made ready: rules taken over from others, calendar found, validity in milliseconds (`to` excluded). */
export type ReadyPack = {
  readonly pack: PolicyPack;
  readonly rules: readonly ReadyRule[];
  readonly table: WorkTable;
  readonly from: number;
  readonly to: number;
};
export type ReadyRule = Rule & {
  /** Does the amount depend on how serious the complaint is? */
  readonly bySeverity: boolean;
  readonly needsWorkdays: boolean;
};

/** What clocks are made by: the packs a company follows, each line with its versions, and its calendars. */
export type Policy = { readonly lines: readonly (readonly ReadyPack[])[] };

/** The company's working time, and the calendars of regions by their id. */
export type Calendars = { readonly own: Calendar; readonly regions: Readonly<Record<string, Calendar>> };

/** The rules of a pack with those it takes over; a circle or an unknown pack is refused. */
function rulesOf(
  pack: PolicyPack,
  byId: ReadonlyMap<string, PolicyPack>,
  seen: readonly string[],
): { ok: true; rules: Rule[] } | { ok: false; refusal: Refusal } {
  if (pack.extends === null) return { ok: true, rules: [...pack.rules] };
  const params = { id: pack.id, other: pack.extends };
  if (seen.includes(pack.extends)) return refusal("policyCycle", { field: "extends", params });
  const parent = byId.get(pack.extends);
  if (!parent) return refusal("policyParentUnknown", { field: "extends", params });
  const taken = rulesOf(parent, byId, [...seen, parent.id]);
  if (!taken.ok) return taken;
  const own = new Map(pack.rules.map((rule) => [rule.id, rule]));
  const kept = taken.rules.filter((rule) => !own.has(rule.id));
  return { ok: true, rules: [...kept, ...pack.rules] };
}

function readyRule(rule: Rule, inPack: PolicyPack): ReadyRule {
  const amounts = [rule.amount, ...rule.cases.map((each) => each.amount)].filter((amount): amount is Amount => amount !== null);
  return {
    ...rule,
    bySeverity: inPack.applies.severities !== undefined || rule.cases.some((each) => each.when.severities !== undefined),
    needsWorkdays: amounts.some(needsWorkdays),
  };
}

/**
 * The packs a company follows, made ready for `clocksOf`. `known` are packs that others may take rules from; packs of one id
 * are versions of a line. Refused: packs that extend one another in a circle, an unknown pack or calendar.
 */
export function preparePolicy(
  packs: readonly PolicyPack[],
  calendars: Calendars,
  known: readonly PolicyPack[] = packs,
): { ok: true; policy: Policy } | { ok: false; refusal: Refusal } {
  const byId = new Map(known.map((pack) => [pack.id, pack]));
  const lines = new Map<string, ReadyPack[]>();
  for (const pack of packs) {
    const taken = rulesOf(pack, byId, [pack.id]);
    if (!taken.ok) return taken;
    const calendar = pack.calendar === "own" ? calendars.own : calendars.regions[pack.calendar];
    if (!calendar) return refusal("policyCalendarUnknown", { field: "calendar", params: { id: pack.id, calendar: pack.calendar } });
    const table = tableOf(calendar);
    const from = pack.valid.from === null ? Number.NEGATIVE_INFINITY : table.zone.at((dayNumber(pack.valid.from) ?? 0) * dayLength);
    const to = pack.valid.to === null ? Number.POSITIVE_INFINITY : table.endOfDay(dayNumber(pack.valid.to) ?? 0);
    const line = lines.get(pack.id) ?? [];
    line.push({ pack, rules: taken.rules.map((rule) => readyRule(rule, pack)), table, from, to });
    lines.set(pack.id, line);
  }
  return { ok: true, policy: { lines: [...lines.values()].map((line) => line.toSorted((a, b) => a.from - b.from)) } };
}

/** The version of a line for what began then; the later one where two are valid. */
export function versionAt(line: readonly ReadyPack[], at: number): ReadyPack | undefined {
  return line.findLast((ready) => ready.from <= at && at < ready.to);
}

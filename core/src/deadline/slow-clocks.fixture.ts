import type { ClockFacts } from "../shared/clock-facts.ts";
import type { PolicyPack, Rule } from "./policy-pack.ts";
import { dateOf, type OracleCalendar, type OracleSpan, slowDays, slowTime } from "./slow-oracle.fixture.ts";

/**
 * What clocks a complaint should have, told again from the rules and by walking through time: rounds from receipt or reopening
 * to closing, the version valid on the day a round began, severity that rises and falls, pauses, merges. For rules in hours,
 * working hours, working and calendar days that start with the round.
 */
export type SlowClock = { rule: string; version: string; start: number; due: number | "paused"; end: number | null; by: string | null };

const ladder = ["potential", "ordinary", "serious", "crisis"];

function dueFrom(start: number, amount: NonNullable<Rule["amount"]>, pauses: OracleSpan[], calendar: OracleCalendar): number | "paused" {
  const { n, unit } = amount;
  if (unit === "hours" || unit === "workingHours") return slowTime(start, n * 60, pauses, calendar, unit === "workingHours");
  const working = unit === "workingDays";
  return slowDays(start, { days: n, working, endOfWork: working, rollsOn: false }, pauses, calendar);
}

const earlier = (a: number | "paused" | null, b: number | "paused") => (a === null || a === "paused" ? b : b === "paused" ? a : Math.min(a, b));

function slowRule(rule: Rule, facts: ClockFacts, calendar: OracleCalendar, from: number, to: number | null, merged: boolean) {
  const spans = facts.pauses
    .filter((p) => rule.pausedBy.includes(p.reason))
    .map((p) => ({ from: Date.parse(p.from), to: p.to === null ? null : Date.parse(p.to) }));
  const events = [
    ...(rule.metBy.includes("told") ? facts.toldAt.map((at) => ({ at: Date.parse(at), by: "told" })) : []),
    ...(rule.metBy.includes("decided") ? facts.decidedAt.map((at) => ({ at: Date.parse(at), by: "decided" })) : []),
    ...(to === null ? [] : [{ at: to, by: merged ? "merged" : "closed" }]),
  ];
  let end: { at: number; by: string } | null = null;
  for (const event of events) if (event.at >= from && (to === null || event.at <= to) && (!end || event.at < end.at)) end = event;

  const amountAt = (severity: string) => rule.cases.find((c) => (c.when.severities as string[] | undefined)?.includes(severity))?.amount ?? rule.amount;
  const history = facts.severities.map((s) => ({ at: Date.parse(s.at), severity: s.severity }));
  let now = history.filter((s) => s.at <= from).at(-1) ?? (history[0] as (typeof history)[number]);
  let due: number | "paused" | null = null;
  const amount = amountAt(now.severity);
  if (amount) due = dueFrom(from, amount, spans, calendar);
  for (const change of history) {
    if (change === now || change.at <= from || history.indexOf(change) < history.indexOf(now)) continue;
    if (end && change.at >= end.at) break;
    const next = amountAt(change.severity);
    const fell = ladder.indexOf(change.severity) < ladder.indexOf(now.severity);
    if (!next) due = null;
    else if (fell) due = dueFrom(from, next, spans, calendar);
    else due = earlier(due, dueFrom(change.at, next, spans, calendar));
    now = change;
  }
  return { due, end };
}

export function slowClocks(facts: ClockFacts, versions: readonly PolicyPack[], calendar: OracleCalendar): SlowClock[] {
  const clocks: SlowClock[] = [];
  const starts = [facts.receivedAt, ...facts.reopenings].map((at) => Date.parse(at));
  starts.forEach((from, n) => {
    const closing = facts.closings[n];
    const to = closing ? Math.max(from, Date.parse(closing.at)) : null;
    const day = dateOf(from, calendar.timeZone);
    const version = versions.find((v) => (v.valid.from === null || v.valid.from <= day) && (v.valid.to === null || day <= v.valid.to));
    for (const rule of version?.rules ?? []) {
      if (n > 0 && !rule.again) continue;
      const { due, end } = slowRule(rule, facts, calendar, from, to, closing?.merged ?? false);
      if (due !== null) clocks.push({ rule: rule.id, version: version?.version ?? "", start: from, due, end: end?.at ?? null, by: end?.by ?? null });
    }
  });
  return clocks;
}

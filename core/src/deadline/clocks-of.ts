import { type Clock, nextDueClock } from "../shared/clock.ts";
import type { ClockFacts } from "../shared/clock-facts.ts";
import type { MetEvent } from "../shared/clock-words.ts";
import type { Instant } from "../shared/record.ts";
import { iso, ms } from "./instant.ts";
import { type Policy, type ReadyPack, type ReadyRule, versionAt } from "./prepare-policy.ts";
import { reminderAt } from "./reminder.ts";
import { type Asked, concerns, type Found, ruleDue } from "./rule-clock.ts";
import { yearOf } from "./zone.ts";

/** A complaint is worked on in rounds: from its receipt or a reopening until it is closed. Milliseconds. */
type Round = { readonly n: number; readonly from: number; readonly to: number | null; readonly merged: boolean };

function roundsOf(facts: ClockFacts): Round[] {
  const rounds: Round[] = [];
  let from = ms(facts.receivedAt);
  for (let n = 0; ; n++) {
    const closing = facts.closings[n];
    rounds.push({ n, from, to: closing ? Math.max(from, ms(closing.at)) : null, merged: closing?.merged ?? false });
    const reopening = facts.reopenings[n];
    if (!closing || reopening === undefined) return rounds;
    from = ms(reopening);
  }
}

/** The first of these moments in the round, from `from` on. */
function firstIn(moments: readonly Instant[], from: number, round: Round): number | null {
  for (const moment of moments) {
    const at = ms(moment);
    if (at >= from) return round.to !== null && at > round.to ? null : at;
  }
  return null;
}

type End = { readonly at: number; readonly by: MetEvent | "merged" };

/** What ended the clock that began at `from`, the first of what meets it and closing; null while it goes on. */
function endOf(rule: ReadyRule, facts: ClockFacts, round: Round, from: number): End | null {
  let end: End | null = round.to === null ? null : { at: round.to, by: round.merged ? "merged" : "closed" };
  const consider = (at: number | null, by: MetEvent) => {
    // At the same moment what met it counts rather than the closing, and of two the one the rule names first.
    const closing = end?.by === "closed" || end?.by === "merged";
    if (at !== null && (!end || at < end.at || (at === end.at && closing))) end = { at, by };
  };
  for (const event of rule.metBy) {
    if (event === "acknowledged" && facts.acknowledgedAt !== null) consider(firstIn([facts.acknowledgedAt], from, round), event);
    else if (event === "told") consider(firstIn(facts.toldAt, from, round), event);
    else if (event === "decided") consider(firstIn(facts.decidedAt, from, round), event);
  }
  return end;
}

function clockOf(ready: ReadyPack, rule: ReadyRule, start: number, found: Found, end: End | null, earlier?: Clock["earlier"]): Clock {
  const { due } = found;
  const { covers } = ready.table.calendar;
  const local = (at: number) => yearOf(at + ready.table.zone.offsetAt(at));
  const reached = due.paused ? due.since : due.at;
  const startedAt = iso(start);
  const reminder = end || due.paused ? null : reminderAt(found.from, due.at, ready.table);
  return {
    kind: rule.clock,
    packId: ready.pack.id,
    packVersion: ready.pack.version,
    ruleId: rule.id,
    ...(rule.labels ? { labels: rule.labels } : {}),
    legal: ready.pack.legal,
    startedAt,
    dueAt: due.paused ? null : iso(due.at),
    remindAt: reminder === null ? null : iso(Math.round(reminder)),
    paused: due.paused && !end ? { since: iso(due.since), reason: due.reason, remaining: due.remaining } : null,
    metAt: end ? iso(end.at) : null,
    metBy: end?.by ?? null,
    state: end ? "met" : due.paused ? "paused" : "active",
    breached: end !== null && !due.paused && due.at < end.at,
    basis: {
      startsAt: rule.startsAt,
      amount: found.amount,
      from: found.from === start ? startedAt : iso(found.from),
      severity: found.severity,
      calendar: ready.table.calendar.id,
      extended: found.extended,
    },
    earlier,
    crossesCoverage: rule.needsWorkdays && (local(reached) > covers.to || local(start) < covers.from),
  };
}

/** A notice every so often: a clock for the stretch since the customer was last told something, and how the ones before went. */
function repeatingClock(ready: ReadyPack, rule: ReadyRule, facts: ClockFacts, asked: Asked, round: Round): Clock | null {
  const end = endOf(rule, facts, round, round.from);
  let start = round.from;
  let [met, late] = [0, 0];
  for (const told of facts.toldAt) {
    const at = ms(told);
    if (at <= start) continue;
    if (end && at >= end.at) break;
    const found = ruleDue(ready, rule, asked, start, at);
    if (found) {
      met++;
      if (!found.due.paused && found.due.at < at) late++;
    }
    start = at;
  }
  const found = ruleDue(ready, rule, asked, start, end?.at ?? Number.POSITIVE_INFINITY);
  return found && clockOf(ready, rule, start, found, end, met > 0 ? { met, late } : undefined);
}

function startOf(rule: ReadyRule, facts: ClockFacts, round: Round): number | null {
  const firstRound = round.n === 0;
  switch (rule.startsAt) {
    case "received":
      return round.from;
    case "referred":
      return facts.referral ? (firstRound ? ms(facts.referral.at) : round.from) : null;
    case "acknowledged":
      return facts.acknowledgedAt === null ? null : firstRound ? ms(facts.acknowledgedAt) : round.from;
    case "customerWrote":
      return facts.customerWroteAt !== null && round.to === null ? Math.max(round.from, ms(facts.customerWroteAt)) : null;
    case "decided":
      return firstIn(facts.decidedAt, round.from, round);
    default:
      return null;
  }
}

/** After closing: until the customer was followed up; gone when the complaint is opened again, and after a merge. */
function afterClosing(ready: ReadyPack, rule: ReadyRule, facts: ClockFacts, asked: Asked, round: Round, isLast: boolean): Clock | null {
  if (round.to === null || round.merged) return null;
  const followed = rule.metBy.includes("followedUp") ? firstIn(facts.followedUpAt, round.to, { ...round, to: null }) : null;
  if (followed === null && !isLast) return null;
  const found = ruleDue(ready, rule, asked, round.to, followed ?? Number.POSITIVE_INFINITY);
  return found && clockOf(ready, rule, round.to, found, followed === null ? null : { at: followed, by: "followedUp" });
}

function ruleClock(ready: ReadyPack, rule: ReadyRule, facts: ClockFacts, asked: Asked, round: Round, isLast: boolean): Clock | null {
  if (round.n > 0 && !rule.again) return null;
  if (rule.startsAt === "told") return repeatingClock(ready, rule, facts, asked, round);
  if (rule.startsAt === "closed") return afterClosing(ready, rule, facts, asked, round, isLast);
  const start = startOf(rule, facts, round);
  if (start === null || (round.to !== null && start > round.to)) return null;
  const end = endOf(rule, facts, round, start);
  const found = ruleDue(ready, rule, asked, start, end?.at ?? Number.POSITIVE_INFINITY);
  return found && clockOf(ready, rule, start, found, end);
}

/**
 * Every clock of a complaint under the packs its company follows. Each pack's are kept, also where
 * several ask for the same; what is due next is `nextDueClock`. A version counts when it was valid as the round began.
 */
export function clocksOf(facts: ClockFacts, policy: Policy): Clock[] {
  const rounds = roundsOf(facts);
  const asked: Asked = {
    channel: facts.channel,
    standing: facts.standing,
    referralBody: facts.referral?.body ?? null,
    severities: facts.severities.map(({ at, severity }) => ({ at: ms(at), severity })),
    pauses: facts.pauses.map(({ from, to, reason }) => ({ from: ms(from), to: to === null ? null : ms(to), reason })),
    extensions: facts.extensions.map((each) => ({ ...each, at: ms(each.at) })),
  };
  const clocks: Clock[] = [];
  for (const line of policy.lines) {
    for (const round of rounds) {
      const ready = versionAt(line, round.from);
      if (!ready || !concerns(ready, asked)) continue;
      for (const rule of ready.rules) {
        const clock = ruleClock(ready, rule, facts, asked, round, round.n === rounds.length - 1);
        if (clock) clocks.push(clock);
      }
    }
  }
  return clocks;
}

/** What of a complaint is due next; null when no clock runs. */
export function deadlineOf(facts: ClockFacts, policy: Policy): Clock | null {
  return nextDueClock(clocksOf(facts, policy));
}

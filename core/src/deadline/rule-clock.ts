import type { Amount } from "../shared/clock-words.ts";
import { type Severity, severities } from "../shared/severity.ts";
import { type DueAt, dueOf } from "./due.ts";
import { mergedPauses, type PauseSpan } from "./pause.ts";
import type { Condition } from "./policy-pack.ts";
import type { ReadyPack, ReadyRule } from "./prepare-policy.ts";
import { dayLength } from "./zone.ts";

/** What of a complaint the conditions of a rule ask, besides severity; moments in milliseconds. */
export type Asked = {
  readonly channel: string;
  readonly standing: string | null;
  readonly referralBody: string | null;
  readonly severities: readonly { readonly at: number; readonly severity: Severity }[];
  readonly pauses: readonly PauseSpan[];
  readonly extensions: readonly { readonly packId: string; readonly ruleId: string; readonly extensionId: string; readonly at: number }[];
};

/** When a rule's clock runs out, and what that was counted by. */
export type Found = {
  readonly due: DueAt;
  readonly amount: Amount;
  readonly from: number;
  readonly severity: Severity | null;
  readonly extended: readonly string[];
};

function holds(condition: Condition, asked: Asked, severity: Severity): boolean {
  const { severities: of, channels, referralBodies, standings } = condition;
  return (
    (!of || of.includes(severity)) &&
    (!channels || channels.includes(asked.channel)) &&
    (!referralBodies || (asked.referralBody !== null && referralBodies.includes(asked.referralBody))) &&
    (!standings || (asked.standing !== null && standings.includes(asked.standing)))
  );
}

/** Does the pack concern this complaint at all, at one of the severities it has had? */
export function concerns({ pack }: ReadyPack, asked: Asked): boolean {
  return asked.severities.some(({ severity }) => holds(pack.applies, asked, severity));
}

function amountFor(ready: ReadyPack, rule: ReadyRule, asked: Asked, severity: Severity): Amount | null {
  if (!holds(ready.pack.applies, asked, severity)) return null;
  for (const each of rule.cases) if (holds(each.when, asked, severity)) return each.amount;
  return rule.amount;
}

const time = (due: DueAt) => (due.paused ? Number.POSITIVE_INFINITY : due.at);

/** Which of two is nearer; of two that stand, the one with less left (a working day taken for eight hours). */
function isSooner(a: DueAt, b: DueAt): boolean {
  if (!a.paused || !b.paused) return time(a) < time(b);
  const left = ({ remaining }: typeof a) => ("ms" in remaining ? remaining.ms * (remaining.unit === "workingTime" ? 3 : 1) : remaining.days * dayLength);
  return left(a) < left(b);
}

/** The amount from `from`, and then the extensions that were granted before it had run out. */
function withExtensions(ready: ReadyPack, rule: ReadyRule, asked: Asked, from: number, amount: Amount): { due: DueAt; extended: readonly string[] } {
  const stops = asked.pauses.length > 0 && rule.pausedBy.length > 0;
  const pauses = stops ? mergedPauses(asked.pauses.filter((pause) => rule.pausedBy.includes(pause.reason))) : [];
  let due = dueOf(from, amount, pauses, ready.table);
  if (asked.extensions.length === 0) return { due, extended: [] };
  const extended: string[] = [];
  for (const granted of asked.extensions) {
    const extension = rule.extensions.find((each) => each.id === granted.extensionId);
    if (!extension || granted.packId !== ready.pack.id || granted.ruleId !== rule.id) continue;
    if (extended.includes(extension.id) || granted.at < from || granted.at > time(due)) continue;
    extended.push(extension.id);
    if (!due.paused) due = dueOf(due.at, extension.by, pauses, ready.table);
  }
  return { due, extended };
}

/**
 * When the clock of a rule that began at `start` runs out; null when none applies. When severity rises the new amount is counted
 * from the rise, for nobody can be late for what was not known; but a rise never gives more time than there was. When it
 * falls, the milder amount counts from the start. What happened after `until` (met, closed) changes nothing any more.
 */
export function ruleDue(ready: ReadyPack, rule: ReadyRule, asked: Asked, start: number, until: number): Found | null {
  let found: Found | null = null;
  let before = -1;
  let first = true;
  const { severities: history } = asked;
  for (let i = 0; i < history.length; i++) {
    const { at, severity } = history[i] as { at: number; severity: Severity };
    const next = history[i + 1];
    if (next && next.at <= start) continue;
    if (!first && at >= until) break;
    const rank = severities.indexOf(severity);
    const amount = amountFor(ready, rule, asked, severity);
    const from: number = first || rank < before ? start : Math.max(start, at);
    before = rank;
    if (amount === null) found = null;
    else if (!found || rule.bySeverity) {
      const candidate: Found = { ...withExtensions(ready, rule, asked, from, amount), amount, from, severity: rule.bySeverity ? severity : null };
      if (!found || from === start || isSooner(candidate.due, found.due)) found = candidate;
    }
    first = false;
  }
  return found;
}

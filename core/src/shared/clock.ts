import { type Amount, type MetEvent, type PauseReason, type Remaining, type RuleClock, ruleClocks, type StartEvent } from "./clock-words.ts";
import type { Instant } from "./record.ts";
import type { Severity } from "./severity.ts";

/** What a rule calls its clock in each language, where two of a kind have to be told apart. */
export type ClockLabels = { readonly "zh-CN": string; readonly "zh-TW": string; readonly en: string };

/**
 * One obligation that a rule sets, with its time. `dueAt` is null while it is paused. `breached` says of a met clock that it was met late; of an
 * active one the present decides: `clockStateAt`.
 */
export type Clock = {
  readonly kind: RuleClock;
  readonly packId: string;
  readonly packVersion: string;
  readonly ruleId: string;
  readonly labels?: ClockLabels | undefined;
  readonly legal: boolean;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  /** When to remind of it, inside working hours; null when it does not run or no working time is left before it. */
  readonly remindAt: Instant | null;
  readonly paused: { readonly since: Instant; readonly reason: PauseReason; readonly remaining: Remaining } | null;
  readonly metAt: Instant | null;
  readonly metBy: MetEvent | "merged" | null;
  readonly state: "active" | "paused" | "met";
  readonly breached: boolean;
  /** Why it runs out then. */
  readonly basis: {
    readonly startsAt: StartEvent;
    readonly amount: Amount;
    /** Counted from here: the start, or later when severity rose. */
    readonly from: Instant;
    readonly severity: Severity | null;
    readonly calendar: string;
    /** Extensions that were granted. */
    readonly extended: readonly string[];
  };
  /** Of a clock that repeats: how often it was met before, and how often late. */
  readonly earlier?: { readonly met: number; readonly late: number } | undefined;
  /** It runs through a year whose days off nobody has entered yet. */
  readonly crossesCoverage: boolean;
};

/** The six states: active, paused or met, each on time or breached. `left` in ms, negative when overdue, null when nothing runs. */
export type ClockState = { readonly state: Clock["state"]; readonly breached: boolean; readonly left: number | null };

export function clockStateAt(clock: Clock, now: Instant): ClockState {
  if (clock.state !== "active" || clock.dueAt === null) return { state: clock.state, breached: clock.breached, left: null };
  return { state: "active", breached: clock.dueAt < now, left: Date.parse(clock.dueAt) - Date.parse(now) };
}

/** What is due next: the earliest of the clocks that run, overdue ones too, whichever pack they come from. Null when none runs. */
export function nextDueClock(clocks: readonly Clock[]): Clock | null {
  let next: Clock | null = null;
  for (const clock of clocks) {
    if (clock.state !== "active" || clock.dueAt === null) continue;
    if (next?.dueAt && clock.dueAt > next.dueAt) continue;
    if (!next || clock.dueAt < (next.dueAt as Instant) || ruleClocks.indexOf(clock.kind) < ruleClocks.indexOf(next.kind)) next = clock;
  }
  return next;
}

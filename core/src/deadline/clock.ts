import type { Instant } from "../shared/record.ts";
import type { Severity } from "../shared/severity.ts";
import type { Amount } from "./amount.ts";
import type { Remaining } from "./due.ts";
import type { PauseReason } from "./pause.ts";
import type { MetEvent, StartEvent } from "./policy-pack.ts";

/** Every clock a complaint can have: those of rules, then those of a date that somebody set. The order decides between equals. */
export const clockKinds = [
  "acknowledge",
  "firstResponse",
  "reply",
  "regulator",
  "referral",
  "decision",
  "promise",
  "progressNotice",
  "step",
  "review",
  "followUp",
] as const;
export type ClockKind = (typeof clockKinds)[number];

/**
 * One obligation with its time. `dueAt` is null while it is paused. `breached` says of a met clock that it was met late; of an
 * active one the present decides: `clockStateAt`.
 */
export type Clock = {
  readonly kind: ClockKind;
  /** The rule that set it; all three null for a date that somebody set. */
  readonly packId: string | null;
  readonly packVersion: string | null;
  readonly ruleId: string | null;
  /** The record with the date (promise, step …). */
  readonly recordId: string | null;
  readonly legal: boolean;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly paused: { readonly since: Instant; readonly reason: PauseReason; readonly remaining: Remaining } | null;
  readonly metAt: Instant | null;
  readonly metBy: MetEvent | "merged" | null;
  readonly state: "active" | "paused" | "met";
  readonly breached: boolean;
  /** Why it runs out then; null for a date that somebody set. */
  readonly basis: {
    readonly startsAt: StartEvent;
    readonly amount: Amount;
    /** Counted from here: the start, or later when severity rose. */
    readonly from: Instant;
    readonly severity: Severity | null;
    readonly calendar: string;
    /** Extensions that were granted. */
    readonly extended: readonly string[];
  } | null;
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
    if (!next || clock.dueAt < (next.dueAt as Instant) || clockKinds.indexOf(clock.kind) < clockKinds.indexOf(next.kind)) next = clock;
  }
  return next;
}

import type { Instant } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import { type Due, dueKinds, duesOf } from "./next-due.ts";
import { openSnooze } from "./snooze.ts";

/** 'soon' = a reminder while something can still be done; 'due' = the time itself. */
export const dueStages = ["soon", "due"] as const;
export type DueStage = (typeof dueStages)[number];

/** What the product wakes up for: what falls due, and a snooze whose time has come. */
export const wakeKinds = [...dueKinds, "snooze"] as const;
export type WakeKind = (typeof wakeKinds)[number];

/**
 * A moment at which the product wakes up for a complaint. `key` is the same as long as it is about the same thing and
 * stage: moved to another time it fires once more, saved again with the same time it does not.
 */
export type DueTime = {
  readonly key: string;
  readonly kind: WakeKind;
  readonly recordId: string | null;
  /** The rule, when no record set the time. */
  readonly clock?: Due["clock"];
  readonly labels?: Due["labels"];
  /** Whose a line of a plan is. */
  readonly who?: Due["who"];
  readonly stage: DueStage;
  readonly at: Instant;
  /** When the thing itself is due; the same as `at` for stage 'due'. */
  readonly dueAt: Instant;
};

const minute = 60_000;
const shortestLead = 15 * minute;
const longestLead = 24 * 60 * minute;

/**
 * When to remind of something: a quarter of the time there is before it is due, at least 15 minutes and at most a day.
 * null when that moment lies before it began: what is due in ten minutes needs no reminder. (A rule of ours, not of a course.)
 */
export function remindAt(due: Pick<Due, "at" | "since" | "remindAt">): Instant | null {
  if (due.remindAt !== undefined) return due.remindAt; // the rule's calendar has said
  const at = Date.parse(due.at);
  const since = Date.parse(due.since);
  const lead = Math.min(longestLead, Math.max(shortestLead, (at - since) / 4));
  return at - lead > since ? new Date(at - lead).toISOString() : null;
}

function timesOf(due: Due): DueTime[] {
  const { kind, recordId, at, clock, labels, who } = due;
  const named = labels ? { labels } : {};
  const name = `${kind}:${clock ? `${clock.packId}/${clock.ruleId}` : (recordId ?? "")}`;
  const times: DueTime[] = [{ key: `${name}:due`, kind, recordId, clock, ...named, who, stage: "due", at, dueAt: at }];
  const soon = remindAt(due);
  return soon === null ? times : [{ key: `${name}:soon`, kind, recordId, clock, ...named, who, stage: "soon", at: soon, dueAt: at }, ...times];
}

/** Every moment for which the product has to wake up, as the complaint stands; saved beside it, one row each. */
export function dueTimesOf(complaint: Complaint): DueTime[] {
  const snooze = openSnooze(complaint);
  const back: DueTime[] = snooze
    ? [{ key: `snooze:${snooze.id}:due`, kind: "snooze", recordId: snooze.id, stage: "due", at: snooze.until, dueAt: snooze.until }]
    : [];
  return [...duesOf(complaint).flatMap(timesOf), ...back];
}

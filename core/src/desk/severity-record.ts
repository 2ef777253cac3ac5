import type { Instant, Stamp } from "../shared/record.ts";
import type { Severity } from "./vocabulary.ts";

/** What the rules watch for; the order is the one in which they are shown and weighed. */
export const severityRuleIds = [
  "harm",
  "safety",
  "press",
  "regulator",
  "group",
  "forceful",
  "reworked",
  "transferred",
  "promiseBroken",
  "deadlineBreached",
  "deadlineNear",
  "repeatedContact",
  "emotionRising",
] as const;
export type SeverityRuleId = (typeof severityRuleIds)[number];

/**
 * What a rule found in a complaint. `key` is the same as long as it is the same ground (this promise, these calls without an
 * answer): a ground raises once, however often it is looked at.
 */
export type SeverityGround = {
  readonly rule: SeverityRuleId;
  readonly key: string;
  /** The words that led to it, as they were written. */
  readonly phrases: readonly string[];
  /** The message they stand in, or the promise, step or placement it is about. */
  readonly messageId?: string | undefined;
  readonly recordId?: string | undefined;
  readonly count?: number | undefined;
  /** Kind of the deadline that is near or breached. */
  readonly due?: string | undefined;
};

/** A ground and when it came up: a person who set the severity after that has seen it. */
export type Ground = SeverityGround & { readonly since: Instant };

/** `grounds`: a rule raised it, and this is why; absent when a person set it. */
export type SeverityRecord = Stamp & {
  readonly severity: Severity;
  readonly proposed: Severity | null;
  readonly grounds?: readonly SeverityGround[] | undefined;
};

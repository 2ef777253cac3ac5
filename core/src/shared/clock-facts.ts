import type { PauseReason } from "./clock-words.ts";
import type { Instant } from "./record.ts";
import type { Severity } from "./severity.ts";

/**
 * What deadlines depend on, as the records say it now: records that were undone are left out. Lists are in order of time.
 * All moments come from records; nothing here is the present.
 */
export type ClockFacts = {
  readonly receivedAt: Instant;
  readonly channel: string;
  readonly standing: string | null;
  /** Who passed it on, and when that arrived. */
  readonly referral: { readonly body: string; readonly at: Instant } | null;
  /** Never empty; the first counts from the beginning. */
  readonly severities: readonly { readonly at: Instant; readonly severity: Severity }[];
  readonly acknowledgedAt: Instant | null;
  /** Each time a person of the team told the customer something: message sent, call that reached them. A note is none. */
  readonly toldAt: readonly Instant[];
  /** The oldest message of the customer that nobody has answered. */
  readonly customerWroteAt: Instant | null;
  /** Decisions the customer was told of: result, final answer. */
  readonly decidedAt: readonly Instant[];
  readonly followedUpAt: readonly Instant[];
  readonly closings: readonly { readonly at: Instant; readonly merged: boolean }[];
  readonly reopenings: readonly Instant[];
  readonly pauses: readonly { readonly from: Instant; readonly to: Instant | null; readonly reason: PauseReason }[];
  readonly extensions: readonly { readonly packId: string; readonly ruleId: string; readonly extensionId: string; readonly at: Instant }[];
};

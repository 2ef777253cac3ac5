import type { Clock } from "../shared/clock.ts";
import type { ClockFacts } from "../shared/clock-facts.ts";
import type { Instant } from "../shared/record.ts";
import type { Severity } from "../shared/severity.ts";
import { clocksOf } from "./clocks-of.ts";
import type { Policy } from "./prepare-policy.ts";

/** A complaint as one imagines it: 'serious, received Friday at 17:30 by phone'. */
export type PreviewCase = {
  readonly receivedAt: Instant;
  readonly severity: Severity;
  readonly channel: string;
  readonly standing: string | null;
  readonly referralBody: string | null;
  /** Waiting for the customer from then to then, to see what stands meanwhile. */
  readonly waiting: { readonly from: Instant; readonly to: Instant | null } | null;
};

/** What would be due when, the earliest first, paused ones last: nothing is confirmed, answered or decided yet. */
export function previewOf(imagined: PreviewCase, policy: Policy): Clock[] {
  const { receivedAt, severity, channel, standing, referralBody, waiting } = imagined;
  const facts: ClockFacts = {
    receivedAt,
    channel,
    standing,
    referral: referralBody === null ? null : { body: referralBody, at: receivedAt },
    severities: [{ at: receivedAt, severity }],
    acknowledgedAt: null,
    toldAt: [],
    customerWroteAt: receivedAt,
    decidedAt: [],
    followedUpAt: [],
    closings: [],
    reopenings: [],
    pauses: waiting ? [{ ...waiting, reason: "waitingForCustomer" }] : [],
    extensions: [],
  };
  const last = "9999";
  return clocksOf(facts, policy).toSorted((a, b) => ((a.dueAt ?? last) < (b.dueAt ?? last) ? -1 : 1));
}

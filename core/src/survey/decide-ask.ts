import type { SurveyPart } from "./question.ts";

/** Why a customer is not asked. One of them stands in the record of every closing after which nobody was. */
export const notAskedReasons = [
  "off",
  "merged",
  "withdrawn",
  "unreachable",
  "reopened",
  "crisis",
  "harm",
  "anonymous",
  "referral",
  "representative",
  "askedLately",
  "noQuestion",
] as const;
export type NotAskedReason = (typeof notAskedReasons)[number];

export const askWays = ["mail", "page"] as const;
export type AskWay = (typeof askWays)[number];

/** What is known of a closed complaint at the moment of asking. */
export type AskFacts = {
  /** Does its team ask? */
  readonly on: boolean;
  /** Does the closing that brought this still stand? */
  readonly closed: boolean;
  readonly outcome: string;
  /** A crisis of this customer runs, here or elsewhere. */
  readonly crisis: boolean;
  /** Somebody was or may have been hurt. */
  readonly harm: boolean;
  /** Nobody is known who could be asked, or they chose to stay unnamed. */
  readonly anonymous: boolean;
  /** An authority or a platform passed it on; its people are among the contacts. */
  readonly referral: boolean;
  /** Somebody else speaks for the customer; the contacts may be theirs. */
  readonly representative: boolean;
  /** The person, under whichever of their merged contacts, was asked within the period. */
  readonly askedLately: boolean;
  /** Mail can go out, and mail about this complaint has reached the address the customer gave. */
  readonly mailReached: boolean;
  /** Parts of the survey that have a question. */
  readonly parts: readonly SurveyPart[];
};

export type AskDecision =
  | { readonly asked: true; readonly way: AskWay; readonly parts: readonly SurveyPart[] }
  | { readonly asked: false; readonly reason: NotAskedReason };

/** The first of these that holds is the reason; the order is that of what weighs most. */
function reasonNot(facts: AskFacts): NotAskedReason | null {
  if (!facts.closed) return "reopened";
  if (!facts.on) return "off";
  // It goes on in another complaint, which will be asked about when it is closed.
  if (facts.outcome === "merged") return "merged";
  // Whoever took it back wants to hear no more of it; whoever could not be reached would be reached by this of all things.
  if (facts.outcome === "withdrawn") return "withdrawn";
  if (facts.outcome === "unreachable") return "unreachable";
  if (facts.crisis) return "crisis";
  // Stars for an injury hurt once more: here somebody asks in person, by the follow-up plan.
  if (facts.harm) return "harm";
  if (facts.anonymous) return "anonymous";
  if (facts.referral) return "referral";
  if (facts.representative) return "representative";
  return facts.askedLately ? "askedLately" : null;
}

/**
 * Is the customer asked, how, and about what? Whoever was refused (final answer) is asked too, for figures without them would
 * flatter, but only about the handling: asking how satisfied somebody is with a no is mockery.
 */
export function decideAsk(facts: AskFacts): AskDecision {
  const reason = reasonNot(facts);
  if (reason) return { asked: false, reason };
  const parts = facts.outcome === "finalAnswer" ? facts.parts.filter((part) => part === "handling") : facts.parts;
  if (parts.length === 0) return { asked: false, reason: "noQuestion" };
  return { asked: true, way: facts.mailReached ? "mail" : "page", parts };
}

import { type Instant, standing } from "../shared/record.ts";
import type { ServiceLevel } from "./after-record.ts";
import type { Closure, Complaint } from "./complaint.ts";
import { placementOf } from "./state.ts";
import type { Outcome, Satisfaction } from "./vocabulary.ts";
import { gesturesOf } from "./win-back.ts";

/** A closing as figures see it: no words, no customer, nobody of the team. Made from the document, so it can be made again at any time. */
export type ClosingFact = {
  readonly closureId: string;
  readonly teamId: string;
  readonly closedAt: Instant;
  readonly outcome: Outcome;
  /** What the last follow-up after it brought; null = there was none yet. */
  readonly followUp: Satisfaction | null;
  /** Level, gesture and return belong to how it ended, so to the last closing alone. */
  readonly level: ServiceLevel | null;
  readonly gestureGiven: boolean;
  readonly cameBack: boolean;
  /** Came after a gesture was given; what came before it was not won by it. */
  readonly cameAfterGesture: boolean;
};

/** Every closing that counts: those that were opened again too, merged ones not, for they go on elsewhere. */
export function closingFactsOf(complaint: Complaint): ClosingFact[] {
  const closures = standing(complaint.closures);
  const last = closures.at(-1);
  return closures.filter((closure) => closure.outcome !== "merged").map((closure) => factOf(complaint, closure, closure === last));
}

function factOf(complaint: Complaint, closure: Closure, last: boolean): ClosingFact {
  const given = last ? gesturesOf(complaint).flatMap((gesture) => (gesture.given ? [gesture.given.at] : [])) : [];
  const came = last ? standing(complaint.comeBacks).map((each) => each.cameAt) : [];
  const placement = standing(complaint.placements).findLast((each) => each.at <= closure.at) ?? placementOf(complaint);
  return {
    closureId: closure.id,
    teamId: placement.teamId,
    closedAt: closure.at,
    outcome: closure.outcome,
    followUp: standing(closure.followUps).at(-1)?.satisfaction ?? null,
    level: last ? (standing(complaint.serviceLevels).at(-1)?.level ?? null) : null,
    gestureGiven: given.length > 0,
    cameBack: came.length > 0,
    cameAfterGesture: came.some((at) => given.some((gave) => at > gave)),
  };
}

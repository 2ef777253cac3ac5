import { z } from "zod";
import { text } from "../shared/contract.ts";
import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { changed, event, newStamp } from "./stamp.ts";
import { isClosed } from "./state.ts";

export const ratingSchema = z.object({
  stars: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  text: text(2_000).default(""),
});

/** Can the customer rate now? Once for each closing. */
export function canRate(complaint: Complaint): boolean {
  const rated = complaint.ratings.filter((r) => !r.withdrawn).length;
  return isClosed(complaint) && rated < complaint.closures.filter((c) => !c.withdrawn).length;
}

export function decideRate(complaint: Complaint, rating: z.infer<typeof ratingSchema>, context: DecisionContext): Decision {
  if (!isClosed(complaint)) return refusal("ratingNotYet");
  if (!canRate(complaint)) return refusal("alreadyAnswered");
  const record = { ...newStamp(context), stars: rating.stars, text: rating.text };
  return changed(complaint, { ratings: [...complaint.ratings, record] }, event("complaint.rated", { recordId: record.id, stars: rating.stars }));
}

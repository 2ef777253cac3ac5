import { z } from "zod";
import { type Instant, standing } from "../shared/record.ts";
import { followUpWays } from "./after-record.ts";
import type { Closure } from "./complaint.ts";

/** GET/PUT /api/settings/follow-up: how customers are asked after closing. */
export const followUpPlanSchema = z.strictObject({
  /** Days after closing at which the first contact is proposed. */
  firstAfterDays: z.int().min(1).max(365),
  way: z.enum(followUpWays),
  /** Who was not reached is tried again after so many days, so many times in all. */
  againAfterDays: z.int().min(1).max(90),
  tries: z.int().min(1).max(10),
});
export type FollowUpPlan = z.infer<typeof followUpPlanSchema>;

/** A rule of thumb of this desk: a week shows whether it held; three tries in a week leave nobody out. */
export const defaultFollowUpPlan: FollowUpPlan = { firstAfterDays: 7, way: "call", againAfterDays: 2, tries: 3 };

export const daysAfter = (from: Instant, days: number): Instant => new Date(Date.parse(from) + days * 86_400_000).toISOString();

/** When to try again after this one did not reach them either; null when it was tried often enough. */
export function nextTryAt(closure: Closure, now: Instant, plan: FollowUpPlan): Instant | null {
  const before = standing(closure.followUps);
  const missed = before.length - 1 - before.findLastIndex((each) => each.satisfaction !== "notReached");
  return missed + 1 >= plan.tries ? null : daysAfter(now, plan.againAfterDays);
}

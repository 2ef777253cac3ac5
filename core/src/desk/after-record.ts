import type { Instant, Stamp } from "../shared/record.ts";

/** What the customer was left with, against loyalty: from the least that is owed to what is told to others. */
export const serviceLevels = ["basic", "satisfying", "beyondExpectation", "unforgettable"] as const;
export type ServiceLevel = (typeof serviceLevels)[number];
export type ServiceLevelRecord = Stamp & { readonly level: ServiceLevel };

/** How we know that the customer bought or came again: somebody says so, or another system does. */
export const comeBackSources = ["note", "import", "api"] as const;
export type ComeBackSource = (typeof comeBackSources)[number];
export type ComeBack = Stamp & { readonly cameAt: Instant; readonly source: ComeBackSource };

export const followUpWays = ["call", "message"] as const;
export type FollowUpWay = (typeof followUpWays)[number];

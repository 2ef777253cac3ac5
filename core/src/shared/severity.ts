/** The ladder that bad handling climbs, lowest first. */
export const severities = ["potential", "ordinary", "serious", "crisis"] as const;
export type Severity = (typeof severities)[number];

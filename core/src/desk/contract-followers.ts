import type { PersonBrief } from "./contract-view.ts";

/** GET /api/complaints/:id/followers. `mentionable`: every colleague, and whether a mention would reach them: who does not see the complaint hears nothing of it. */
export type Followers = {
  readonly following: boolean;
  readonly followerIds: readonly string[];
  readonly mentionable: readonly MentionablePerson[];
};

export type MentionablePerson = Pick<PersonBrief, "id" | "name" | "role" | "teamId"> & { readonly staffNo: string; readonly sees: boolean };

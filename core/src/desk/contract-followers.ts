import type { PersonBrief } from "./contract-view.ts";

/** GET /api/complaints/:id/followers: is the reader one of them, and who of them sees the complaint. */
export type Followers = { readonly following: boolean; readonly followerIds: readonly string[] };

/** A colleague, and whether a mention would reach them: who does not see the complaint hears nothing of it. */
export type MentionablePerson = Pick<PersonBrief, "id" | "name" | "role" | "teamId"> & { readonly staffNo: string; readonly sees: boolean };

/** GET /api/complaints/:id/mentionable: asked for when somebody writes an '@', not with every complaint that is opened. */
export type Mentionable = { readonly items: readonly MentionablePerson[] };

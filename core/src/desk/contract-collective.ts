import { z } from "zod";
import { id, language, requiredLine, requiredText, text } from "../shared/contract.ts";
import type { Instant } from "../shared/record.ts";
import type { Language } from "./complaint.ts";
import { type ComplaintState, demandTypes, type Outcome, outcomes, satisfactions } from "./vocabulary.ts";

/** As many join at once; more are joined in further requests. */
export const mostMembersAtOnce = 200;

/** POST /api/collectives: several complaints become one collective complaint; what it is about, in the words of who makes it. */
export const beginCollectiveSchema = z.object({
  title: requiredLine(200),
  facts: requiredText(20_000),
  demand: z.object({ types: z.array(z.enum(demandTypes)).max(8).default([]), text: text(5_000).default("") }).default({ types: [], text: "" }),
  ids: z.array(id).min(2).max(mostMembersAtOnce),
});
export type BeginCollective = z.infer<typeof beginCollectiveSchema>;

/** POST …/group-messages: one text for each language the members are written to in. */
export const groupMessageSchema = z.object({ texts: z.partialRecord(language, requiredText(20_000)) });
export type GroupMessageInput = z.infer<typeof groupMessageSchema>;

/** POST …/member-closures: what becomes of each member; causes and what was learned are those of the collective complaint. */
export const memberClosuresSchema = z.object({
  members: z
    .array(
      z.object({
        id,
        outcome: z.enum(outcomes),
        satisfaction: z.enum(satisfactions).nullable().default(null),
        satisfactionUnknown: text(500).default(""),
        noFollowUp: text(500).default(""),
      }),
    )
    .min(1)
    .max(mostMembersAtOnce),
});
export type MemberClosures = z.infer<typeof memberClosuresSchema>;

/** A member as far as the viewer may see it. `fits` = the outcome of the collective complaint, where this customer heard of it and goes along. */
export type CollectiveMember = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly customerName: string;
  readonly language: Language;
  readonly state: ComplaintState;
  readonly assigneeId: string | null;
  readonly dissents: boolean;
  readonly fits: Outcome | null;
};

/** One copy of a message to all that did not reach its customer, and why. */
export type FailedCopy = { readonly complaintId: string; readonly number: string; readonly code: string; readonly message: string };

/** A message that went to every member, each a message of its own. Copies to members the viewer does not see are counted only. */
export type GroupMessage = {
  readonly id: string;
  readonly at: Instant;
  readonly byId: string;
  readonly texts: Readonly<Partial<Record<Language, string>>>;
  readonly sent: number;
  readonly failed: readonly FailedCopy[];
  readonly failedHidden: number;
};

/** GET /api/complaints/:id/collective. `size` counts all members, `hidden` those the viewer may not see. */
export type CollectiveView = {
  readonly size: number;
  readonly hidden: number;
  readonly members: readonly CollectiveMember[];
  readonly messages: readonly GroupMessage[];
};

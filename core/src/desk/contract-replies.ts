import { z } from "zod";
import { requiredLine, text } from "../shared/contract.ts";
import { type LetterName, letterNames } from "./contract-letters.ts";
import type { ReplyActs } from "./saved-reply.ts";

/** Names a saved reply may use: those of letters that a complaint has a value for, and no link (it is made when it is sent). */
export const replyNames: readonly LetterName[] = letterNames.filter(
  (name) => !["trackingUrl", "referral", "progress", "findings", "reasons", "decision"].includes(name),
);

const content = text(20_000).default("");
/** POST /api/replies, PUT /api/replies/:id: a saved reply, or a macro when `acts` prepare more than words. */
export const savedReplySchema = z.object({
  name: requiredLine(80),
  /** With the own team and everybody below it; else for oneself. */
  shared: z.boolean().default(false),
  texts: z.object({ "zh-CN": content, "zh-TW": content, en: content }).refine((texts) => Object.values(texts).some((each) => each !== "")),
  acts: z
    .object({
      addTags: z.array(requiredLine(40)).max(20).default([]),
      note: text(5_000).default(""),
      waitDays: z.int().min(1).max(60).nullable().default(null),
    })
    .default({ addTags: [], note: "", waitDays: null }),
});
export type SavedReplyInput = z.infer<typeof savedReplySchema>;

/** GET /api/replies. `team` = whose it is when it is shared. */
export type SavedReply = SavedReplyInput & { readonly id: string; readonly mine: boolean; readonly mayEdit: boolean; readonly team: string | null };

/** GET /api/complaints/:id/replies/:replyId: filled from the complaint, in the customer's language where there is one. */
export type FilledReply = {
  readonly text: string;
  readonly language: "zh-CN" | "zh-TW" | "en";
  readonly unresolved: readonly string[];
  readonly acts: ReplyActs;
};

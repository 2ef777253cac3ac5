import { z } from "zod";
import { language, requiredLine, requiredText, text } from "../shared/contract.ts";

/** The letters of the desk; 'sheet' is the printed complaint sheet (投诉处理单), whose template holds its title and closing remarks. */
export const letterKinds = ["acknowledgement", "progress", "decision", "settlement", "sheet"] as const;
export type LetterKind = (typeof letterKinds)[number];

/** What is printed: a letter form filled with records, or the whole history. */
export const printKinds = ["sheet", "settlement", "history", "letter"] as const;
export type PrintKind = (typeof printKinds)[number];

/** Names a template may use. The last ones have no source: whoever writes the letter fills them in. */
export const letterNames = [
  "number",
  "title",
  "customerName",
  "companyName",
  "teamName",
  "handlerName",
  "date",
  "receivedAt",
  "occurredAt",
  "facts",
  "demand",
  "product",
  "orderNo",
  "respondent",
  "options",
  "agreement",
  "expectedResult",
  "steps",
  "decision",
  "outsideBodies",
  "nextStep",
  "nextDueAt",
  "trackingUrl",
  "referral",
  "progress",
  "findings",
  "reasons",
] as const;
export type LetterName = (typeof letterNames)[number];

export const letterTemplateSchema = z.object({ subject: requiredLine(200), body: requiredText(20_000) });
export const letterPreviewSchema = z.object({
  kind: z.enum(letterKinds),
  language,
  /** A tracking link just made, to be put in; it cannot be read back later. */
  trackingUrl: text(500).optional(),
});
export const sendLetterSchema = z.object({ kind: z.enum(letterKinds), language, subject: requiredLine(200), text: requiredText(20_000) });

/** GET /api/letters/templates: one per kind and language; `own` = the company changed it. */
export type LetterTemplateView = {
  readonly kind: LetterKind;
  readonly language: "zh-CN" | "zh-TW" | "en";
  readonly subject: string;
  readonly body: string;
  readonly own: boolean;
};
export type LetterPreview = { readonly subject: string; readonly text: string; readonly unresolved: readonly string[] };

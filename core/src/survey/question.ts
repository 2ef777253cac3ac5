import { z } from "zod";
import { requiredLine } from "../shared/contract.ts";

/** What a question is about: what came of the complaint, or how it was dealt with. Never added up with one another. */
export const surveyParts = ["outcome", "handling"] as const;
export type SurveyPart = (typeof surveyParts)[number];

export const questionKinds = ["scale", "yesNo", "recommend", "choice", "text"] as const;
export type QuestionKind = (typeof questionKinds)[number];

const inThree = (max: number) => z.strictObject({ "zh-CN": requiredLine(max), "zh-TW": requiredLine(max), en: requiredLine(max) });
/** A name of its own in a record of answers: none that every object has already. */
const shortId = z
  .string()
  .regex(/^[a-z][\w-]{0,39}$/i)
  .refine((name) => !(name in {}));

/**
 * One question in three languages. `id` stays the same as long as it asks the same, through all versions: figures go by it.
 * scale: 1 (very bad) to 5 (very good). yesNo: `good` says which answer is the good one. recommend: 0 to 10.
 */
export const questionSchema = z.strictObject({
  id: shortId,
  part: z.enum(surveyParts),
  kind: z.enum(questionKinds),
  text: inThree(200),
  good: z.enum(["yes", "no"]).optional(),
  choices: z
    .array(z.strictObject({ id: shortId, text: inThree(80) }))
    .max(8)
    .optional(),
});
export type Question = z.infer<typeof questionSchema>;

/** How many questions a customer is asked at most: who came with a complaint has given us enough of their time. */
export const mostQuestions = 8;
/** Free text a customer may write under one question, in characters. */
export const longestText = 2_000;

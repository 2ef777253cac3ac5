import { z } from "zod";
import { text } from "../shared/contract.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { longestText, type Question, type SurveyPart } from "./question.ts";

/** What was answered to one question: a step of the scale, "yes" or "no", 0 to 10, the id of a choice, or words. null takes it back. */
export type AnswerValue = number | string;
export type Answers = Readonly<Record<string, AnswerValue>>;

/** POST /api/public/surveys/:token/answers: what was clicked just now; the rest stays as it was. */
export const answersSchema = z.strictObject({
  answers: z.record(z.string().regex(/^[a-z][\w-]{0,39}$/i), z.union([z.int(), text(longestText), z.null()])).refine((all) => Object.keys(all).length <= 20),
  /** The customer says that this is all. */
  done: z.boolean().optional(),
});
export type AnswersInput = z.infer<typeof answersSchema>;

function fits({ kind, choices = [] }: Question, value: AnswerValue): boolean {
  switch (kind) {
    case "scale":
      return typeof value === "number" && value >= 1 && value <= 5;
    case "recommend":
      return typeof value === "number" && value >= 0 && value <= 10;
    case "yesNo":
      return value === "yes" || value === "no";
    case "choice":
      return choices.some((choice) => choice.id === value);
    case "text":
      return typeof value === "string";
  }
}

type Answered = { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly refusal: Refusal };

/** The answers after what was clicked now. Refusals: surveyAnswer for a question that was not asked or an answer it does not have. */
export function answered(questions: readonly Question[], before: Answers, given: AnswersInput["answers"]): Answered {
  const answers: Record<string, AnswerValue> = { ...before };
  for (const [id, value] of Object.entries(given)) {
    const question = questions.find((q) => q.id === id);
    if (!question || (value !== null && !fits(question, value))) return refusal("surveyAnswer", { field: `answers.${id}` });
    if (value === null || value === "") delete answers[id];
    else answers[id] = value;
  }
  return { ok: true, answers };
}

/** An answer as a figure from 0 (bad) to 1 (good); null for words and choices, which have no order. */
export function scoreOf({ kind, good }: Pick<Question, "kind" | "good">, value: AnswerValue): number | null {
  if (kind === "scale") return (Number(value) - 1) / 4;
  if (kind === "recommend") return Number(value) / 10;
  return kind === "yesNo" ? Number(value === good) : null;
}

/** Says an answer that something is not well? The lower two of five, the wrong one of yes and no, 0 to 3 of ten. */
const isBad = (score: number | null) => score !== null && score < 0.35;

/** Is the customer dissatisfied by any of their answers? */
export function isDissatisfied(questions: readonly Question[], answers: Answers): boolean {
  return questions.some((q) => answers[q.id] !== undefined && isBad(scoreOf(q, answers[q.id] as AnswerValue)));
}

/** Mean of a part's answers, 0 to 1; null without one. */
export function partScore(questions: readonly Question[], answers: Answers, part: SurveyPart): number | null {
  const scores = questions.flatMap((q) => {
    const value = answers[q.id];
    const score = q.part === part && value !== undefined ? scoreOf(q, value) : null;
    return score === null ? [] : [score];
  });
  return scores.length === 0 ? null : scores.reduce((sum, each) => sum + each, 0) / scores.length;
}

import { z } from "zod";
import builtIn from "../../../content/survey/questions.json" with { type: "json" };
import { id } from "../shared/contract.ts";
import type { Refusal } from "../shared/refusal.ts";
import { mostQuestions, type Question, questionSchema, type SurveyPart } from "./question.ts";

/** What a company asks after closing, when and how often. GET/PUT /api/settings/survey; every change is a new version. */
export const surveySchema = z.strictObject({
  on: z.boolean(),
  /** Teams that do not ask, and everything below them. */
  offTeamIds: z.array(id).max(500),
  /** Hours between closing and asking. */
  delayHours: z.int().min(0).max(720),
  /** Mail goes out within these hours of the company's day only: from this hour until before that one. */
  hours: z.strictObject({ from: z.int().min(0).max(23), to: z.int().min(1).max(24) }).refine(({ from, to }) => from < to),
  /** One person is asked once within so many days, whatever is closed meanwhile. */
  periodDays: z.int().min(1).max(730),
  /** How long the link takes answers. */
  openDays: z.int().min(1).max(90),
  questions: z.array(questionSchema).max(50),
});
export type SurveyDefinition = z.infer<typeof surveySchema>;

/** What comes with the product. Off: nobody's customers are written to before somebody has looked through what they are asked. */
export const defaultSurvey: SurveyDefinition = {
  on: false,
  offTeamIds: [],
  delayHours: 24,
  hours: { from: 9, to: 20 },
  periodDays: 90,
  openDays: 30,
  questions: z.array(questionSchema).parse(builtIn),
};

const problem = (code: string, field: string, params: Refusal["params"] = {}): Refusal => ({ code, field, params });

function questionProblems(question: Question, at: number, all: readonly Question[]): Refusal[] {
  const field = `questions.${at}`;
  const nth = { nth: at + 1 };
  const twice = all.findIndex((other) => other.id === question.id) < at;
  const choices = question.choices ?? [];
  const sameChoice = new Set(choices.map((c) => c.id)).size < choices.length;
  return [
    ...(twice ? [problem("surveyQuestionTwice", `${field}.id`, nth)] : []),
    ...(question.kind === "yesNo" && !question.good ? [problem("surveyGoodMissing", `${field}.good`, nth)] : []),
    ...(question.kind === "choice" && (choices.length < 2 || sameChoice) ? [problem("surveyChoicesMissing", `${field}.choices`, nth)] : []),
  ];
}

const hasFirst = (questions: readonly Question[], part: SurveyPart) => questions.some((q) => q.part === part && q.kind !== "text");

/**
 * What is wrong with a survey beyond its shape, in the order of the form; empty when it can be asked. Codes: surveyNoQuestion,
 * surveyTooMany, surveyNothingToClick (a part that only asks for text: nothing could be answered with one click),
 * surveyQuestionTwice, surveyGoodMissing, surveyChoicesMissing.
 */
export function surveyProblems({ questions }: SurveyDefinition): Refusal[] {
  if (questions.length === 0) return [problem("surveyNoQuestion", "questions")];
  const many = questions.length > mostQuestions ? [problem("surveyTooMany", "questions", { max: mostQuestions })] : [];
  // Both parts are needed: satisfaction with the handling is asked apart from the outcome (ISO 10002 8.3, ISO 10004).
  const parts = (["outcome", "handling"] as const).filter((part) => !hasFirst(questions, part));
  return [...many, ...parts.map((part) => problem("surveyNothingToClick", "questions", { part })), ...questions.flatMap(questionProblems)];
}

/** Does the team ask? `teamsUp`: the team and those above it. */
export function asksIn({ on, offTeamIds }: Pick<SurveyDefinition, "on" | "offTeamIds">, teamsUp: readonly string[]): boolean {
  return on && !teamsUp.some((team) => offTeamIds.includes(team));
}

/** The questions of these parts as they are asked, the parts one after the other. */
export function questionsOf({ questions }: Pick<SurveyDefinition, "questions">, parts: readonly SurveyPart[]): Question[] {
  return parts.flatMap((part) => questions.filter((q) => q.part === part));
}

/** The question whose answers are the links of the mail: the first that one click answers. */
export function firstQuestion(questions: readonly Question[]): Question | null {
  return questions.find((q) => q.kind !== "text") ?? null;
}

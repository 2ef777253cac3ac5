import { z } from "zod";
import { text } from "../shared/contract.ts";
import type { Instant } from "../shared/record.ts";
import type { Answers } from "./answer.ts";
import type { AskWay, NotAskedReason } from "./decide-ask.ts";
import type { Question } from "./question.ts";
import type { SurveyDefinition } from "./survey.ts";

/** GET/PUT /api/settings/survey. `version` 0 = what comes with the product; `canMail`: without, the link stands on the customer's page only. */
export type SurveySettings = SurveyDefinition & { readonly version: number; readonly canMail: boolean };

/** One asking of a customer as the team sees it: planned, or decided with its reason, and what they answered. */
export type SurveyAsk = {
  readonly id: string;
  readonly state: "planned" | "asked" | "notAsked";
  readonly askAt: Instant;
  readonly decidedAt: Instant | null;
  readonly reason: NotAskedReason | null;
  readonly way: AskWay | null;
  readonly expiresAt: Instant | null;
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly answeredAt: Instant | null;
  readonly doneAt: Instant | null;
  readonly dissatisfied: boolean;
  /** Somebody saw to a dissatisfied answer without reopening. */
  readonly seenTo: { readonly at: Instant; readonly by: string; readonly note: string } | null;
};

/** GET /api/complaints/:id/surveys, newest first. */
export type ComplaintSurveys = { readonly items: readonly SurveyAsk[] };

/** POST /api/complaints/:id/surveys/:askId/seen-to: what was done about a dissatisfied answer. */
export const seenToSchema = z.object({ note: text(1_000).pipe(z.string().min(1)) });

/** GET /api/public/surveys/:token and the answer of every POST: what the customer sees. */
export type PublicSurvey = {
  readonly company: { readonly name: string; readonly demo: boolean };
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly done: boolean;
  /** Until when answers may be given and changed. */
  readonly until: Instant;
};

/** GET /api/public/tracking/:token/survey: where the customer's page leads to; null = there is nothing to ask. */
export type TrackingSurvey = { readonly token: string | null };

import { id } from "@amends/core/shared/contract";
import { answersSchema } from "@amends/core/survey/answer";
import { type SurveySettings, seenToSchema, type TrackingSurvey } from "@amends/core/survey/contract";
import { afterClosingQuery } from "@amends/core/survey/figures";
import { surveyProblems, surveySchema } from "@amends/core/survey/survey";
import { z } from "zod";
import { canMail } from "../channels/index.ts";
import type { Deps } from "../deps.ts";
import { complaintOfToken, limitRate } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { refuse } from "../platform/refusal-error.ts";
import { type Route, type RouteContext, route } from "../platform/route.ts";
import { afterClosing } from "./after-closing.ts";
import { answerSurvey, openSurvey } from "./answer-survey.ts";
import { openAskOf } from "./ask-store.ts";
import { complaintSurveys, seeTo, surveyLink } from "./complaint-surveys.ts";
import { readSurvey, type StoredSurvey, saveSurvey } from "./survey-store.ts";
import { surveyToken } from "./survey-token.ts";

type Context = RouteContext<Deps>;
const byComplaint = z.object({ id });
const byAsk = z.object({ id, askId: id });
const byToken = z.object({ token: z.string().max(100) });

/** Clicks of one address: a page of questions is answered in a minute, an office of people behind one address in ten. */
const clicks = { tries: 120, seconds: 600 };

const secretOf = ({ deps }: Context) => deps.accounts.cookie.secret;

async function settingsOf(db: Db, companyId: string, { version, definition }: StoredSurvey): Promise<SurveySettings> {
  return { ...definition, version, canMail: await canMail(db, companyId) };
}

const team: readonly Route<Deps>[] = [
  route({
    method: "GET",
    path: "/api/settings/survey",
    permission: "signedIn",
    summary: "What customers are asked after closing, when and how often",
    handler: async (_, { db, viewer }: Context) => settingsOf(db, viewer.companyId, await readSurvey(db, viewer.companyId)),
  }),
  route({
    method: "PUT",
    path: "/api/settings/survey",
    permission: "editDeskSettings",
    summary: "Change what customers are asked; a new version, answers given before keep theirs",
    scope: "admin",
    bodyLimit: 100_000,
    body: surveySchema,
    handler: async ({ body }, context: Context) => {
      const problems = surveyProblems(body);
      const [first] = problems;
      if (first) refuse(first.code, { field: first.field, params: first.params, details: { problems } });
      return settingsOf(context.db, context.viewer.companyId, await saveSurvey(context.db, context, body));
    },
  }),
  route({
    method: "GET",
    path: "/api/complaints/:id/surveys",
    permission: "readComplaints",
    summary: "Whether the customer was asked after each closing, why not, and what they answered",
    params: byComplaint,
    handler: ({ params }, { db, viewer }: Context) => complaintSurveys(db, viewer, params.id),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/surveys/:askId/link",
    permission: "handleComplaints",
    summary: "The customer's link to the survey, to pass it on by another channel",
    params: byAsk,
    handler: ({ params }, context: Context) =>
      surveyLink(context, params.id, params.askId, { secret: secretOf(context), publicUrl: context.deps.config.publicUrl }),
  }),
  route({
    method: "POST",
    path: "/api/complaints/:id/surveys/:askId/seen-to",
    permission: "handleComplaints",
    summary: "Say what was done about a dissatisfied answer",
    params: byAsk,
    body: seenToSchema,
    handler: ({ params, body }, context: Context) => seeTo(context, params.id, params.askId, body.note),
  }),
];

const figures: readonly Route<Deps>[] = [
  route({
    method: "GET",
    path: "/api/after-closing",
    permission: "readAfterClosing",
    summary: "What came after the closings of a period: surveys, follow-ups, customers who came back, levels reached; by team and month, never by person",
    query: afterClosingQuery,
    handler: ({ query }, { db, viewer, now }: Context) => afterClosing(db, viewer, query, now),
  }),
];

const customer: readonly Route<Deps>[] = [
  route({
    method: "GET",
    path: "/api/public/surveys/:token",
    permission: "public",
    summary: "A survey and what was answered so far; looking changes nothing",
    params: byToken,
    handler: ({ params }, context: Context) => openSurvey(context.db, secretOf(context), params.token, context.now),
  }),
  route({
    method: "POST",
    path: "/api/public/surveys/:token/answers",
    permission: "public",
    summary: "Keep what was clicked just now",
    params: byToken,
    body: answersSchema,
    bodyLimit: 50_000,
    handler: async ({ params, body }, context: Context) => {
      await limitRate(context.db, "survey", context.request.ip, clicks);
      return answerSurvey(context.db, params.token, body, { secret: secretOf(context), now: context.now, newId: context.newId });
    },
  }),
  route({
    method: "GET",
    path: "/api/public/tracking/:token/survey",
    permission: "public",
    summary: "Where the customer's page leads to for a survey that is open",
    params: byToken,
    handler: async ({ params }, context: Context): Promise<TrackingSurvey> => {
      const link = (await complaintOfToken(context.db, params.token, context.now)) ?? refuse("linkInvalid");
      const ask = await openAskOf(context.db, link.complaintId, context.now);
      return { token: ask && !ask.done_at ? surveyToken(secretOf(context), ask.id) : null };
    },
  }),
];

export const routes: readonly Route<Deps>[] = [...team, ...figures, ...customer];

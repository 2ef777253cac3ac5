import { type AnswersInput, answered, isDissatisfied, partScore } from "@amends/core/survey/answer";
import type { PublicSurvey } from "@amends/core/survey/contract";
import { questionsOf } from "@amends/core/survey/survey";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { orRefuse, refuse } from "../platform/refusal-error.ts";
import { type AskRow, lockAsk, readAsk, writeAnswers } from "./ask-store.ts";
import { readSurveyVersion } from "./survey-store.ts";
import { readSurveyToken } from "./survey-token.ts";

/** Whoever said that this is all may change their mind for a day. */
const changeMs = 24 * 3_600_000;

/** Until when this asking takes answers. */
function untilOf({ expires_at, done_at }: AskRow): string {
  const end = expires_at?.getTime() ?? 0;
  return new Date(done_at ? Math.min(end, done_at.getTime() + changeMs) : end).toISOString();
}

/** The asking a token opens now. @throws linkInvalid for a token that was not made here, surveyOver, surveyAnswered: none says whose it is. */
function open(ask: AskRow | null, now: string): AskRow {
  if (ask?.state !== "asked") return refuse("linkInvalid");
  if (untilOf(ask) > now) return ask;
  return refuse(ask.done_at ? "surveyAnswered" : "surveyOver");
}

const askIdOf = (secret: string, token: string) => readSurveyToken(secret, token) ?? refuse("linkInvalid");

async function pageOf(db: Db, ask: AskRow): Promise<PublicSurvey> {
  const { rows } = await sql<{ name: string; demo: boolean }>`select name, demo from teams where id = ${ask.company_id}::uuid`.execute(db);
  const company = rows[0] ?? refuse("linkInvalid");
  const questions = questionsOf(await readSurveyVersion(db, ask.company_id, ask.version), ask.parts);
  return { company, questions, answers: ask.answers, done: ask.done_at !== null, until: untilOf(ask) };
}

/** What the customer's survey page shows. Looking at it changes nothing: programs look too. */
export async function openSurvey(db: Db, secret: string, token: string, now: string): Promise<PublicSurvey> {
  return pageOf(db, open(await readAsk(db, askIdOf(secret, token)), now));
}

export type By = { readonly secret: string; readonly now: string; readonly newId: () => string };

/** Keeps what was answered, click by click. The team hears of the first answer and of the first bad one. @throws surveyAnswer */
export async function answerSurvey(db: Db, token: string, input: AnswersInput, { secret, now, newId }: By): Promise<PublicSurvey> {
  const askId = askIdOf(secret, token);
  return db.transaction().execute(async (tx) => {
    const ask = open(await lockAsk(tx, askId), now);
    const questions = questionsOf(await readSurveyVersion(tx, ask.company_id, ask.version), ask.parts);
    const { answers } = orRefuse(answered(questions, ask.answers, input.answers));
    const dissatisfied = isDissatisfied(questions, answers);
    const scores = { outcome: partScore(questions, answers, "outcome"), handling: partScore(questions, answers, "handling") };
    const any = Object.keys(answers).length > 0;
    if (any || ask.answered_at) await writeAnswers(tx, askId, { answers, done: input.done === true && any, ...scores, dissatisfied }, now);
    const events = [
      ...(any && !ask.answered_at && !dissatisfied ? [{ type: "complaint.surveyAnswered", data: { askId } }] : []),
      ...(dissatisfied && !ask.dissatisfied_at ? [{ type: "complaint.surveyDissatisfied", data: { askId } }] : []),
    ];
    await recordEvents(tx, { companyId: ask.company_id, complaintId: ask.complaint_id, actor: { type: "customer" }, at: now, newId }, events);
    return pageOf(tx, (await readAsk(tx, askId)) ?? ask);
  });
}

import type { Closure, Complaint } from "@amends/core/desk/complaint";
import { isRoutineStopped } from "@amends/core/desk/crisis-state";
import { placementOf, specialsOf } from "@amends/core/desk/state";
import { standing } from "@amends/core/shared/record";
import { type AnswersInput, answered, isDissatisfied, partScore } from "@amends/core/survey/answer";
import { askAt } from "@amends/core/survey/ask-at";
import { decideAsk } from "@amends/core/survey/decide-ask";
import type { Question } from "@amends/core/survey/question";
import { defaultSurvey, questionsOf } from "@amends/core/survey/survey";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { askedSince, insertAsk, writeAnswers, writeDecision } from "./ask-store.ts";
import { insertSurvey } from "./survey-store.ts";

const dayMs = 86_400_000;

type Telling = {
  readonly companyId: string;
  readonly timeZone: string;
  readonly now: string;
  readonly newId: () => string;
  /** What the customer answers and after how many hours; null = nothing. */
  readonly answer: (closure: Closure, questions: readonly Question[]) => { readonly answers: AnswersInput["answers"]; readonly hours: number } | null;
};

/**
 * A past that is told (the demo): the company asks since its first day, and every closing so far is decided on by the same rules as
 * in daily work, in the order in which they would have been. What would be asked after `now` is left out.
 */
export async function tellPastSurveys(tx: Db, complaints: readonly Complaint[], telling: Telling): Promise<void> {
  const { companyId, timeZone, now } = telling;
  const survey = { ...defaultSurvey, on: true };
  const version = await insertSurvey(tx, companyId, survey, null, complaints[0]?.created.at ?? now);
  const closings = complaints.flatMap((complaint) =>
    standing(complaint.closures).map((closure) => ({ complaint, closure, at: askAt(closure.at, survey, timeZone) })),
  );
  for (const closing of closings.filter((each) => each.at <= now).sort((a, b) => a.at.localeCompare(b.at))) await tellOne(tx, closing, version, telling);
}

async function tellOne(
  tx: Db,
  { complaint, closure, at }: { complaint: Complaint; closure: Closure; at: string },
  version: number,
  telling: Telling,
): Promise<void> {
  const { companyId, newId, now, answer } = telling;
  const { customerId, intake } = complaint;
  const id = newId();
  const closed = { id, companyId, complaintId: complaint.id, closureId: closure.id, teamId: placementOf(complaint).teamId, customerId };
  await insertAsk(tx, { ...closed, closedAt: closure.at, askAt: at });
  const since = new Date(Date.parse(at) - defaultSurvey.periodDays * dayMs).toISOString();
  const decision = decideAsk({
    on: true,
    closed: !standing(complaint.reopenings).some((each) => each.at > closure.at && each.at <= at),
    outcome: closure.outcome,
    crisis: isRoutineStopped(complaint, { customerInCrisis: false }),
    harm: specialsOf(complaint).includes("safety") || intake.riskFlags.includes("safety"),
    anonymous: customerId === null || intake.anonymous,
    referral: intake.referral !== null,
    representative: intake.representative !== null,
    askedLately: customerId !== null && (await askedSince(tx, { companyId, customerId, recipient: null, exceptId: id }, since)),
    mailReached: false,
    parts: ["outcome", "handling"],
  });
  const expiresAt = decision.asked ? new Date(Date.parse(at) + defaultSurvey.openDays * dayMs).toISOString() : null;
  await writeDecision(tx, id, decision, { at, version, expiresAt, recipient: null, customerId });
  const frame = { companyId, complaintId: complaint.id, newId };
  const bySystem = { ...frame, actor: { type: "system" } as const, at };
  if (!decision.asked) return recordEvents(tx, bySystem, [{ type: "complaint.surveyNotAsked", data: { askId: id, because: decision.reason } }]);
  await recordEvents(tx, bySystem, [{ type: "complaint.surveyAsked", data: { askId: id, way: decision.way } }]);
  const questions = questionsOf(defaultSurvey, decision.parts);
  const said = answer(closure, questions);
  const when = said && new Date(Date.parse(at) + said.hours * 3_600_000).toISOString();
  const kept = said && answered(questions, {}, said.answers);
  if (!kept?.ok || !when || when > now || Object.keys(kept.answers).length === 0) return;
  const dissatisfied = isDissatisfied(questions, kept.answers);
  const scores = { outcome: partScore(questions, kept.answers, "outcome"), handling: partScore(questions, kept.answers, "handling") };
  await writeAnswers(tx, id, { answers: kept.answers, done: true, ...scores, dissatisfied }, when);
  const type = dissatisfied ? "complaint.surveyDissatisfied" : "complaint.surveyAnswered";
  await recordEvents(tx, { ...frame, actor: { type: "customer" }, at: when }, [{ type, data: { askId: id } }]);
}

import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts } from "@amends/core/accounts/visibility";
import { actsForOneself } from "@amends/core/desk/command-guard";
import type { ComplaintSurveys, SurveyAsk } from "@amends/core/survey/contract";
import type { Question } from "@amends/core/survey/question";
import { questionsOf } from "@amends/core/survey/survey";
import { sql } from "kysely";
import { loadVisible, lockVisible } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { type AskRow, asksOf, lockAsk } from "./ask-store.ts";
import { readSurveyVersion } from "./survey-store.ts";
import { surveyToken, surveyUrl } from "./survey-token.ts";

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** What the customer wrote freely may name people: only those who may read names get it. */
function answersFor(answers: AskRow["answers"], questions: readonly Question[], full: boolean): AskRow["answers"] {
  const words = (id: string) => questions.find((q) => q.id === id)?.kind === "text";
  return full ? answers : Object.fromEntries(Object.entries(answers).filter(([id]) => !words(id)));
}

function present(row: AskRow, questions: readonly Question[], full: boolean): SurveyAsk {
  const { id, state, reason, way } = row;
  return {
    id,
    state,
    reason,
    way,
    askAt: row.ask_at.toISOString(),
    decidedAt: iso(row.decided_at),
    expiresAt: iso(row.expires_at),
    questions,
    answers: answersFor(row.answers, questions, full),
    answeredAt: iso(row.answered_at),
    doneAt: iso(row.done_at),
    dissatisfied: row.dissatisfied_at !== null,
    seenTo: row.seen_to_at && { at: row.seen_to_at.toISOString(), by: row.seen_to_by ?? "", note: full ? (row.seen_to_note ?? "") : "" },
  };
}

/** Every asking about a complaint with its reason and answers. @throws notFound when the viewer does not see the complaint. */
export async function complaintSurveys(db: Db, viewer: Viewer, complaintId: string): Promise<ComplaintSurveys> {
  await loadVisible(db, viewer, complaintId);
  const rows = await asksOf(db, complaintId);
  const versions = new Map<number, Awaited<ReturnType<typeof readSurveyVersion>>>();
  for (const { company_id, version, state } of rows)
    if (state === "asked" && !versions.has(version)) versions.set(version, await readSurveyVersion(db, company_id, version));
  const asked = (row: AskRow) => questionsOf(versions.get(row.version) ?? { questions: [] }, row.parts);
  return { items: rows.map((row) => present(row, asked(row), readsContacts(viewer.role))) };
}

type Acting = Pick<RouteContext<unknown>, "db" | "viewer" | "now" | "newId">;

/** The asking in its visible complaint, for somebody who acts on it; never the person complained about. @throws notFound, respondentMustNotHandle */
async function lockAsking(tx: Db, { viewer }: Acting, complaintId: string, askId: string): Promise<AskRow> {
  const { complaint } = await lockVisible(tx, viewer, complaintId);
  if (actsForOneself(complaint, { actor: { type: "person", id: viewer.id }, role: viewer.role })) refuse("respondentMustNotHandle");
  const ask = await lockAsk(tx, askId);
  return ask?.complaint_id === complaintId ? ask : refuse("notFound");
}

const frameOf = ({ viewer, now, newId }: Acting, complaintId: string) =>
  ({ companyId: viewer.companyId, complaintId, actor: { type: "person", id: viewer.id }, at: now, newId }) as const;

/** The customer's link, for whoever passes it on by another channel. On record: with it one could answer in the customer's place. */
export function surveyLink(
  acting: Acting,
  complaintId: string,
  askId: string,
  { secret, publicUrl }: { secret: string; publicUrl: string },
): Promise<{ url: string }> {
  return acting.db.transaction().execute(async (tx) => {
    const ask = await lockAsking(tx, acting, complaintId, askId);
    if (ask.state !== "asked" || (ask.expires_at?.toISOString() ?? "") <= acting.now) refuse("surveyOver");
    await recordEvents(tx, frameOf(acting, complaintId), [{ type: "complaint.surveyLinkTaken", data: { askId } }]);
    return { url: surveyUrl(publicUrl, surveyToken(secret, askId)) };
  });
}

/** Somebody has seen to a dissatisfied answer without opening the complaint again. @throws alreadyDone, notFound */
export async function seeTo(acting: Acting, complaintId: string, askId: string, note: string): Promise<ComplaintSurveys> {
  await acting.db.transaction().execute(async (tx) => {
    const ask = await lockAsking(tx, acting, complaintId, askId);
    if (!ask.dissatisfied_at) refuse("notFound");
    if (ask.seen_to_at) refuse("alreadyDone");
    await sql`update survey_asks set seen_to_at = ${acting.now}::timestamptz, seen_to_by = ${acting.viewer.id}::uuid, seen_to_note = ${note} where id = ${askId}::uuid`.execute(
      tx,
    );
    await recordEvents(tx, frameOf(acting, complaintId), [{ type: "complaint.surveySeenTo", data: { askId } }]);
  });
  return complaintSurveys(acting.db, acting.viewer, complaintId);
}

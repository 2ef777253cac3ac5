import { takesAutomaticMail } from "@amends/core/channels/mail-address";
import { isRoutineStopped } from "@amends/core/desk/crisis-state";
import { closureOf, specialsOf } from "@amends/core/desk/state";
import { askAt, mayAskNow } from "@amends/core/survey/ask-at";
import { type AskFacts, decideAsk } from "@amends/core/survey/decide-ask";
import type { SurveyPart } from "@amends/core/survey/question";
import { asksIn, questionsOf, type SurveyDefinition } from "@amends/core/survey/survey";
import { sql } from "kysely";
import { mailReached, queueMail, recipientOf } from "../channels/index.ts";
import { inCrisisElsewhere, lockStored, type MailTo, mailToCustomer, readCompany, type Stored } from "../desk/index.ts";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { addJob, type JobTask } from "../platform/jobs.ts";
import { recordEvents } from "../platform/record-events.ts";
import { type AskRow, askedSince, lockAsk, lockPerson, writeDecision } from "./ask-store.ts";
import { surveyMail } from "./survey-mail.ts";
import { readSurvey } from "./survey-store.ts";
import { surveyToken, surveyUrl } from "./survey-token.ts";

const dayMs = 86_400_000;

async function teamsUp(db: Db, teamId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${sql.raw(prepared)}
    with recursive up (id, parent_id) as (select id, parent_id from teams where id = ${teamId}::uuid
      union all select t.id, t.parent_id from teams t join up on t.id = up.parent_id) select id from up`.execute(db);
  return rows.map((row) => row.id);
}

type Asking = {
  readonly ask: AskRow;
  readonly stored: Stored;
  readonly survey: SurveyDefinition;
  readonly mail: MailTo | null;
  readonly recipient: Buffer | null;
};

/** What is known at this moment; asked of the database only as far as it may matter. */
async function factsOf(tx: Db, { ask, stored, survey, mail, recipient }: Asking, secret: string, now: string): Promise<AskFacts> {
  const { complaint, placed } = stored;
  const { intake, customerId } = complaint;
  const closure = closureOf(complaint);
  const since = new Date(Date.parse(now) - survey.periodDays * dayMs).toISOString();
  const of = customerId && { companyId: ask.company_id, customerId, recipient, exceptId: ask.id };
  const parts: readonly SurveyPart[] = (["outcome", "handling"] as const).filter((part) => questionsOf(survey, [part]).some((q) => q.kind !== "text"));
  return {
    on: asksIn(survey, await teamsUp(tx, placed.teamId)),
    closed: closure?.id === ask.closure_id,
    outcome: closure?.outcome ?? "",
    crisis: isRoutineStopped(complaint, { customerInCrisis: await inCrisisElsewhere(tx, complaint) }),
    harm: specialsOf(complaint).includes("safety") || intake.riskFlags.includes("safety"),
    anonymous: customerId === null || intake.anonymous,
    referral: intake.referral !== null,
    representative: intake.representative !== null,
    askedLately: of ? await askedSince(tx, of, since) : false,
    mailReached: mail !== null && takesAutomaticMail(mail.to, mail.from) && (await mailReached(tx, complaint.id, mail.to, secret)),
    parts,
  };
}

/**
 * The time has come: is the customer asked, and how? Everything is looked at again now. Decided once, with its reason on record; a
 * second run finds it decided. What comes in the night (a server stood still) waits for the morning.
 */
export function createAskSurvey(secret: string, publicUrl: string): JobTask {
  return async ({ companyId, complaintId, askId }, { db, now, newId }) => {
    await db.transaction().execute(async (tx) => {
      const stored = await lockStored(tx, String(complaintId));
      const ask = await lockAsk(tx, String(askId));
      if (!stored || !ask || ask.state !== "planned") return;
      const company = await readCompany(tx, companyId);
      const { version, definition: survey } = await readSurvey(tx, companyId);
      if (!mayAskNow(now, survey, company.timeZone)) {
        const runAt = new Date(askAt(now, { ...survey, delayHours: 0 }, company.timeZone));
        return addJob(
          tx,
          "askSurvey",
          { companyId, complaintId: stored.complaint.id, askId: ask.id },
          { runAt, key: `askSurvey:${ask.id}:${runAt.getTime()}` },
        );
      }
      const { customerId, language, number } = stored.complaint;
      if (customerId) await lockPerson(tx, customerId);
      const mail = await mailToCustomer(tx, stored.complaint);
      const recipient = mail ? recipientOf(secret, mail.to) : null;
      const decision = decideAsk(await factsOf(tx, { ask, stored, survey, mail, recipient }, secret, now));
      const expiresAt = decision.asked ? new Date(Date.parse(now) + survey.openDays * dayMs).toISOString() : null;
      await writeDecision(tx, ask.id, decision, { at: now, version, expiresAt, recipient: decision.asked ? recipient : null, customerId });
      const frame = { companyId, complaintId: stored.complaint.id, actor: { type: "system" } as const, at: now, newId };
      if (!decision.asked) {
        // Nobody expects to be asked where surveys are off: that needs no line in the history.
        if (decision.reason !== "off") await recordEvents(tx, frame, [{ type: "complaint.surveyNotAsked", data: { askId: ask.id, because: decision.reason } }]);
        return;
      }
      await recordEvents(tx, frame, [{ type: "complaint.surveyAsked", data: { askId: ask.id, way: decision.way } }]);
      if (decision.way !== "mail" || !mail) return;
      const url = surveyUrl(publicUrl, surveyToken(secret, ask.id));
      const content = surveyMail({ language, number, company: company.name, url, questions: questionsOf(survey, decision.parts), expiresAt: expiresAt ?? now });
      await queueMail(
        tx,
        { id: newId(), companyId, complaintId: stored.complaint.id, purpose: "survey", to: mail.to, toName: mail.toName, automatic: true, ...content },
        secret,
        now,
      );
    });
  };
}

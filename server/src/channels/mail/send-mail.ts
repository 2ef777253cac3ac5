import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { defaultAttempts, GivenUp, type JobContext, type JobPayload, type JobTask } from "../../platform/jobs.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { unseal } from "../../platform/seal.ts";
import { readSender } from "./account-store.ts";
import { compose, type MailContent } from "./compose.ts";
import { handOver } from "./hand-over.ts";
import { isPassing, MailFailure } from "./mail-failure.ts";
import { contentPurpose } from "./queue-mail.ts";

type Row = {
  content: string | null;
  complaint_id: string | null;
  message_id: string | null;
  purpose: string;
  created_at: Date;
  handing_at: Date | null;
  sent_at: Date | null;
  given_up_at: Date | null;
};

/** What came of a mail about a complaint is told to whoever listens to its events. */
type Tell = (tx: Db, type: "complaint.mailSent" | "complaint.mailFailed", id: string, row: Row, reason?: string) => Promise<void>;

/**
 * Begins a try; gives the mail as it stands, or null when it is gone. `repeat` names the wish of somebody to have it sent once
 * more: taken up once, it makes undone what was known of earlier tries.
 */
async function begin(db: Db, id: string, repeat: string | null): Promise<Row | null> {
  const fresh = sql`(${repeat}::text is not null and repeat is distinct from ${repeat}::text)`;
  const { rows } = await sql<Row>`update mails set tries = tries + 1, repeat = coalesce(${repeat}::text, repeat),
      handing_at = case when not ${fresh} then handing_at end, given_up_at = case when not ${fresh} then given_up_at end
    where id = ${id}::uuid returning content, complaint_id, message_id, purpose, created_at, handing_at, sent_at, given_up_at`.execute(db);
  return rows[0] ?? null;
}

/** Written down before the last line goes, by itself: from here on the other server may have it. */
const markHanding = (db: Db, id: string) => sql`update mails set handing_at = clock_timestamp() where id = ${id}::uuid`.execute(db);

/** It was sent: what it said is not needed any more. */
const markSent = (db: Db, id: string, response: string) =>
  sql`update mails set sent_at = clock_timestamp(), content = null, response = ${response.slice(0, 500)} where id = ${id}::uuid`.execute(db);

/** It did not go. What is surely not with the other server may be tried again from the beginning. */
const markFailed = (db: Db, id: string, failure: MailFailure, final: boolean) =>
  sql`update mails set response = ${failure.message}, handing_at = case when ${failure.reason === "mailUncertain"} then handing_at end,
    given_up_at = case when ${final} then clock_timestamp() end where id = ${id}::uuid`.execute(db);

async function tryToSend(db: Db, id: string, row: Row, companyId: string, secret: string): Promise<string> {
  const sender = await readSender(db, companyId, secret);
  if (!sender) throw new MailFailure("mailNotConfigured");
  let content: MailContent;
  try {
    content = unseal(secret, contentPurpose, row.content ?? "") as MailContent;
  } catch {
    throw new MailFailure("mailNotConfigured", "the installation's secret has changed since it was written");
  }
  const raw = await compose(id, content, sender, row.created_at.toISOString());
  return handOver(sender, { from: sender.fromAddress, to: content.to, raw }, async () => void (await markHanding(db, id)));
}

/**
 * Sends one mail. May run again after a crash: what was sent is left alone, and what may have been sent (its last line was on its
 * way when the server died or the line broke) is not sent again by itself; somebody decides that in the list of failures. What SMTP
 * gives no means against: the other server took it and its 'yes' was lost. Then it is one that arrived and is listed as uncertain.
 */
export function createSendMail(secret: string): JobTask {
  const attempt = async (db: Db, id: string, row: Row, companyId: string, tell: Tell): Promise<MailFailure | null> => {
    if (row.handing_at) return new MailFailure("mailUncertain", "the server stopped while sending");
    try {
      const response = await tryToSend(db, id, row, companyId, secret);
      await db.transaction().execute(async (tx) => {
        await markSent(tx, id, response);
        await tell(tx, "complaint.mailSent", id, row);
      });
      return null;
    } catch (error) {
      if (error instanceof MailFailure) return error;
      throw error; // no database: the queue tries again
    }
  };
  return async (payload: JobPayload, { db, now, newId, attempt: nth }: JobContext) => {
    const id = String(payload.mailId);
    const row = await begin(db, id, typeof payload.repeatedAt === "string" ? payload.repeatedAt : null);
    if (!row || row.sent_at || row.given_up_at) return;
    const tell: Tell = async (tx, type, mailId, { complaint_id: complaintId, message_id: messageId, purpose }, reason) => {
      if (!complaintId) return;
      const frame = { companyId: payload.companyId, complaintId, actor: { type: "system" } as const, at: now, newId };
      await recordEvents(tx, frame, [{ type, data: { mailId, messageId, purpose, ...(reason ? { reason } : {}) } }]);
    };
    const failure = await attempt(db, id, row, payload.companyId, tell);
    if (!failure) return;
    const final = !isPassing(failure) || nth >= defaultAttempts;
    await db.transaction().execute(async (tx) => {
      await markFailed(tx, id, failure, final);
      if (final) await tell(tx, "complaint.mailFailed", id, row, failure.reason);
    });
    throw final ? new GivenUp(failure.message) : failure;
  };
}

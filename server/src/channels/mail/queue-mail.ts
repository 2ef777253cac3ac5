import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { addJob } from "../../platform/jobs.ts";
import { seal } from "../../platform/seal.ts";
import { checkContent, type MailContent } from "./compose.ts";

export const contentPurpose = "mail content";

export type NewMail = MailContent & {
  readonly id: string;
  readonly companyId: string;
  readonly complaintId?: string | null;
  /** Whose it is, for mail to a member of the company. */
  readonly personId?: string | null;
  readonly purpose: "notice" | "invitation" | "reset" | "acknowledgement" | "answer";
};

/** Puts a mail into the queue, in the caller's transaction: it goes when that commits. @throws MailFailure for an address or header that cannot be. */
export async function queueMail(tx: Db, mail: NewMail, secret: string, now: string): Promise<void> {
  checkContent(mail);
  const { id, companyId, complaintId = null, personId = null, purpose, to, toName, subject, text, automatic } = mail;
  const content = seal(secret, contentPurpose, { to, toName, subject, text, automatic } satisfies MailContent);
  await sql`insert into mails (id, company_id, complaint_id, person_id, purpose, content, created_at)
    values (${id}::uuid, ${companyId}::uuid, ${complaintId}::uuid, ${personId}::uuid, ${purpose}, ${content}, ${now}::timestamptz)`.execute(tx);
  await addJob(tx, "sendMail", { companyId, complaintId, mailId: id });
}

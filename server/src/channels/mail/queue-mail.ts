import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { addJob } from "../../platform/jobs.ts";
import { fingerprint, seal } from "../../platform/seal.ts";
import { checkContent, type MailContent } from "./compose.ts";

export const contentPurpose = "mail content";

export type NewMail = MailContent & {
  readonly id: string;
  readonly companyId: string;
  readonly complaintId?: string | null;
  /** Whose it is, for mail to a member of the company. */
  readonly personId?: string | null;
  /** The message or letter of the timeline that it carries. */
  readonly messageId?: string | null;
  readonly purpose: "notice" | "invitation" | "reset" | "acknowledgement" | "answer" | "survey";
};

/** An address as it is kept with a mail: to count and compare by, not to read. */
export const recipientOf = (secret: string, address: string) => fingerprint(secret, "mail recipient", address.toLowerCase());

/** More automatic mail than this in a day goes to nobody: whoever types in somebody else's address, or two machines that answer each other, come to an end. */
const automaticADay = 10;

/** Has this address had its share of automatic mail for a day? */
export async function hadEnough(tx: Db, companyId: string, address: string, secret: string, now: string): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from mails where company_id = ${companyId}::uuid and recipient = ${recipientOf(secret, address)}
      and created_at > ${now}::timestamptz - interval '1 day' and purpose = 'acknowledgement' limit ${automaticADay}) x`.execute(tx);
  return (rows[0]?.count ?? 0) >= automaticADay;
}

/** Has mail about this complaint reached this address (its server took it)? Then it is one the customer gave and that is there. */
export async function mailReached(tx: Db, complaintId: string, address: string, secret: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from mails where complaint_id = ${complaintId}::uuid and recipient = ${recipientOf(secret, address)} and sent_at is not null
    and purpose in ('acknowledgement', 'answer') limit 1`.execute(tx);
  return rows.length > 0;
}

/** Puts a mail into the queue, in the caller's transaction: it goes when that commits. @throws MailFailure for an address or header that cannot be. */
export async function queueMail(tx: Db, mail: NewMail, secret: string, now: string): Promise<void> {
  checkContent(mail);
  const { id, companyId, complaintId = null, personId = null, messageId = null, purpose, to, toName, subject, text, html, automatic } = mail;
  const content = seal(secret, contentPurpose, { to, toName, subject, text, html, automatic } satisfies MailContent);
  await sql`insert into mails (id, company_id, complaint_id, person_id, message_id, purpose, content, recipient, created_at)
    values (${id}::uuid, ${companyId}::uuid, ${complaintId}::uuid, ${personId}::uuid, ${messageId}::uuid, ${purpose}, ${content}, ${recipientOf(secret, to)}, ${now}::timestamptz)`.execute(
    tx,
  );
  await addJob(tx, "sendMail", { companyId, complaintId, mailId: id });
}

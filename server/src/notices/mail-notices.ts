import { scopeOf } from "@amends/core/accounts/visibility";
import { mailAt } from "@amends/core/notices/deliver-at";
import type { NoticePreference } from "@amends/core/notices/preference";
import { sql } from "kysely";
import { findByPerson } from "../accounts/index.ts";
import { canMail, queueMail } from "../channels/index.ts";
import { visibleTo } from "../desk/index.ts";
import type { Db, Tx } from "../platform/db/connect.ts";
import { addJob, dropJob, type JobTask } from "../platform/jobs.ts";
import { type MailedNotice, noticeMail } from "./notice-mail.ts";
import { mayRead } from "./store.ts";

export type Mailing = { readonly personId: string; readonly preference: NoticePreference; readonly timeZone: string };

/** What waited longer is no news: an account that is set up today does not send the past. */
const newsFor = sql.raw("interval '2 days'");
const most = 50;

/** Has mail go to these people when each wants it; what is planned already stays as it is. Nothing where no mail can go. */
export async function planMail(tx: Tx, companyId: string, mailings: readonly Mailing[], now: string): Promise<void> {
  if (mailings.length === 0 || !(await canMail(tx, companyId))) return;
  for (const { personId, preference, timeZone } of mailings)
    await addJob(
      tx,
      "mailNotices",
      { companyId, personId },
      { key: `mailNotices:${personId}`, runAt: new Date(mailAt(preference, now, timeZone)), keepRunAt: true },
    );
}

/** After a change of preferences: what waits goes when it is wanted now, and no job of before sets the time for what is to come. */
export async function planMailAnew(tx: Tx, companyId: string, { personId, preference, timeZone }: Mailing, now: string): Promise<void> {
  const { rows } =
    await sql`select 1 from notices where person_id = ${personId}::uuid and mailed_at is null and read_at is null and ways @> '{mail}' limit 1`.execute(tx);
  if (rows.length === 0 || !(await canMail(tx, companyId))) return dropJob(tx, `mailNotices:${personId}`);
  await addJob(tx, "mailNotices", { companyId, personId }, { key: `mailNotices:${personId}`, runAt: new Date(mailAt(preference, now, timeZone)) });
}

/** Takes what waits for mail; what was read meanwhile needs none, what may no longer be seen gets none. */
async function take(tx: Tx, personId: string, now: string, scope: Parameters<typeof visibleTo>[0]): Promise<MailedNotice[]> {
  const { rows } = await sql<MailedNotice & { visible: boolean }>`
    with taken as (update notices set mailed_at = ${now}::timestamptz where person_id = ${personId}::uuid and mailed_at is null and read_at is null and ways @> '{mail}' returning *)
    select n.kind, n.event, n.data, n.at, n.actor_type as "actorType", p.name as actor, n.complaint_id as "complaintId", c.number, ${mayRead(scope)} as visible, coalesce(${visibleTo(scope)}, false) as opens
    from taken n left join complaints c on c.id = n.complaint_id left join people p on p.id = n.actor_id
    where n.at > ${now}::timestamptz - ${newsFor} order by n.at desc limit ${most}`.execute(tx);
  return rows.filter((row) => row.visible);
}

async function addressOf(db: Db, personId: string): Promise<{ email: string; timeZone: string } | undefined> {
  const { rows } = await sql<{ email: string; timeZone: string }>`
    select p.email, t.time_zone as "timeZone" from people p join teams t on t.id = p.team_id where p.id = ${personId}::uuid and p.left_at is null`.execute(db);
  return rows[0];
}

/** One mail with all that waits for a person. Taking it and putting it into the queue is one transaction: it is mailed once. */
export function createMailNotices(secret: string, publicUrl: string): JobTask {
  return async ({ companyId, personId }, { db, now, newId }) => {
    const id = String(personId);
    await db.transaction().execute(async (tx) => {
      if (!(await canMail(tx, companyId))) return;
      const [caller, address] = [await findByPerson(tx, id), await addressOf(tx, id)];
      if (!caller || !address) return;
      const notices = await take(tx, id, now, scopeOf(caller.viewer));
      if (notices.length === 0) return;
      const { language = "zh-CN", viewer } = caller;
      const content = noticeMail(notices, { language, timeZone: address.timeZone, name: viewer.name, publicUrl });
      await queueMail(
        tx,
        { id: newId(), companyId, personId: id, purpose: "notice", to: address.email, toName: viewer.name, automatic: true, ...content },
        secret,
        now,
      );
    });
  };
}

import type { Language } from "@amends/core/desk/complaint";
import type { Refusal } from "@amends/core/shared/refusal";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";

export type Texts = Readonly<Partial<Record<Language, string>>>;
type NewGroupMessage = { readonly id: string; readonly companyId: string; readonly collectiveId: string; readonly by: string; readonly at: string };

/** Keeps what is to go to all, with a copy to send for every member there is now. */
export async function insertGroupMessage(tx: Db, { id, companyId, collectiveId, by, at }: NewGroupMessage, texts: Texts): Promise<void> {
  await sql`insert into group_messages (id, company_id, complaint_id, sent_by, sent_at, texts)
    values (${id}::uuid, ${companyId}::uuid, ${collectiveId}::uuid, ${by}::uuid, ${at}::timestamptz, ${JSON.stringify(texts)}::jsonb)`.execute(tx);
  await sql`insert into group_message_copies (group_message_id, complaint_id)
    select ${id}::uuid, c.id from complaints c where c.collective_id = ${collectiveId}::uuid`.execute(tx);
}

/** The texts of a message to all; null when there is none of this id here. */
export async function readGroupTexts(db: Db, collectiveId: string, id: string): Promise<Texts | null> {
  const { rows } = await sql<{ texts: Texts }>`select texts from group_messages where id = ${id}::uuid and complaint_id = ${collectiveId}::uuid`.execute(db);
  return rows[0]?.texts ?? null;
}

/** Whose copies have not been sent yet. */
export async function unsentCopies(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ complaint_id: string }>`
    select k.complaint_id from group_message_copies k join complaints c on c.id = k.complaint_id
    where k.group_message_id = ${id}::uuid and k.state <> 'sent' order by c.number`.execute(db);
  return rows.map((row) => row.complaint_id);
}

/** Takes a copy for sending, until the transaction ends; false = somebody else has sent it meanwhile. */
export async function takeCopy(tx: Db, id: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from group_message_copies
    where group_message_id = ${id}::uuid and complaint_id = ${memberId}::uuid and state <> 'sent' for update`.execute(tx);
  return rows.length > 0;
}

export async function markSent(tx: Db, id: string, memberId: string, messageId: string, at: string): Promise<void> {
  await sql`update group_message_copies set state = 'sent', code = null, params = null, message_id = ${messageId}::uuid, tried_at = ${at}::timestamptz
    where group_message_id = ${id}::uuid and complaint_id = ${memberId}::uuid`.execute(tx);
}

export async function markFailed(db: Db, id: string, memberId: string, { code, params }: Pick<Refusal, "code" | "params">, at: string): Promise<void> {
  await sql`update group_message_copies set state = 'failed', code = ${code}, params = ${JSON.stringify(params ?? {})}::jsonb, tried_at = ${at}::timestamptz
    where group_message_id = ${id}::uuid and complaint_id = ${memberId}::uuid and state <> 'sent'`.execute(db);
}

export type GroupMessageRow = {
  readonly id: string;
  readonly sent_by: string;
  readonly sent_at: Date;
  readonly texts: Texts;
  readonly sent: number;
  readonly unsent: number;
  /** Those of the unsent ones that the viewer may see. */
  readonly failed: readonly { id: string; number: string; code: string | null; params: Record<string, string | number> | null }[] | null;
};

/** The latest messages to all, newest first; `seen`: which complaints (`c`) the viewer may see. */
export async function listGroupMessages(db: Db, collectiveId: string, seen: RawBuilder<boolean>): Promise<GroupMessageRow[]> {
  const { rows } = await sql<GroupMessageRow>`
    select g.id, g.sent_by, g.sent_at, g.texts,
      (select count(*)::int from group_message_copies k where k.group_message_id = g.id and k.state = 'sent') as sent,
      (select count(*)::int from group_message_copies k where k.group_message_id = g.id and k.state <> 'sent') as unsent,
      (select json_agg(json_build_object('id', c.id, 'number', c.number, 'code', k.code, 'params', k.params) order by c.number)
        from group_message_copies k join complaints c on c.id = k.complaint_id where k.group_message_id = g.id and k.state <> 'sent' and ${seen}) as failed
    from group_messages g where g.complaint_id = ${collectiveId}::uuid order by g.sent_at desc, g.id limit 20`.execute(db);
  return rows;
}

import type { Complaint } from "@amends/core/desk/complaint";
import type { PublicTracking } from "@amends/core/desk/contract-public";
import type { Attachment } from "@amends/core/desk/contract-view";
import { customerViewOf } from "@amends/core/desk/customer-view";
import { isClosed, placementOf } from "@amends/core/desk/state";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { refuse } from "../../platform/refusal-error.ts";
import { presentAttachment } from "../attachments/index.ts";
import { mergedInto } from "../merge/merged-with.ts";
import { readStored, type Stored } from "../store.ts";
import { complaintOfToken } from "../tracking-link.ts";

export type Tracked = { readonly linkId: string; readonly ownId: string | null; readonly stored: Stored };

/** The complaint a token opens. @throws linkInvalid, the same for a wrong, expired and revoked one. */
export async function tracked(db: Db, token: string, now: string): Promise<Tracked> {
  const link = await complaintOfToken(db, token, now);
  const stored = link && (await readStored(db, link.complaintId));
  return link && stored ? { linkId: link.linkId, ownId: link.ownId, stored } : refuse("linkInvalid");
}

type MessageRow = {
  id: string;
  seq: string;
  at: Date;
  direction: "inbound" | "outbound";
  subject: string | null;
  text: string;
  author: string | null;
  files: { id: string; name: string; type: string; size: number }[] | null;
};

/**
 * Messages and letters that went between customer and team, oldest first; never notes or calls, whatever their direction.
 * Files keep the customer's own address with the token.
 */
async function messagesOf(db: Db, complaintIds: readonly string[], token: string): Promise<PublicTracking["messages"]> {
  const { rows } = await sql<MessageRow>`
    select m.id, m.seq, m.at, m.direction, m.subject, m.body_text as text,
      case when m.direction = 'outbound' then (select p.name from people p where p.id = m.author_id) end as author,
      (select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size) order by a.created_at, a.id) from attachments a where a.message_id = m.id) as files
    from messages m where m.complaint_id = any(${[...complaintIds]}::uuid[]) and m.kind in ('message', 'letter') and m.direction in ('inbound', 'outbound')
    order by m.seq desc limit 200`.execute(db);
  return rows.reverse().map((row) => ({
    id: row.id,
    seq: row.seq,
    at: row.at.toISOString(),
    from: row.direction === "inbound" ? "you" : "team",
    author: row.author,
    subject: row.subject,
    text: row.text,
    attachments: (row.files ?? []).map((file): Attachment => presentAttachment(file, `/api/public/tracking/${token}/attachments/${file.id}`)),
  }));
}

/** What was merged into it and is the same customer's still. */
async function mergedOfCustomer(db: Db, complaint: Complaint): Promise<{ id: string; number: string }[]> {
  if (!complaint.merges.some((m) => !m.withdrawn)) return [];
  const ids = (await mergedInto(db, complaint.id)).map((m) => m.id);
  const { rows } = await sql<{ id: string; number: string }>`
    select c.id, c.number from complaints c join customers a on a.id = c.customer_id join customers b on b.id = ${complaint.customerId}::uuid
    where c.id = any(${ids}::uuid[]) and coalesce(a.merged_into, a.id) = coalesce(b.merged_into, b.id)`.execute(db);
  return rows;
}

/** Everything the tracking page shows. What of the complaint may be in it `customerViewOf` alone decides. */
export async function openTracking(db: Db, token: string, now: string): Promise<PublicTracking> {
  const { linkId, ownId, stored } = await tracked(db, token, now);
  const { complaint } = stored;
  const merged = await mergedOfCustomer(db, complaint);
  const { assigneeId } = placementOf(complaint);
  const { rows } = await sql<{ company: string; demo: boolean; handler: string | null }>`
    with used as (update tracking_links set last_used_at = ${now}::timestamptz where id = ${linkId}::uuid and (last_used_at is null or last_used_at < ${now}::timestamptz - interval '10 minutes'))
    select t.name as company, t.demo, (select p.name from people p where p.id = ${assigneeId}::uuid and p.left_at is null) as handler from teams t where t.id = ${complaint.companyId}::uuid`.execute(
    db,
  );
  const known = rows[0] ?? refuse("linkInvalid");
  return {
    complaint: customerViewOf(complaint, now),
    company: { name: known.company, demo: known.demo },
    handler: isClosed(complaint) ? null : known.handler,
    messages: await messagesOf(db, [complaint.id, ...merged.map((m) => m.id)], token),
    mergedFrom: merged.find((m) => m.id === ownId)?.number ?? null,
  };
}

/** A file of a message the customer can see. @throws notFound for every other one. */
export async function trackedFile(
  db: Db,
  complaint: Complaint,
  attachmentId: string,
): Promise<{ id: string; sha256: string; name: string; type: string; size: number }> {
  const ids = [complaint.id, ...(await mergedOfCustomer(db, complaint)).map((m) => m.id)];
  const row = await db
    .selectFrom("attachments as a")
    .innerJoin("messages as m", "m.id", "a.message_id")
    .select(["a.id", "a.sha256", "a.name", "a.type", "a.size"])
    .where("a.id", "=", attachmentId)
    .where("a.complaint_id", "in", ids)
    .where("m.complaint_id", "in", ids)
    .where("m.kind", "in", ["message", "letter"])
    .where("m.direction", "in", ["inbound", "outbound"])
    .executeTakeFirst();
  return row ?? refuse("notFound");
}

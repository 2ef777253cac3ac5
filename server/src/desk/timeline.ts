import type { TimelineItem } from "@amends/core/desk/contract-view";
import type { Actor } from "@amends/core/shared/record";
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { cleanHtml } from "../platform/html-clean.ts";
import { presentAttachment } from "./attachments/index.ts";
import { type MailRow, mailFate, mailOf } from "./mail/mail-fate.ts";
import type { MergedOne } from "./merge/merged-with.ts";

/** Newest page of a timeline, and how far one may go back in one request. */
export const timelinePage = 100;

/** Events that only say that a message, call, note or letter was written: the item itself stands in the timeline. */
const itemEvents = [
  "complaint.messageReceived",
  "complaint.messageSent",
  "complaint.callRecorded",
  "complaint.noteWritten",
  "complaint.noteEdited",
  "complaint.noteTakenBack",
  "complaint.letterSent",
  // Shown at the message it carried; of an acknowledgement there is an event of its own.
  "complaint.mailSent",
];

export type ItemRecord = {
  source: "m" | "e";
  complaint_id?: string;
  id: string;
  seq: string | number;
  at: Date | string;
  actor_type: Actor["type"];
  actor_id: string | null;
  kind: string;
  direction: string | null;
  channel: string | null;
  text: string | null;
  html: string | null;
  subject: string | null;
  call_data: unknown;
  edited_at: Date | string | null;
  data: Record<string, unknown> | null;
  files: { id: string; name: string; type: string; size: number }[] | null;
  mail: MailRow | null;
};

export type TimelineRange = { readonly before?: string | undefined; readonly after?: string | undefined };
export type TimelinePage = { readonly items: readonly TimelineItem[]; readonly earlierBefore: string | null; readonly lastSeq: string };

export function actorOf(type: string, id: string | null): Actor {
  return type === "person" && id ? { type, id } : type === "customer" ? { type } : { type: "system" };
}

/** What a merged complaint began with stands in its first event: the customer's own words are not on this page otherwise. */
function dataOf(row: ItemRecord, source: MergedOne | undefined): Record<string, unknown> {
  return { ...row.data, ...(source && row.kind === "complaint.created" ? { facts: source.facts } : {}) };
}

function presentItem(row: ItemRecord, merged: readonly MergedOne[] = []): TimelineItem {
  const source = merged.find((m) => m.id === row.complaint_id);
  const from = source ? { from: { complaintId: source.id, number: source.number } } : {};
  const by = actorOf(row.actor_type, row.actor_id);
  const at = new Date(row.at).toISOString();
  const seq = String(row.seq);
  if (row.source === "e") return { type: "event", id: row.id, seq, at, by, event: row.kind, data: dataOf(row, source), ...from };
  return {
    type: "message",
    id: row.id,
    seq,
    at,
    by,
    kind: row.kind,
    direction: row.direction,
    channel: row.channel,
    text: row.text ?? "",
    html: row.html === null ? null : cleanHtml(row.html).html,
    subject: row.subject,
    attachments: (row.files ?? []).map((file) => presentAttachment(file)),
    call: row.call_data,
    mail: mailFate(row.mail),
    editedAt: row.edited_at === null ? null : new Date(row.edited_at).toISOString(),
    ...from,
  } as TimelineItem;
}

/** Messages and events of a complaint in one order (they share a sequence), newest first, `limit` at most. */
function itemsOf(of: string | readonly string[], range: RawBuilder<boolean>, backwards: boolean, limit: number): RawBuilder<ItemRecord> {
  const direction = sql.raw(backwards ? "desc" : "asc");
  const is = typeof of === "string" ? sql`= ${of}::uuid` : sql`= any(${[...of]}::uuid[])`;
  return sql`select i.*, case when i.source = 'm' then (
      select json_agg(json_build_object('id', a.id, 'name', a.name, 'type', a.type, 'size', a.size) order by a.created_at, a.id) from attachments a where a.message_id = i.id
    ) end as files, case when i.source = 'm' and i.direction = 'outbound' then ${mailOf(sql`i.id`)} end as mail
    from (
      (select 'm' as source, m.complaint_id, m.id, m.seq, m.at, m.author_type as actor_type, m.author_id as actor_id, m.kind, m.direction, m.channel, m.body_text as text,
         m.body_html as html, m.subject, m.call_data, m.edited_at, null::jsonb as data
       from messages m where m.complaint_id ${is} and m.seq ${range} order by m.seq ${direction} limit ${limit}::int)
      union all
      (select 'e', e.complaint_id, e.id, e.seq, e.at, e.actor_type, e.actor_id, e.type, null, null, null, null, null, null, null, e.data
       from events e where e.complaint_id ${is} and e.type <> all(${itemEvents}::text[]) and e.seq ${range} order by e.seq ${direction} limit ${limit}::int)
    ) i order by i.seq ${direction} limit ${limit}::int`;
}

/**
 * A page of the timeline, oldest first: the newest without a range, older ones `before` a seq, newer ones `after` a seq.
 * `earlierBefore` is null when nothing is older; `lastSeq` is the seq of the newest item of the complaint that is known.
 */
export async function readTimeline(
  db: Db,
  complaintId: string,
  range: TimelineRange = {},
  limit = timelinePage,
  merged: readonly MergedOne[] = [],
): Promise<TimelinePage> {
  const of = merged.length === 0 ? complaintId : [complaintId, ...merged.map((m) => m.id)];
  const present = (row: ItemRecord) => presentItem(row, merged);
  const forwards = range.after !== undefined;
  const where = forwards ? sql<boolean>`> ${range.after}::bigint` : sql<boolean>`< ${range.before ?? "9223372036854775807"}::bigint`;
  const { rows } = await sql<ItemRecord>`${sql.raw(prepared)} ${itemsOf(of, where, !forwards, limit + 1)}`.execute(db);
  return forwards
    ? { items: rows.slice(0, limit).map(present), earlierBefore: null, lastSeq: String(rows.slice(0, limit).at(-1)?.seq ?? range.after) }
    : newestPage(rows, limit, merged);
}

/** Rows from the newest backwards, one more than the page has where there are earlier ones. */
function newestPage(rows: readonly ItemRecord[], limit: number, merged: readonly MergedOne[] = []): TimelinePage {
  const items = rows
    .slice(0, limit)
    .reverse()
    .map((row) => presentItem(row, merged));
  return { items, earlierBefore: rows.length > limit ? (items[0]?.seq ?? null) : null, lastSeq: items.at(-1)?.seq ?? "0" };
}

/** The newest page as a JSON column of another query, and what makes a page of it. */
export function newestItems(complaintId: string): RawBuilder<readonly ItemRecord[] | null> {
  return sql`(select json_agg(x) from (${itemsOf(complaintId, sql<boolean>`< 9223372036854775807`, true, timelinePage + 1)}) x)`;
}
export function newestItemsPage(rows: readonly ItemRecord[] | null): TimelinePage {
  return newestPage(rows ?? [], timelinePage);
}

/** Items after a seq that went between the customer and the team: what somebody who answers must have seen. */
export async function newerMessages(db: Db, complaintId: string, lastSeenSeq: string): Promise<readonly TimelineItem[]> {
  const { rows } = await sql<{ seq: string | null }>`${sql.raw(prepared)}
    select min(seq) as seq from messages where complaint_id = ${complaintId}::uuid and seq > ${lastSeenSeq}::bigint and direction <> 'internal'`.execute(db);
  const first = rows[0]?.seq;
  if (!first) return [];
  // From the first of them on: between it and what was seen there may be more events than a page holds.
  const { items } = await readTimeline(db, complaintId, { after: (BigInt(first) - 1n).toString() });
  return items.filter((item) => item.type === "message");
}

/** One item by its place, as the screens see it. */
export async function readItem(db: Db, complaintId: string, seq: string): Promise<TimelineItem> {
  const { items } = await readTimeline(db, complaintId, { after: (BigInt(seq) - 1n).toString() }, 1);
  const [item] = items;
  if (!item) throw new Error(`timeline item ${seq} is gone`);
  return item;
}

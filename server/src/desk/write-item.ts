import { noteContact } from "@amends/core/desk/contact-noted";
import type { TimelineItem } from "@amends/core/desk/contract-view";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { eventsWrite } from "../platform/record-events.ts";
import { linkAttachments } from "./attachments/index.ts";
import { clockBasis, clocked } from "./clocks/clocked.ts";
import { changedDueTimes } from "./due/due-store.ts";
import { cleaned, messageWrite, type NewMessage } from "./message-store.ts";
import { searchAddition } from "./search-document.ts";
import { quietWrite, type Stored, touchWrite } from "./store.ts";
import { readItem } from "./timeline.ts";

/** The event that says a message, call, note or letter was written; the item itself carries the text. */
const eventTypes = {
  message: { inbound: "complaint.messageReceived", outbound: "complaint.messageSent", internal: "complaint.messageSent" },
  call: { inbound: "complaint.callRecorded", outbound: "complaint.callRecorded", internal: "complaint.callRecorded" },
  note: { inbound: "complaint.noteWritten", outbound: "complaint.noteWritten", internal: "complaint.noteWritten" },
  letter: { inbound: "complaint.letterReceived", outbound: "complaint.letterSent", internal: "complaint.letterSent" },
} as const;

export type ItemToWrite = Omit<NewMessage, "author" | "companyId" | "complaintId"> & {
  readonly attachmentIds: readonly string[];
  readonly uploadedBy?: string;
  /** A letter that only confirms receipt. */
  readonly confirmsOnly?: boolean;
};
export type ItemAuthor = { readonly actor: Actor; readonly newId: () => string };

/** The item as the screens see it, from what was written. */
function itemOf(message: NewMessage, seq: string): TimelineItem {
  const { id, at, author, kind, direction, channel, text, html, subject, call } = message;
  return {
    type: "message",
    id,
    seq,
    at,
    by: author,
    kind,
    direction,
    channel,
    text,
    html: html ?? null,
    subject: subject ?? null,
    attachments: [],
    call: call ?? null,
    editedAt: null,
  };
}

/** What the item means for the complaint itself: the customer was told something or wrote, which moves its clocks. */
async function afterSaid(tx: Db, stored: Stored, item: ItemToWrite, { actor: by }: ItemAuthor): Promise<{ after: Stored; writes: Write[] }> {
  const { kind, direction, at, call, confirmsOnly } = item;
  const noted = noteContact(stored.complaint, { kind, direction, at, by, reached: call?.reached, confirmsOnly });
  if (noted === stored.complaint) return { after: stored, writes: [touchWrite(noted.id, at)] };
  const complaint = clocked(noted, await clockBasis(tx, stored.deadlines, noted.customerId));
  return { after: { ...stored, complaint }, writes: [quietWrite(complaint, at), ...changedDueTimes(stored.complaint, complaint)] };
}

/**
 * Puts one item into the timeline of a locked complaint, in the caller's transaction: message, files, event, search, and
 * whatever else is to be written with it. Gives the item as the screens see it, and the complaint as it stands after it:
 * what is decided next is decided on that.
 */
export async function writeItem(
  tx: Db,
  stored: Stored,
  item: ItemToWrite,
  by: ItemAuthor,
  also: readonly Write[] = [],
): Promise<{ item: TimelineItem; stored: Stored }> {
  const { attachmentIds, uploadedBy, confirmsOnly: _, ...rest } = item;
  const { companyId, id: complaintId } = stored.complaint;
  const message = cleaned({ ...rest, companyId, complaintId, author: by.actor });
  const { id, kind, direction, channel, at } = message;
  const { after, writes } = await afterSaid(tx, stored, item, by);
  const events = eventsWrite({ companyId, complaintId, actor: by.actor, at, newId: by.newId }, [
    { type: eventTypes[kind][direction], data: { messageId: id, kind, direction, channel } },
  ]);
  const [row] = await writeTogether<{ seq: string }>(
    tx,
    [messageWrite(message), ...events, ...searchAddition(complaintId, [message.subject ?? "", message.text]), ...writes, ...also],
    sql`select seq from w0`,
  );
  const seq = row?.seq ?? "0";
  if (attachmentIds.length === 0) return { item: itemOf(message, seq), stored: after };
  await linkAttachments(tx, attachmentIds, {
    complaintId,
    messageId: id,
    companyId,
    uploadedBy: uploadedBy ?? (by.actor.type === "person" ? by.actor.id : ""),
  });
  return { item: await readItem(tx, complaintId, seq), stored: after };
}

import type { TimelineItem } from "@amends/core/desk/contract-view";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { eventsWrite } from "../platform/record-events.ts";
import { linkAttachments } from "./attachments/index.ts";
import { cleaned, messageWrite, type NewMessage } from "./message-store.ts";
import { searchAddition } from "./search-document.ts";
import { touchWrite } from "./store.ts";
import { readItem } from "./timeline.ts";

/** The event that says a message, call, note or letter was written; the item itself carries the text. */
const eventTypes = {
  message: { inbound: "complaint.messageReceived", outbound: "complaint.messageSent", internal: "complaint.messageSent" },
  call: { inbound: "complaint.callRecorded", outbound: "complaint.callRecorded", internal: "complaint.callRecorded" },
  note: { inbound: "complaint.noteWritten", outbound: "complaint.noteWritten", internal: "complaint.noteWritten" },
  letter: { inbound: "complaint.letterReceived", outbound: "complaint.letterSent", internal: "complaint.letterSent" },
} as const;

export type ItemToWrite = Omit<NewMessage, "author"> & { readonly attachmentIds: readonly string[]; readonly uploadedBy?: string };
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

/**
 * Puts one item into the timeline of a complaint, in the caller's transaction, which holds the complaint's row: message,
 * files, event, search, and whatever else is to be written with it. Gives the item as the screens see it.
 */
export async function writeItem(tx: Db, item: ItemToWrite, by: ItemAuthor, also: readonly Write[] = []): Promise<TimelineItem> {
  const { attachmentIds, uploadedBy, ...rest } = item;
  const message = cleaned({ ...rest, author: by.actor });
  const { companyId, complaintId, id, kind, direction, channel, at } = message;
  const events = eventsWrite({ companyId, complaintId, actor: by.actor, at, newId: by.newId }, [
    { type: eventTypes[kind][direction], data: { messageId: id, kind, direction, channel } },
  ]);
  const [row] = await writeTogether<{ seq: string }>(
    tx,
    [messageWrite(message), ...events, ...searchAddition(complaintId, [message.subject ?? "", message.text]), touchWrite(complaintId, at), ...also],
    sql`select seq from w0`,
  );
  const seq = row?.seq ?? "0";
  if (attachmentIds.length === 0) return itemOf(message, seq);
  await linkAttachments(tx, attachmentIds, {
    complaintId,
    messageId: id,
    companyId,
    uploadedBy: uploadedBy ?? (by.actor.type === "person" ? by.actor.id : ""),
  });
  return readItem(tx, complaintId, seq);
}

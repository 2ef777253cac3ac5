import type { TimelineItem } from "@amends/core/desk/contract-view";
import type { Actor } from "@amends/core/shared/record";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { linkAttachments } from "./attachments/index.ts";
import { insertMessage, type NewMessage } from "./message-store.ts";
import { addToSearch } from "./search-document.ts";
import { touchStored } from "./store.ts";
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

/**
 * Puts one item into the timeline of a complaint, in the caller's transaction, which holds the complaint's row: message,
 * files, event, search. Gives the item as the screens see it.
 */
export async function writeItem(tx: Db, item: ItemToWrite, by: ItemAuthor): Promise<TimelineItem> {
  const seq = await insertMessage(tx, { ...item, author: by.actor });
  const uploadedBy = item.uploadedBy ?? (by.actor.type === "person" ? by.actor.id : "");
  await linkAttachments(tx, item.attachmentIds, { complaintId: item.complaintId, messageId: item.id, companyId: item.companyId, uploadedBy });
  await recordEvents(tx, { companyId: item.companyId, complaintId: item.complaintId, actor: by.actor, at: item.at, newId: by.newId }, [
    { type: eventTypes[item.kind][item.direction], data: { messageId: item.id, kind: item.kind, direction: item.direction, channel: item.channel } },
  ]);
  await addToSearch(tx, item.complaintId, [item.subject ?? "", item.text]);
  await touchStored(tx, item.complaintId, item.at);
  return readItem(tx, item.complaintId, seq);
}

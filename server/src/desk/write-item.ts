import { acceptedByActing } from "@amends/core/desk/acceptance";
import { noteContact } from "@amends/core/desk/contact-noted";
import type { TimelineItem } from "@amends/core/desk/contract-view";
import type { ComplaintEvent } from "@amends/core/desk/decision";
import type { Actor } from "@amends/core/shared/record";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { type Write, writeTogether } from "../platform/db/write-together.ts";
import { eventsWrite } from "../platform/record-events.ts";
import { linkAttachments } from "./attachments/index.ts";
import { clockBasis, clocked } from "./clocks/clocked.ts";
import { changedDueTimes } from "./due/due-store.ts";
import { cleaned, messageWrite, type NewMessage } from "./message-store.ts";
import { searchAddition, searchMove } from "./search-document.ts";
import { searchPlacementOf } from "./search-texts.ts";
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
  /** Colleagues the note mentions. */
  readonly mentions?: readonly string[];
  /** A letter that only confirms receipt. */
  readonly confirmsOnly?: boolean;
  /** Written to many customers at once. */
  readonly toAll?: boolean;
};
export type ItemAuthor = { readonly actor: Actor; readonly newId: () => string; readonly standsFor?: readonly string[] | undefined };

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

type Said = { readonly after: Stored; readonly writes: Write[]; readonly events: readonly ComplaintEvent[] };

/**
 * What the item means for the complaint itself: the customer was told something or wrote, which moves its clocks; and whoever it was
 * given to has taken over by speaking to the customer. A note inside takes nothing over.
 */
async function afterSaid(tx: Db, stored: Stored, item: ItemToWrite, { actor: by, newId, standsFor }: ItemAuthor): Promise<Said> {
  const { kind, direction, at, call, confirmsOnly, toAll } = item;
  const noted = noteContact(stored.complaint, { kind, direction, at, by, reached: call?.reached, confirmsOnly, toAll });
  const taken = kind === "note" ? null : acceptedByActing(noted, { actor: by, now: at, newId, standsFor });
  const now = taken?.complaint ?? noted;
  if (now === stored.complaint) return { after: stored, writes: [touchWrite(now.id, at)], events: [] };
  const complaint = clocked(now, await clockBasis(tx, stored.deadlines, now.customerId));
  const moved = taken ? [searchMove(complaint.id, searchPlacementOf(stored.complaint), searchPlacementOf(complaint))] : [];
  const writes = [quietWrite(complaint, at), ...changedDueTimes(stored.complaint, complaint), ...moved];
  return { after: { ...stored, complaint }, writes, events: taken ? [taken.event] : [] };
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
  const { attachmentIds, uploadedBy, mentions = [], confirmsOnly: _, toAll: __, ...rest } = item;
  const { companyId, id: complaintId } = stored.complaint;
  const message = cleaned({ ...rest, companyId, complaintId, author: by.actor });
  const { id, kind, direction, channel, at } = message;
  const { after, writes, events: taken } = await afterSaid(tx, stored, item, by);
  const events = eventsWrite({ companyId, complaintId, actor: by.actor, at, newId: by.newId }, [
    { type: eventTypes[kind][direction], data: { messageId: id, kind, direction, channel, ...(mentions.length > 0 ? { mentions } : {}) } },
    ...taken,
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

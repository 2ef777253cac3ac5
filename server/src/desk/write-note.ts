import type { TimelineItem } from "@amends/core/desk/contract-view";
import { id, requiredText } from "@amends/core/shared/contract";
import { sql } from "kysely";
import { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { recordEvents } from "../platform/record-events.ts";
import { refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { mentionsOf } from "./followers/follower-store.ts";
import { givePromises, promisesSchema } from "./give-promises.ts";
import { lockVisible } from "./load-visible.ts";
import { markRead, readMark } from "./marks-of-reading.ts";
import { refuseMerged } from "./may-answer.ts";
import { renewSearch } from "./search-texts.ts";
import { touchStored } from "./store.ts";
import { readItem } from "./timeline.ts";
import { writeItem } from "./write-item.ts";

export const writeNoteSchema = z.object({ text: requiredText(50_000), attachmentIds: z.array(id).max(20).default([]), promises: promisesSchema });
export const editNoteSchema = z.object({ text: requiredText(50_000) });

/** Own notes can be put right for this long; then they are part of the record. */
const editableMs = 10 * 60_000;

/** An internal note; who is mentioned in it hears of it and follows the complaint. Many at once are all kept: they wait for each other, nothing is compared. Promises it tells of are recorded with it. */
export async function writeNote(
  context: RouteContext<unknown>,
  complaintId: string,
  note: z.infer<typeof writeNoteSchema>,
): Promise<{ item: TimelineItem; promiseIds: readonly string[] }> {
  const { db, viewer, now, newId } = context;
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    refuseMerged(stored.complaint);
    const id = newId();
    const given = await givePromises(tx, stored, note.promises, id, context);
    const mentioned = await mentionsOf(tx, viewer, stored, note.text, now);
    const { item, stored: after } = await writeItem(
      tx,
      stored,
      {
        id,
        kind: "note",
        direction: "internal",
        channel: stored.complaint.intake.channel,
        text: note.text,
        at: now,
        attachmentIds: note.attachmentIds,
        mentions: mentioned.ids,
      },
      { actor: { type: "person", id: viewer.id }, newId },
      [readMark(viewer.id, complaintId, now), ...mentioned.writes],
    );
    await given?.save(after);
    return { item, promiseIds: given?.ids ?? [] };
  });
}

/** An own note that is not part of the record yet. @throws notFound, notYours, noteLocked */
async function editable(tx: Db, { viewer, now }: Pick<RouteContext<unknown>, "viewer" | "now">, complaintId: string, noteId: string) {
  const note = await tx
    .selectFrom("messages")
    .select(["seq", "author_id", "at"])
    .where("id", "=", noteId)
    .where("complaint_id", "=", complaintId)
    .where("kind", "=", "note")
    .executeTakeFirst();
  if (!note) return refuse("notFound");
  if (note.author_id !== viewer.id) refuse("notYours");
  if (Date.parse(now) - note.at.getTime() > editableMs) refuse("noteLocked");
  return note;
}

/** Takes an own note back within 10 minutes; that it stood there is in the audit list. @throws notFound, notYours, noteLocked */
export async function takeNoteBack({ db, viewer, now, newId }: RouteContext<unknown>, complaintId: string, noteId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { complaint } = await lockVisible(tx, viewer, complaintId);
    await editable(tx, { viewer, now }, complaintId, noteId);
    await tx.deleteFrom("messages").where("id", "=", noteId).execute();
    await recordEvents(tx, { companyId: complaint.companyId, complaintId, actor: { type: "person", id: viewer.id }, at: now, newId }, [
      { type: "complaint.noteTakenBack", data: { messageId: noteId } },
    ]);
    await touchStored(tx, complaintId, now);
    await renewSearch(tx, complaint);
  });
}

/** Puts an own note right within 10 minutes; it then says that it was edited. @throws notFound, notYours, noteLocked. */
export async function editNote(
  { db, viewer, now, newId }: RouteContext<unknown>,
  complaintId: string,
  noteId: string,
  text: string,
): Promise<{ item: TimelineItem }> {
  return db.transaction().execute(async (tx) => {
    const { complaint } = await lockVisible(tx, viewer, complaintId);
    const { seq } = await editable(tx, { viewer, now }, complaintId, noteId);
    await sql`update messages set body_text = ${text}, edited_at = ${now}::timestamptz where id = ${noteId}::uuid`.execute(tx);
    await recordEvents(tx, { companyId: complaint.companyId, complaintId, actor: { type: "person", id: viewer.id }, at: now, newId }, [
      { type: "complaint.noteEdited", data: { messageId: noteId } },
    ]);
    await touchStored(tx, complaintId, now);
    await renewSearch(tx, complaint);
    await markRead(tx, viewer.id, complaintId, now);
    return { item: await readItem(tx, complaintId, seq) };
  });
}

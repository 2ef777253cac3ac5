import type { TimelineItem } from "@amends/core/desk/contract-view";
import { channels } from "@amends/core/desk/vocabulary";
import { id, line, requiredText, text } from "@amends/core/shared/contract";
import { z } from "zod";
import { RefusalError } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { draftRemoval, readDraft, replyDraftKey, saveDraft } from "./drafts.ts";
import { givePromises, promisesSchema } from "./give-promises.ts";
import { lockVisible } from "./load-visible.ts";
import { readMark } from "./marks-of-reading.ts";
import { mayAnswer } from "./may-answer.ts";
import { newerMessages } from "./timeline.ts";
import { writeItem } from "./write-item.ts";

export const seqText = z.string().regex(/^\d{1,18}$/);

export const sendMessageSchema = z.object({
  text: requiredText(50_000),
  html: text(200_000).optional(),
  channel: z.enum(channels).optional(),
  attachmentIds: z.array(id).max(20).default([]),
  /** `lastSeq` of the page the answer was written on. */
  lastSeenSeq: seqText,
  subject: line(200).optional(),
  /** Promises given in the text, recorded with it: neither stands without the other. */
  promises: promisesSchema,
});
type SendMessage = z.infer<typeof sendMessageSchema>;

/**
 * Sends an answer to the customer, unless something came between the customer and the team that its writer has not seen:
 * then nothing is sent, the text is kept as a draft, and the refusal shows what is new. The complaint's row is locked, so of
 * many answers at once exactly one goes out. Promises given in it are recorded with it. @throws newerMessages with details.items,
 * and what the command 'promise' refuses.
 */
export async function sendMessage(
  context: RouteContext<unknown>,
  complaintId: string,
  message: SendMessage,
): Promise<{ item: TimelineItem; promiseIds: readonly string[] }> {
  const { db, viewer, now, newId } = context;
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    const { complaint } = stored;
    mayAnswer(viewer, complaint);
    const items = await newerMessages(tx, complaintId, message.lastSeenSeq);
    if (items.length > 0) {
      const refusal = { code: "newerMessages", params: { count: items.length }, details: { items } };
      throw new RefusalError(refusal, (outside) => keepText({ ...context, db: outside }, complaintId, message));
    }
    const id = newId();
    const given = await givePromises(tx, stored, message.promises, id, context);
    const { item, stored: after } = await writeItem(
      tx,
      stored,
      {
        id,
        kind: "message",
        direction: "outbound",
        channel: message.channel ?? "form",
        subject: message.subject ?? null,
        text: message.text,
        html: message.html ?? null,
        at: now,
        attachmentIds: message.attachmentIds,
      },
      { actor: { type: "person", id: viewer.id }, newId },
      [draftRemoval(viewer.id, replyDraftKey(complaintId)), readMark(viewer.id, complaintId, now)],
    );
    await given?.save(after);
    return { item, promiseIds: given?.ids ?? [] };
  });
}

/** A draft the screen has saved is newer or the same; only where there is none is the text kept from here. */
async function keepText(
  { db, viewer, now }: RouteContext<unknown>,
  complaintId: string,
  { text: written, subject, attachmentIds }: SendMessage,
): Promise<void> {
  const key = replyDraftKey(complaintId);
  if (await readDraft(db, viewer.id, key)) return;
  await saveDraft(db, viewer.id, key, { text: written, ...(subject ? { subject } : {}), attachmentIds }, now);
}

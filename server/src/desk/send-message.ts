import { sendTimeOf, sendWhenShape, type WaitingMessage } from "@amends/core/desk/contract-outbox";
import type { TimelineItem } from "@amends/core/desk/contract-view";
import { voiceRefusal } from "@amends/core/desk/crisis-state";
import { openNamesOf } from "@amends/core/desk/saved-reply";
import { channels } from "@amends/core/desk/vocabulary";
import { id, line, requiredText, text } from "@amends/core/shared/contract";
import { z } from "zod";
import type { Db } from "../platform/db/connect.ts";
import { RefusalError, refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { deliver } from "./deliver-message.ts";
import { draftJson, readDraft, replyDraftKey, saveDraft } from "./drafts.ts";
import { promisesSchema } from "./give-promises.ts";
import { lockVisible } from "./load-visible.ts";
import { mayAnswer, refuseCollective } from "./may-answer.ts";
import { queueMessage } from "./outbox/queue-message.ts";
import { keepLate, penTakenBy } from "./pen/pen-store.ts";
import { newerMessages } from "./timeline.ts";

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
  ...sendWhenShape,
});
export type SendMessage = z.infer<typeof sendMessageSchema>;

/** What came of it: the message where it went out at once, else what waits in the outbox. */
export type Sent =
  | { readonly item: TimelineItem; readonly promiseIds: readonly string[]; readonly waiting?: undefined }
  | { readonly waiting: WaitingMessage; readonly item?: undefined };

type HoldBack = {
  /** Runs once the transaction has ended. */
  readonly keep?: (db: Db) => Promise<void>;
  /** What its writer sent after they had written it is no news to them. */
  readonly besides?: { readonly authorId: string; readonly createdAt: string };
};

/** @throws newerMessages with what its writer has not seen in details.items. */
export async function holdBack(tx: Db, complaintId: string, lastSeenSeq: string, { keep, besides }: HoldBack = {}): Promise<void> {
  const newer = await newerMessages(tx, complaintId, lastSeenSeq);
  const items = besides ? newer.filter((item) => !(item.by.type === "person" && item.by.id === besides.authorId && item.at >= besides.createdAt)) : newer;
  if (items.length > 0) throw new RefusalError({ code: "newerMessages", params: { count: items.length }, details: { items } }, keep);
}

/**
 * Sends an answer to the customer, unless something came between the customer and the team that its writer has not seen:
 * then nothing is sent, the text is kept as a draft, and the refusal shows what is new. The complaint's row is locked, so of
 * many answers at once exactly one goes out. With an undo window or a time it waits in the outbox, and the same is asked again
 * when its time comes. @throws messageUnresolved while places are open, newerMessages with details.items, and what the command 'promise' refuses.
 */
export async function sendMessage(context: RouteContext<unknown>, complaintId: string, { delaySeconds, sendAt, ...message }: SendMessage): Promise<Sent> {
  const { db, viewer, now } = context;
  const open = openNamesOf(message.text);
  if (open.length > 0) refuse("messageUnresolved", { field: "text", params: { names: open.join(", ") }, details: { unresolved: open } });
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    mayAnswer(viewer, stored.complaint);
    refuseCollective(stored.complaint);
    const silent = voiceRefusal(stored.complaint, { actor: { type: "person", id: viewer.id } });
    if (silent) throw new RefusalError(silent, (outside) => keepText({ ...context, db: outside }, complaintId, message));
    const taker = await penTakenBy(tx, viewer.id, complaintId);
    if (taker !== undefined) {
      const late = draftJson({ text: message.text });
      throw new RefusalError(
        { code: "draftTakenOver", params: { name: taker } },
        async (outside) => void (await keepLate(outside, viewer.id, complaintId, late)),
      );
    }
    const when = sendTimeOf({ delaySeconds, sendAt }, now);
    if (!when.ok) throw new RefusalError(when.refusal);
    await holdBack(tx, complaintId, message.lastSeenSeq, { keep: (outside) => keepText({ ...context, db: outside }, complaintId, message) });
    if (when.at === null) return deliver(tx, stored, message, context);
    return { waiting: await queueMessage(tx, stored, message, { at: when.at, planned: sendAt !== null }, context) };
  });
}

/** A draft the screen has saved is newer or the same; only where there is none is the text kept from here. */
async function keepText(
  { db, viewer, now }: RouteContext<unknown>,
  complaintId: string,
  { text: written, subject, attachmentIds }: Pick<SendMessage, "text" | "subject" | "attachmentIds">,
): Promise<void> {
  const key = replyDraftKey(complaintId);
  if (await readDraft(db, viewer.id, key)) return;
  await saveDraft(db, viewer.id, key, { text: written, ...(subject ? { subject } : {}), attachmentIds }, now);
}

import { sendTimeOf, type TakenBack, type WaitingMessage } from "@amends/core/desk/contract-outbox";
import type { TimelineItem } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { recordEvents } from "../../platform/record-events.ts";
import { RefusalError, refuse } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { deliver } from "../deliver-message.ts";
import { readDraft, replyDraftKey, saveDraft } from "../drafts.ts";
import { lockVisible } from "../load-visible.ts";
import { mayAnswer, mayWrite } from "../may-answer.ts";
import { holdBack } from "../send-message.ts";
import type { Stored } from "../store.ts";
import type { Waiting } from "./content.ts";
import { lockWaiting, moveWaiting, removeWaiting, wasSent } from "./outbox-store.ts";
import { readWaiting } from "./present-waiting.ts";

type Context = RouteContext<unknown>;

/** The answer and its complaint, locked, for somebody who might have written it. @throws alreadySent when it is too late, notFound */
async function withWaiting<T>(
  { db, viewer }: Context,
  complaintId: string,
  id: string,
  act: (tx: Db, waiting: Waiting, stored: Stored) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    mayAnswer(viewer, stored.complaint);
    const waiting = await lockWaiting(tx, complaintId, id);
    if (!waiting) return refuse((await wasSent(tx, complaintId, id)) ? "alreadySent" : "notFound");
    return act(tx, waiting, stored);
  });
}

async function record(
  { viewer, now, newId }: Context,
  tx: Db,
  { companyId, complaintId }: Waiting,
  type: string,
  data: Record<string, unknown>,
): Promise<void> {
  await recordEvents(tx, { companyId, complaintId, actor: { type: "person", id: viewer.id }, at: now, newId }, [{ type, data }]);
}

type Draft = { readonly text?: string; readonly files?: readonly { readonly id: string }[] };

/**
 * Takes an answer back before it goes out. Its text and files stand in the taker's draft again, before what is written there
 * by now. An undo window leaves no trace; what was planned or held back does.
 */
export async function takeBack(context: Context, complaintId: string, id: string): Promise<TakenBack> {
  const { viewer, now, language } = context;
  return withWaiting(context, complaintId, id, async (tx, waiting) => {
    const { text, subject, attachments } = await readWaiting(tx, id, now, language);
    await removeWaiting(tx, id);
    if (waiting.authorId !== viewer.id && waiting.content.attachmentIds.length > 0)
      await sql`update attachments set uploaded_by = ${viewer.id}::uuid where id = any(${[...waiting.content.attachmentIds]}::uuid[]) and complaint_id is null`.execute(
        tx,
      );
    const key = replyDraftKey(complaintId);
    const draft = ((await readDraft(tx, viewer.id, key))?.data ?? {}) as Draft;
    const files = [...attachments, ...(draft.files ?? [])];
    await saveDraft(tx, viewer.id, key, { text: [text, draft.text].filter(Boolean).join("\n\n"), files }, now);
    if (waiting.planned || waiting.held) await record(context, tx, waiting, "complaint.messageTakenBack", { waitingId: id, authorId: waiting.authorId });
    return { text, subject, files: attachments };
  });
}

/** Another time for it; what was held back waits for that time instead. @throws dueInPast, planTooFar */
export async function changePlan(context: Context, complaintId: string, id: string, sendAt: string): Promise<{ waiting: WaitingMessage }> {
  const when = sendTimeOf({ delaySeconds: 0, sendAt }, context.now);
  if (!when.ok) throw new RefusalError(when.refusal);
  return withWaiting(context, complaintId, id, async (tx, waiting) => {
    await moveWaiting(tx, id, sendAt);
    await record(context, tx, waiting, "complaint.messagePlanned", { waitingId: id, sendAt });
    return { waiting: await readWaiting(tx, id, context.now, context.language) };
  });
}

/** Sends it now, in the name of whoever says so, who has looked at everything up to `lastSeenSeq`. @throws newerMessages with details.items, singleVoice */
export async function sendNow(context: Context, complaintId: string, id: string, lastSeenSeq: string): Promise<{ item: TimelineItem }> {
  return withWaiting(context, complaintId, id, async (tx, waiting, stored) => {
    mayWrite(context.viewer, stored.complaint);
    await holdBack(tx, complaintId, lastSeenSeq);
    await removeWaiting(tx, id);
    const { item } = await deliver(tx, stored, waiting.content, context, { id, uploadedBy: waiting.authorId, keepDraft: true });
    return { item };
  });
}

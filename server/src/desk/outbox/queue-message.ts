import type { Language } from "@amends/core/desk/complaint";
import type { WaitingMessage } from "@amends/core/desk/contract-outbox";
import { sql } from "kysely";
import type { Db } from "../../platform/db/connect.ts";
import { writeTogether } from "../../platform/db/write-together.ts";
import { eventsWrite } from "../../platform/record-events.ts";
import { refuse } from "../../platform/refusal-error.ts";
import type { Acting } from "../desk-context.ts";
import { draftRemoval, replyDraftKey } from "../drafts.ts";
import { givePromises } from "../give-promises.ts";
import { readMark } from "../marks-of-reading.ts";
import type { Stored } from "../store.ts";
import type { Content, Waiting } from "./content.ts";
import { waitingWrite } from "./outbox-store.ts";
import { readWaiting } from "./present-waiting.ts";

/** @throws attachmentMissing unless all files are there, one's own, and taken by nothing else. */
async function checkFiles(tx: Db, ids: readonly string[], personId: string): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from attachments where id = any(${[...ids]}::uuid[]) and uploaded_by = ${personId}::uuid and complaint_id is null`.execute(tx);
  const missing = new Set(ids).size - (rows[0]?.n ?? 0);
  if (missing > 0) refuse("attachmentMissing", { field: "attachmentIds", params: { count: missing } });
}

/**
 * Keeps an answer until its time comes, on a locked complaint. What would be refused then is refused now as far as it can be
 * known. A planned one is said in the timeline; an undo window is over before anybody could read of it.
 */
export async function queueMessage(
  tx: Db,
  stored: Stored,
  { lastSeenSeq, ...content }: Content & { readonly lastSeenSeq: string },
  when: { readonly at: string; readonly planned: boolean },
  acting: Acting & { readonly language: Language },
): Promise<WaitingMessage> {
  const { viewer, now, newId } = acting;
  const { companyId, id: complaintId } = stored.complaint;
  await checkFiles(tx, content.attachmentIds, viewer.id);
  await givePromises(tx, stored, content.promises, complaintId, { ...acting, now: when.at });
  const waiting: Omit<Waiting, "held"> = {
    id: newId(),
    companyId,
    complaintId,
    authorId: viewer.id,
    content,
    lastSeenSeq,
    planned: when.planned,
    createdAt: now,
    sendAt: when.at,
  };
  const events = when.planned ? [{ type: "complaint.messagePlanned", data: { waitingId: waiting.id, sendAt: when.at } }] : [];
  await writeTogether(tx, [
    waitingWrite(waiting),
    draftRemoval(viewer.id, replyDraftKey(complaintId)),
    readMark(viewer.id, complaintId, now),
    ...eventsWrite({ companyId, complaintId, actor: { type: "person", id: viewer.id }, at: now, newId }, events),
  ]);
  return readWaiting(tx, waiting.id, now, acting.language);
}

import type { TimelineItem } from "@amends/core/desk/contract-view";
import type { Db } from "../platform/db/connect.ts";
import type { Acting } from "./desk-context.ts";
import { draftRemoval, replyDraftKey } from "./drafts.ts";
import { givePromises } from "./give-promises.ts";
import { readMark } from "./marks-of-reading.ts";
import type { Content } from "./outbox/content.ts";
import type { Stored } from "./store.ts";
import { writeItem } from "./write-item.ts";

/** `id`: what it was called while it waited; `uploadedBy`: whose its files are, where not the sender's; `keepDraft`: another text is being written meanwhile; `toAll`: the same goes to many. */
type Delivery = { readonly id?: string; readonly uploadedBy?: string; readonly keepDraft?: boolean; readonly toAll?: boolean };

/** Puts an answer that may go out into the timeline of a locked complaint, from where the customer gets it, with the promises given in it. */
export async function deliver(
  tx: Db,
  stored: Stored,
  content: Content,
  acting: Acting,
  { id = acting.newId(), uploadedBy = acting.viewer.id, keepDraft = false, toAll = false }: Delivery = {},
): Promise<{ readonly item: TimelineItem; readonly promiseIds: readonly string[] }> {
  const { viewer, now, newId } = acting;
  const complaintId = stored.complaint.id;
  const given = await givePromises(tx, stored, content.promises, id, acting);
  const { item, stored: after } = await writeItem(
    tx,
    stored,
    {
      id,
      kind: "message",
      direction: "outbound",
      channel: content.channel ?? "form",
      subject: content.subject ?? null,
      text: content.text,
      html: content.html ?? null,
      at: now,
      attachmentIds: content.attachmentIds,
      uploadedBy,
      toAll,
    },
    { actor: { type: "person", id: viewer.id }, newId, standsFor: viewer.standsFor },
    [...(keepDraft ? [] : [draftRemoval(viewer.id, replyDraftKey(complaintId))]), readMark(viewer.id, complaintId, now)],
  );
  await given?.save(after);
  return { item, promiseIds: given?.ids ?? [] };
}

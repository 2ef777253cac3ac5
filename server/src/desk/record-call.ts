import type { TimelineItem } from "@amends/core/desk/contract-view";
import { text } from "@amends/core/shared/contract";
import { z } from "zod";
import { refuse } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { givePromises, promisesSchema } from "./give-promises.ts";
import { lockVisible } from "./load-visible.ts";
import { readMark } from "./marks-of-reading.ts";
import { mayAnswer } from "./may-answer.ts";
import { seqText } from "./send-message.ts";
import { newerMessages } from "./timeline.ts";
import { writeItem } from "./write-item.ts";

export const recordCallSchema = z.object({
  direction: z.enum(["inbound", "outbound"]),
  text: text(50_000).default(""),
  /** How long it lasted; null when nobody knows. */
  seconds: z.int().min(0).max(86_400).nullable().default(null),
  reached: z.boolean(),
  lastSeenSeq: seqText.optional(),
  /** Promises given on the telephone, recorded with the call. */
  promises: promisesSchema,
});

/** A telephone call that has taken place. It cannot be held back, but with `lastSeenSeq` the caller hears of what was missed. */
export async function recordCall(
  context: RouteContext<unknown>,
  complaintId: string,
  call: z.infer<typeof recordCallSchema>,
): Promise<{ item: TimelineItem; newer: readonly TimelineItem[]; promiseIds: readonly string[] }> {
  const { db, viewer, now, newId } = context;
  if (call.reached && call.text === "") refuse("fieldRequired", { field: "text", params: { field: "text" } });
  return db.transaction().execute(async (tx) => {
    const stored = await lockVisible(tx, viewer, complaintId);
    const { complaint } = stored;
    mayAnswer(viewer, complaint);
    const newer = call.lastSeenSeq ? await newerMessages(tx, complaintId, call.lastSeenSeq) : [];
    const id = newId();
    const given = await givePromises(tx, stored, call.promises, id, context);
    const { item, stored: after } = await writeItem(
      tx,
      stored,
      {
        id,
        kind: "call",
        direction: call.direction,
        channel: "phone",
        text: call.text,
        call: { seconds: call.seconds, reached: call.reached },
        at: now,
        attachmentIds: [],
      },
      { actor: { type: "person", id: viewer.id }, newId, standsFor: viewer.standsFor },
      [readMark(viewer.id, complaintId, now)],
    );
    await given?.save(after);
    return { item, newer, promiseIds: given?.ids ?? [] };
  });
}

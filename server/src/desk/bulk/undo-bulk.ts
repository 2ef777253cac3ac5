import type { RouteContext } from "../../platform/route.ts";
import { runCommand } from "../run-command.ts";
import { takeNoteBack } from "../write-note.ts";
import { type Done, takeBatch } from "./batch-store.ts";
import { type BulkResult, each, withNumbers } from "./run-bulk.ts";

async function undoOne(context: RouteContext<unknown>, done: Done): Promise<void> {
  if ("recordId" in done) await runCommand(context, done.id, "withdrawRecord", { recordId: done.recordId, reason: "" });
  else if ("noteId" in done) await takeNoteBack(context, done.id, done.noteId);
  else await runCommand(context, done.id, "setTags", { add: done.removed, remove: done.added });
}

/**
 * Undoes a whole batch. What others did since stands: such a complaint is refused, named, and left as it is. @throws notFound,
 * recordWithdrawn when it was undone before
 */
export async function undoBulk(context: RouteContext<unknown>, batchId: string): Promise<{ results: BulkResult[] }> {
  const items = await takeBatch(context.db, context.viewer.id, batchId, context.now);
  const byId = new Map(items.map((done) => [done.id, done]));
  const results = await each(byId.keys(), context.language, async (id) => {
    const done = byId.get(id);
    if (done) await undoOne(context, done);
  });
  return { results: await withNumbers(context, results) };
}

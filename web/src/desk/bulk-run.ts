import { deskApi, sendCommand } from "./desk-api.ts";

export type BulkAction = "assign" | "tag" | "note";
export type BulkBody =
  | { readonly action: "assign"; readonly teamId: string; readonly assigneeId: string | null; readonly note: string }
  | { readonly action: "tag"; readonly add: readonly string[] }
  | { readonly action: "note"; readonly text: string };
export type BulkOutcome = { readonly id: string; readonly ok: boolean; readonly code?: string; readonly message?: string };

export const bulkLabel: Readonly<Record<BulkAction, string>> = { assign: "list.bulkAssign", tag: "list.bulkTag", note: "list.bulkNote" };

/** So many complaints go in one request: some seconds' work, after which it is said how far it got. */
export const batchSize = 50;

export const batchesOf = <T>(items: readonly T[], size = batchSize): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** One complaint alone needs no right to work on many. @throws ApiError */
async function runOne(id: string, body: BulkBody): Promise<void> {
  if (body.action === "note") await deskApi.addNote(id, { text: body.text, attachmentIds: [] });
  else if (body.action === "tag") await sendCommand("setTags", id, { add: [...body.add], remove: [] });
  else await sendCommand("assign", id, { teamId: body.teamId, assigneeId: body.assigneeId, note: body.note });
}

/**
 * Does the same to any number of complaints, batch after batch; `onProgress` hears how many are done. Each answers for itself. Ends
 * between two batches when `stopped` says so: what was done stays done. @throws ApiError when a whole batch fails.
 */
export async function runInBatches(
  ids: readonly string[],
  body: BulkBody,
  onProgress: (done: number) => void,
  stopped: () => boolean = () => false,
): Promise<BulkOutcome[]> {
  const [only] = ids;
  if (only && ids.length === 1) {
    await runOne(only, body);
    return [{ id: only, ok: true }];
  }
  const results: BulkOutcome[] = [];
  for (const batch of batchesOf(ids)) {
    if (stopped()) break;
    results.push(...(await deskApi.bulk({ ids: batch, ...body })).results);
    onProgress(results.length);
  }
  return results;
}

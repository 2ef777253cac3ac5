import { deskApi, sendCommand } from "./desk-api.ts";
import type { BulkResult } from "./desk-types.ts";

export type BulkAction = "assign" | "tag" | "note";
export type BulkBody =
  | { readonly action: "assign"; readonly teamId: string; readonly assigneeId: string | null; readonly note: string }
  | { readonly action: "tag"; readonly add: readonly string[] }
  | { readonly action: "note"; readonly text: string };
/** What came of it, and how to take it back: all batches, newest first. Empty where nothing can be taken back. */
export type BulkRun = { readonly results: readonly BulkResult[]; readonly undos: readonly (() => Promise<readonly BulkResult[]>)[] };

export const bulkLabel: Readonly<Record<BulkAction, string>> = { assign: "list.bulkAssign", tag: "list.bulkTag", note: "list.bulkNote" };

/** So many complaints go in one request: some seconds' work, after which it is said how far it got. */
export const batchSize = 50;

export const batchesOf = <T>(items: readonly T[], size = batchSize): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));

/** One complaint alone needs no right to work on many. @throws ApiError */
async function runOne(id: string, body: BulkBody): Promise<BulkRun["undos"]> {
  const undone = async (work: Promise<unknown>) => {
    await work;
    return [{ id, ok: true }];
  };
  if (body.action === "note") {
    await deskApi.addNote(id, { text: body.text, attachmentIds: [] });
    return []; // a note is put right where it stands
  }
  if (body.action === "tag") {
    const [set] = (await sendCommand("setTags", id, { add: [...body.add], remove: [] })).events;
    const added = (set?.data.added as readonly string[] | undefined) ?? [];
    return added.length === 0 ? [] : [() => undone(sendCommand("setTags", id, { add: [], remove: [...added] }))];
  }
  const { events } = await sendCommand("assign", id, { teamId: body.teamId, assigneeId: body.assigneeId, note: body.note });
  const recordId = events.map((e) => e.data.recordId).find((each): each is string => typeof each === "string");
  return recordId ? [() => undone(sendCommand("withdrawRecord", id, { recordId }, recordId))] : [];
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
): Promise<BulkRun> {
  const [only] = ids;
  if (only && ids.length === 1) {
    return { undos: await runOne(only, body), results: [{ id: only, ok: true }] };
  }
  const results: BulkResult[] = [];
  const undos: (() => Promise<readonly BulkResult[]>)[] = [];
  for (const batch of batchesOf(ids)) {
    if (stopped()) break;
    const { results: answers, batchId } = await deskApi.bulk({ ids: batch, ...body });
    results.push(...answers);
    if (batchId) undos.unshift(async () => (await deskApi.undoBulk(batchId)).results);
    onProgress(results.length);
  }
  return { results, undos };
}

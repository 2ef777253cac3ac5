import { scopeOf } from "@amends/core/accounts/visibility";
import type { BulkInput } from "@amends/core/desk/contract-settings";
import { sql } from "kysely";
import { errorText } from "../../platform/error-texts.ts";
import { RefusalError } from "../../platform/refusal-error.ts";
import type { RouteContext } from "../../platform/route.ts";
import { visibleTo } from "../policy.ts";
import { runCommand } from "../run-command.ts";
import { writeNote } from "../write-note.ts";
import { type Done, insertBatch } from "./batch-store.ts";

export type BulkResult = { readonly id: string; readonly ok: boolean; readonly code?: string; readonly message?: string; readonly number?: string };

const textsOf = (value: unknown) => (Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : []);

/** Does it to one complaint; gives what undoing it takes, null where nothing changed. */
async function one(context: RouteContext<unknown>, id: string, input: BulkInput): Promise<Done | null> {
  switch (input.action) {
    case "assign": {
      const { events } = await runCommand(context, id, "assign", { teamId: input.teamId, assigneeId: input.assigneeId, note: input.note, reason: "" });
      const recordId = events.map((e) => e.data.recordId).find((each) => typeof each === "string");
      return typeof recordId === "string" ? { id, recordId } : null;
    }
    case "tag": {
      const [set] = (await runCommand(context, id, "setTags", { add: input.add, remove: input.remove })).events;
      return set ? { id, added: textsOf(set.data.added), removed: textsOf(set.data.removed) } : null;
    }
    case "note":
      return { id, noteId: (await writeNote(context, id, { text: input.text, attachmentIds: [], promises: [] })).item.id };
  }
}

/** Runs `work` for each id alone: what is refused for one does not stop the others. */
export async function each(ids: Iterable<string>, language: RouteContext<unknown>["language"], work: (id: string) => Promise<void>): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const id of new Set(ids)) {
    try {
      await work(id);
      results.push({ id, ok: true });
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      const { code, params } = error.refusal;
      results.push({ id, ok: false, code, message: errorText(code, language, params) });
    }
  }
  return results;
}

/** Those that were refused with their numbers, as far as this person may see them. */
export async function withNumbers({ db, viewer }: Pick<RouteContext<unknown>, "db" | "viewer">, results: readonly BulkResult[]): Promise<BulkResult[]> {
  const ids = results.flatMap((r) => (r.ok ? [] : [r.id]));
  if (ids.length === 0) return [...results];
  const { rows } = await sql<{ id: string; number: string }>`
    select c.id, c.number from complaints c where c.id = any(${ids}::uuid[]) and ${visibleTo(scopeOf(viewer))}`.execute(db);
  const numbers = new Map(rows.map((row) => [row.id, row.number]));
  return results.map((r) => ({ ...r, ...(numbers.has(r.id) ? { number: numbers.get(r.id) ?? "" } : {}) }));
}

/** The same on many complaints, each in a transaction of its own. `batchId` undoes all of it; null when nothing was changed. */
export async function runBulk(context: RouteContext<unknown>, input: BulkInput): Promise<{ results: BulkResult[]; batchId: string | null }> {
  const done: Done[] = [];
  const results = await each(input.ids, context.language, async (id) => {
    const undo = await one(context, id, input);
    if (undo) done.push(undo);
  });
  return { results: await withNumbers(context, results), batchId: done.length > 0 ? await insertBatch(context, done) : null };
}

import type { BulkInput } from "@amends/core/desk/contract-settings";
import { errorText } from "../platform/error-texts.ts";
import { RefusalError } from "../platform/refusal-error.ts";
import type { RouteContext } from "../platform/route.ts";
import { runCommand } from "./run-command.ts";
import { writeNote } from "./write-note.ts";

export type BulkResult = { readonly id: string; readonly ok: boolean; readonly code?: string; readonly message?: string };

function one(context: RouteContext<unknown>, id: string, input: BulkInput): Promise<unknown> {
  switch (input.action) {
    case "assign":
      return runCommand(context, id, "assign", { teamId: input.teamId, assigneeId: input.assigneeId, note: input.note, reason: "" });
    case "tag":
      return runCommand(context, id, "setTags", { add: input.add, remove: input.remove });
    case "note":
      return writeNote(context, id, { text: input.text, attachmentIds: [], promises: [] });
  }
}

/** The same on many complaints, each in a transaction of its own: what is refused for one does not stop the others. */
export async function runBulk(context: RouteContext<unknown>, input: BulkInput): Promise<{ results: BulkResult[] }> {
  const results: BulkResult[] = [];
  for (const id of new Set(input.ids)) {
    try {
      await one(context, id, input);
      results.push({ id, ok: true });
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      const { code, params } = error.refusal;
      results.push({ id, ok: false, code, message: errorText(code, context.language, params) });
    }
  }
  return { results };
}

import { refusal } from "../shared/refusal.ts";
import type { Complaint } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, unchanged } from "./stamp.ts";

/** More tags than this tell nothing apart. */
const maxTags = 30;

export function decideSetTags(complaint: Complaint, command: Command<"setTags">, _context: DeskContext): Decision {
  const kept = complaint.tags.filter((tag) => !command.remove.includes(tag));
  const added = [...new Set(command.add)].filter((tag) => !kept.includes(tag));
  const tags = [...kept, ...added];
  if (tags.length > maxTags) return refusal("tooManyTags", { field: "add", params: { max: maxTags } });
  const removed = complaint.tags.filter((tag) => !tags.includes(tag));
  const fresh = added.filter((tag) => !complaint.tags.includes(tag));
  return removed.length + fresh.length === 0 ? unchanged(complaint) : changed(complaint, { tags }, event("complaint.tagsSet", { added: fresh, removed }));
}

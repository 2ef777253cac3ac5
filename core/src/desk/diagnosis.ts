import type { Complaint, Diagnosis } from "./complaint.ts";
import type { Command } from "./contract-commands.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { changed, event, unchanged } from "./stamp.ts";
import { boardFields } from "./vocabulary.ts";

const texts = ["feelings", "need", "expectation", "reach", "gravity", "evidence", "ownSide", "limits"] as const satisfies readonly (keyof Diagnosis)[];

/** Writes on the board and into the fields of the diagnosis; what is not named stays. It is a working paper: the event names the fields, not the texts. */
export function decideDiagnose(complaint: Complaint, command: Command<"diagnose">, _context: DeskContext): Decision {
  const { diagnosis } = complaint;
  const fields: string[] = [];
  const board = { ...diagnosis.board };
  for (const field of boardFields) {
    const text = command.board?.[field];
    if (text === undefined || text === board[field]) continue;
    board[field] = text;
    fields.push(`board.${field}`);
  }
  const next: Record<string, string> = {};
  for (const field of texts) {
    const text = command[field];
    if (text === undefined || text === diagnosis[field]) continue;
    next[field] = text;
    fields.push(field);
  }
  return fields.length ? changed(complaint, { diagnosis: { ...diagnosis, ...next, board } }, event("complaint.diagnosed", { fields })) : unchanged(complaint);
}

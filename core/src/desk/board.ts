import type { Instant } from "../shared/record.ts";
import type { Complaint } from "./complaint.ts";
import { type BoardField, boardFields } from "./vocabulary.ts";

/** One field of the 5W1H board: what was written there, else what intake recorded, else nothing. `at` is set for a time not put in words. */
export type BoardEntry = { readonly text: string; readonly at: Instant | null; readonly from: "written" | "recorded" | "nothing" };

const joined = (...parts: string[]) => parts.filter((part) => part !== "").join(" · ");

/** What intake already says to each question. The customer's name stands in the customer's record and is handed in. */
function recorded(complaint: Complaint, customerName: string): Record<BoardField, { text: string; at?: Instant | null }> {
  const { intake } = complaint;
  const firstLine = intake.facts.split(/\r?\n/).find((line) => line.trim() !== "") ?? "";
  return {
    who: { text: joined(customerName, intake.representative?.name ?? "", intake.respondent.unit, intake.respondent.person) },
    what: { text: joined(intake.product.name, intake.product.model, intake.title || intake.summary || firstLine) },
    when: { text: "", at: intake.occurredAt },
    where: { text: intake.place },
    why: { text: "" },
    how: { text: intake.priorContact },
  };
}

/** The 5W1H board as it stands: it fills itself from intake, and what somebody wrote on it goes first. */
export function boardOf(complaint: Complaint, customerName = ""): Record<BoardField, BoardEntry> {
  const known = recorded(complaint, customerName);
  const entries = boardFields.map((field): [BoardField, BoardEntry] => {
    const written = complaint.diagnosis.board[field];
    if (written !== "") return [field, { text: written, at: null, from: "written" }];
    const { text, at = null } = known[field];
    return [field, { text, at, from: text !== "" || at !== null ? "recorded" : "nothing" }];
  });
  return Object.fromEntries(entries) as Record<BoardField, BoardEntry>;
}

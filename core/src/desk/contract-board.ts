import { z } from "zod";
import { id } from "../shared/contract.ts";
import type { ComplaintRow, Count } from "./contract-view.ts";

/** What burns, in the order of how much. 'dueSoon' = within the next four hours. */
export const boardSections = ["crisis", "breached", "dueSoon", "approvals", "brokenPromises", "unowned"] as const;
export type BoardSection = (typeof boardSections)[number];

/** Hours within which a deadline counts as the soonest. */
export const soonHours = 4;

/** What a board shows of a complaint: it hangs on walls, so no customer is named. */
export type BoardItem = Pick<
  ComplaintRow,
  "id" | "number" | "title" | "language" | "severity" | "teamId" | "assigneeId" | "nextDueAt" | "nextDueKind" | "nextDueLabels" | "receivedAt"
>;

/** Soonest due first. The count is exact to 100. */
export type BoardPart = { readonly total: Count; readonly items: readonly BoardItem[] };

/** GET /api/board: of what the viewer sees, or of one team and those below it. */
export type Board = { readonly at: string; readonly parts: Readonly<Record<BoardSection, BoardPart>> };

export const boardQuery = z.object({ teamId: id.optional() });

import { z } from "zod";
import type { Actor, Instant } from "../shared/record.ts";
import { errandEnds } from "./errand-record.ts";

/**
 * Something the reader was asked to do, or their team. It says what is to be done and for which number, and nothing else of the
 * complaint: who is asked to look on a shelf need not know who complained about what. `opens`: may they open the complaint all the same?
 */
export type AskedErrand = {
  readonly complaintId: string;
  readonly number: string;
  readonly opens: boolean;
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly dueAt: Instant;
  readonly askedAt: Instant;
  readonly askedBy: Actor;
  readonly askedByName: string | null;
  /** Whose it is, when the reader stands in for them. */
  readonly insteadOf: string | null;
  /** Asked of a team that nobody has taken it for yet. */
  readonly teamId: string | null;
};

/** GET /api/errands: soonest due first. */
export type ErrandList = { readonly items: readonly AskedErrand[] };

/** POST /api/errands/:complaintId/:recordId/end */
export const endOwnErrandSchema = z.strictObject({
  as: z.enum(errandEnds).extract(["done", "givenBack"]),
  note: z.string().trim().max(1_000).default(""),
});

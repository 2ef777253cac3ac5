import type { Instant, Stamp } from "../shared/record.ts";
import type { Takeover } from "./complaint.ts";

/** How an errand ended: it was done; whoever was asked gives it back; whoever works the complaint no longer wants it. */
export const errandEnds = ["done", "givenBack", "cancelled"] as const;
export type ErrandEnd = (typeof errandEnds)[number];

/**
 * Something a colleague or another team is asked to do for a complaint ('the warehouse checks the stock'). Unlike a step of the plan
 * (step.ts) it was not promised to the customer: it may be moved without telling them, given back or cancelled, and whoever is asked
 * need not see the complaint; so `title` and `note` say all they have to know.
 */
export type Errand = Stamp & {
  readonly title: string;
  readonly note: string;
  /** Asked of a team; any of it may take it. null = asked of a person. */
  readonly teamId: string | null;
  /** Who does it; null while nobody of the team has taken it. */
  readonly ownerId: string | null;
  /** Due now; `moves` keep where it was. */
  readonly dueAt: Instant;
  readonly taken: Stamp | null;
  readonly moves: readonly (Stamp & { readonly fromDueAt: Instant; readonly toDueAt: Instant })[];
  readonly ended: (Stamp & { readonly as: ErrandEnd }) | null;
  /** Who owed it before, oldest first; absent while it never passed on. */
  readonly takeovers?: readonly Takeover[] | undefined;
};

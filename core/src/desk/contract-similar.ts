import { z } from "zod";
import { id, line, text } from "../shared/contract.ts";
import type { Instant } from "../shared/record.ts";
import { contactSchema } from "./contract-intake.ts";
import type { ComplaintState, LinkKind } from "./vocabulary.ts";

/** POST /api/complaints/similar: what is known while the form is being filled in. */
export const similarSchema = z.object({
  customerId: id.nullable().default(null),
  contacts: z.array(contactSchema).max(8).default([]),
  orderNo: line(80).default(""),
  plate: line(40).default(""),
  text: text(20_000).default(""),
  /** The complaint itself, when it exists already. */
  exceptId: id.optional(),
});
export type SimilarInput = z.infer<typeof similarSchema>;

export const similarReasons = ["contact", "order", "plate", "text"] as const;
export type SimilarReason = (typeof similarReasons)[number];

/** `duplicate`: the same matter, not settled yet; `repeat`: the same person or thing again; `collective`: others say the same. */
export type SimilarComplaint = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: ComplaintState;
  readonly receivedAt: Instant;
  readonly kind: LinkKind;
  readonly because: readonly SimilarReason[];
};

/** How alike two texts must be (shared terms by the shorter one's) to be the same matter of one person, and of several. */
const sameMatter = 0.4;

/** What connects an earlier complaint with the one being recorded. `share` = part of the terms both texts have, 0 to 1. */
export function similarKind(match: { readonly because: readonly SimilarReason[]; readonly state: ComplaintState; readonly share: number }): LinkKind {
  const thing = match.because.includes("order") || match.because.includes("plate");
  const person = match.because.includes("contact");
  if (!person && !thing) return "collective";
  const same = match.because.includes("order") || match.share >= sameMatter;
  return match.state !== "closed" && same ? "duplicate" : "repeat";
}

/** Share of the terms two texts have in common, by the one with fewer; 0 when one of them says next to nothing. */
export function sharedTerms(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size < 6) return 0;
  let common = 0;
  for (const term of few) if (many.has(term)) common++;
  return common / few.size;
}

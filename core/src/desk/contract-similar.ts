import { z } from "zod";
import { id, line, text } from "../shared/contract.ts";
import type { Instant } from "../shared/record.ts";
import { contactSchema } from "./contract-intake.ts";
import type { SimilarReason } from "./similar.ts";
import type { ComplaintState, LinkKind } from "./vocabulary.ts";

/** POST /api/complaints/similar: what is known while the form is being filled in. */
export const similarSchema = z.object({
  customerId: id.nullable().default(null),
  contacts: z.array(contactSchema).max(8).default([]),
  orderNo: line(80).default(""),
  plate: line(40).default(""),
  product: line(200).default(""),
  categoryId: line(80).nullable().default(null),
  text: text(20_000).default(""),
  /** The complaint itself, when it exists already. */
  exceptId: id.optional(),
});
export type SimilarInput = z.infer<typeof similarSchema>;

/** `kind` and `because` are what `findSimilar` says: duplicate, repeat or collective, and on what ground. */
export type SimilarComplaint = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: ComplaintState;
  readonly receivedAt: Instant;
  readonly kind: LinkKind;
  readonly because: readonly SimilarReason[];
};

/** `earlierCount`: how often the same kind came before, of this person or about this order (`countRecurring`); it goes into the assessment. */
export type SimilarAnswer = { readonly items: readonly SimilarComplaint[]; readonly earlierCount: number };

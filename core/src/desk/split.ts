import { z } from "zod";
import { line, requiredLine, requiredText, text } from "../shared/contract.ts";
import type { Complaint } from "./complaint.ts";
import { type CreateComplaintInput, createComplaintSchema } from "./contract-intake.ts";
import { kindOf, placementOf, severityOf } from "./state.ts";
import { demandTypes } from "./vocabulary.ts";

/** POST /api/complaints/:id/splits: the part that becomes a complaint of its own, in the customer's words. */
export const splitSchema = z.object({
  title: requiredLine(200),
  facts: requiredText(20_000),
  demand: z.object({ types: z.array(z.enum(demandTypes)).max(8).default([]), text: text(5_000).default("") }),
  categoryId: line(80).nullable().default(null),
});
export type Split = z.infer<typeof splitSchema>;

/**
 * What the part is recorded as: the same customer, received when the whole was (splitting gains nobody time), with whoever works the
 * whole, and a link to it. A deadline of an authority stays with the whole; what was offered, agreed or promised there stays there.
 */
export function partOf(whole: Complaint, { title, facts, demand, categoryId }: Split): CreateComplaintInput {
  const { intake } = whole;
  const { teamId, assigneeId } = placementOf(whole);
  return createComplaintSchema.parse({
    language: whole.language,
    complainant: { customerId: whole.customerId },
    intake: {
      title,
      facts,
      demand,
      categoryId: categoryId ?? intake.categoryId,
      channel: intake.channel,
      receivedAt: intake.receivedAt,
      occurredAt: intake.occurredAt,
      place: intake.place,
      respondent: intake.respondent,
      product: intake.product,
      anonymous: intake.anonymous,
    },
    kind: kindOf(whole),
    severity: severityOf(whole),
    teamId,
    assigneeId,
    links: [{ kind: "parent", complaintId: whole.id }],
  });
}

import { z } from "zod";
import { line, text } from "../shared/contract.ts";
import type { Stamp } from "../shared/record.ts";
import type { Refusal } from "../shared/refusal.ts";
import type { Proposal } from "./assessment-evidence.ts";
import type { ComplaintEvent, DecisionContext } from "./decision.ts";
import { event, newStamp } from "./stamp.ts";

/** What the words suggest and a person may judge otherwise. Severity keeps its own reason (severity-record.ts). */
export const overrideFields = ["category", "specialKind", "riskFlag", "personality", "motive", "mainWant"] as const;
export type OverrideField = (typeof overrideFields)[number];

/** A proposal somebody decided against: `taken` instead of `proposed` (null = it does not apply); the stamp's reason says why. */
export type OverrideRecord = Stamp & { readonly field: OverrideField; readonly proposed: string; readonly taken: string | null };

export const overrideSchema = z.object({
  field: z.enum(overrideFields),
  proposed: line(80),
  taken: line(80).nullable(),
  reason: text(500).default(""),
});
export type OverrideInput = z.infer<typeof overrideSchema>;

/** Less sure than this, a proposal is a hint only: to choose otherwise needs no reason. */
const worthAReason = 0.5;

/** The proposal that was decided against by choosing `taken`; null when it is one of the proposed, nothing was chosen, or the words said little. */
export function overrideOf(field: OverrideField, proposals: readonly Proposal<string>[], taken: string | null): Omit<OverrideInput, "reason"> | null {
  const [first] = proposals;
  if (!first || first.confidence < worthAReason || taken === null || proposals.some((p) => p.value === taken)) return null;
  return { field, proposed: first.value, taken };
}

/** An override without its reason is not kept. The field names the box: `overrides.personality`. */
export function overrideProblems(overrides: readonly OverrideInput[] = []): Refusal[] {
  return overrides.filter((o) => o.reason === "").map((o) => ({ code: "reasonMissing", field: `overrides.${o.field}` }));
}

export function overrideRecords(overrides: readonly OverrideInput[] = [], context: DecisionContext): OverrideRecord[] {
  return overrides.map(({ field, proposed, taken, reason }) => ({ ...newStamp(context, reason), field, proposed, taken }));
}

export const overrideEvent = ({ id, field, proposed, taken }: OverrideRecord): ComplaintEvent =>
  event("complaint.proposalOverridden", { recordId: id, field, proposed, taken });

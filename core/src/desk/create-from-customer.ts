import { z } from "zod";
import { language, line, text } from "../shared/contract.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import { contactSchema } from "./contract-intake.ts";
import { type CreateFacts, createdEvent } from "./create-complaint.ts";
import type { Decision, DeskContext } from "./decision.ts";
import { emptyIntake, newComplaint } from "./new-complaint.ts";
import { newStamp } from "./stamp.ts";
import { demandTypes } from "./vocabulary.ts";

/** What the customer's own form asks: facts, remedy and one contact; the rest is for whoever wants to say more. */
export const customerFormSchema = z.object({
  facts: text(20_000).default(""),
  remedy: text(5_000).default(""),
  demandTypes: z.array(z.enum(demandTypes)).max(8).default([]),
  name: line(120).default(""),
  contacts: z.array(contactSchema).max(4).default([]),
  orderNo: line(80).default(""),
  language: language.optional(),
});
export type CustomerForm = z.infer<typeof customerFormSchema>;

/** Every reason why the customer's form cannot be sent yet. */
export function customerFormProblems(form: CustomerForm): Refusal[] {
  const problems: Refusal[] = [];
  if (form.facts === "") problems.push({ code: "factsMissing", field: "facts" });
  if (form.remedy === "") problems.push({ code: "remedyMissing", field: "remedy" });
  if (!form.contacts.some((c) => c.value !== "")) problems.push({ code: "contactMissing", field: "contacts" });
  return problems;
}

/** A complaint the customer sends in alone; it lies unassigned with `facts.teamId`, and what the form did not ask is 'to complete'. */
export function createFromCustomer(form: CustomerForm, facts: CreateFacts, context: DeskContext): Decision {
  const [problem, ...more] = customerFormProblems(form);
  if (problem) return { ok: false, refusal: more.length ? { ...problem, details: { problems: [problem, ...more] } } : problem };
  if (!context.teamIds.includes(facts.teamId)) return refusal("unknownTeam", { field: "teamId" });
  const placement = { ...newStamp(context), kind: "assignment" as const, teamId: facts.teamId, assigneeId: null, note: "" };
  const complaint = newComplaint({
    id: facts.id,
    number: facts.number,
    companyId: facts.companyId,
    customerId: facts.customerId,
    language: form.language ?? facts.language,
    created: newStamp(context),
    firstOwnerId: null,
    intake: {
      ...emptyIntake,
      facts: form.facts,
      demand: { types: [...new Set(form.demandTypes)], text: form.remedy },
      channel: "form",
      receivedAt: context.now,
      anonymous: form.name === "",
      product: { ...emptyIntake.product, orderNo: form.orderNo },
    },
    kinds: [{ ...newStamp(context), kind: "complaint" }],
    severities: [{ ...newStamp(context), severity: "ordinary", proposed: null }],
    placements: [placement],
  });
  return { ok: true, complaint, events: [createdEvent(complaint, placement)] };
}

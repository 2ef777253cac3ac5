import { z } from "zod";
import { id, instant, language, line, money, text } from "../shared/contract.ts";
import { overrideSchema } from "./override.ts";
import {
  channels,
  complaintKinds,
  demandTypes,
  linkKinds,
  mainWants,
  motives,
  personalities,
  referralBodies,
  riskFlags,
  severities,
  specialKinds,
  standings,
} from "./vocabulary.ts";

/** The intake form. The strict required few are checked by `missingAtIntake`, so that drafts and imports may lack them. */
export const intakeSchema = z.object({
  title: line(200).default(""),
  facts: text(20_000).default(""),
  summary: text(5_000).default(""),
  demand: z.object({ types: z.array(z.enum(demandTypes)).max(8).default([]), text: text(5_000).default("") }).prefault({}),
  channel: z.enum(channels),
  categoryId: line(80).nullable().default(null),
  receivedAt: instant.optional(),
  occurredAt: instant.nullable().default(null),
  place: line(200).default(""),
  respondent: z.object({ unit: line().default(""), person: line().default(""), personId: id.nullable().default(null) }).prefault({}),
  product: z.object({ name: line().default(""), model: line().default(""), orderNo: line(80).default(""), plate: line(40).default("") }).prefault({}),
  amount: money.nullable().default(null),
  priorContact: text(5_000).default(""),
  representative: z
    .object({ name: line(), authorisation: text(1_000) })
    .nullable()
    .default(null),
  referral: z
    .object({ body: z.enum(referralBodies), number: line(80), dueAt: instant.nullable(), reply: text(2_000).default("") })
    .nullable()
    .default(null),
  anonymous: z.boolean().default(false),
  riskFlags: z.array(z.enum(riskFlags)).max(6).default([]),
});
export type IntakeInput = z.infer<typeof intakeSchema>;

/**
 * Some fields of the intake form; what is absent stays as it is. Defaults are taken off: zod fills the default of an
 * optional field too, so that `intakeSchema.partial()` would empty every field that was not sent.
 */
const form = intakeSchema.shape;
export const intakePatchSchema = z
  .object({
    title: form.title.unwrap(),
    facts: form.facts.unwrap(),
    summary: form.summary.unwrap(),
    demand: form.demand.unwrap(),
    channel: form.channel,
    categoryId: form.categoryId.unwrap(),
    receivedAt: form.receivedAt,
    occurredAt: form.occurredAt.unwrap(),
    place: form.place.unwrap(),
    respondent: form.respondent.unwrap(),
    product: form.product.unwrap(),
    amount: form.amount.unwrap(),
    priorContact: form.priorContact.unwrap(),
    representative: form.representative.unwrap(),
    referral: form.referral.unwrap(),
    anonymous: form.anonymous.unwrap(),
    riskFlags: form.riskFlags.unwrap(),
  })
  .partial();
export type IntakePatch = z.infer<typeof intakePatchSchema>;

export const contactKinds = ["phone", "email", "wechat", "line", "address", "other"] as const;
export type ContactKind = (typeof contactKinds)[number];
export const contactSchema = z.object({ kind: z.enum(contactKinds), value: line(200) });

export const complainantSchema = z.object({
  /** An existing customer, or null: then one is found by contact or made. */
  customerId: id.nullable().default(null),
  name: line(120).default(""),
  standing: z.enum(standings).default("private"),
  contacts: z.array(contactSchema).max(8).default([]),
});

/** POST /api/complaints */
export const createComplaintSchema = z.object({
  language: language.optional(),
  complainant: complainantSchema,
  intake: intakeSchema,
  kind: z.enum(complaintKinds).default("complaint"),
  severity: z.enum(severities).default("ordinary"),
  severityProposed: z.enum(severities).nullable().default(null),
  /** Required when `severity` differs from what was proposed. */
  severityReason: text(500).default(""),
  specials: z.array(z.enum(specialKinds)).max(5).default([]),
  personality: z.enum(personalities).nullable().default(null),
  motive: z.enum(motives).nullable().default(null),
  mainWant: z.enum(mainWants).nullable().default(null),
  /** Proposals decided against, each with the reason. */
  overrides: z.array(overrideSchema).max(12).default([]),
  teamId: id.optional(),
  assigneeId: id.nullable().optional(),
  promises: z
    .array(z.object({ what: text(500), dueAt: instant }))
    .max(10)
    .default([]),
  attachmentIds: z.array(id).max(20).default([]),
  links: z
    .array(z.object({ kind: z.enum(linkKinds), complaintId: id }))
    .max(20)
    .default([]),
  /** The draft it was typed in, removed on success. */
  draftKey: line(120).optional(),
});
export type ComplainantInput = z.infer<typeof complainantSchema>;
export type CreateComplaintInput = z.infer<typeof createComplaintSchema>;

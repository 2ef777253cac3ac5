import { z } from "zod";
import { id, line, requiredLine, text } from "../shared/contract.ts";
import type { Language } from "./complaint.ts";
import type { Attachment } from "./contract-view.ts";
import { customerFormSchema } from "./create-from-customer.ts";
import type { CustomerView } from "./customer-view.ts";

/** What the customer's page asks and gets. No account, no cookie: a signed time token to submit, the tracking token to follow. */

export const publicLimits = { files: 10, facts: 20_000, remedy: 5_000, message: 10_000 } as const;

/** GET /api/public/form?company= */
export const publicFormQuery = z.object({ company: line(80).optional() });
export type PublicForm = {
  /** Signed; good for one complaint, not before `minSeconds` and not after `expiresAt`. */
  readonly formToken: string;
  readonly minSeconds: number;
  readonly expiresAt: string;
  /** Whom the complaint goes to; null when several companies are served here and none was named. */
  readonly company: PublicCompany | null;
  readonly companies: readonly PublicCompany[];
  readonly languages: readonly Language[];
  readonly maxFiles: number;
  readonly maxFileBytes: number;
};
export type PublicCompany = { readonly slug: string; readonly name: string; readonly demo: boolean };

/** POST /api/public/complaints. `website` is the honeypot: people do not see it, programs fill it in. */
export const publicComplaintSchema = customerFormSchema.omit({ name: true, orderNo: true }).extend({
  formToken: requiredLine(400),
  company: requiredLine(80),
  attachmentIds: z.array(id).max(publicLimits.files).default([]),
  website: z.string().max(500).default(""),
});
export type PublicComplaintInput = z.input<typeof publicComplaintSchema>;
export type PublicReceipt = {
  readonly number: string;
  readonly trackingUrl: string;
  readonly trackingQrSvg: string;
  readonly trackingUntil: string;
  readonly acknowledgement: string;
};

/** POST /api/public/tracking/:token/messages */
export const publicMessageSchema = z.object({ text: text(publicLimits.message).default(""), attachmentIds: z.array(id).max(publicLimits.files).default([]) });
export const publicAnswerSchema = z.object({ accepted: z.boolean(), note: text(1_000).default("") });
export const publicConfirmSchema = z.object({ note: text(1_000).default("") });
export const publicWithdrawSchema = z.object({ text: text(1_000).default("") });
export const publicRatingSchema = z.object({
  stars: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
  text: text(2_000).default(""),
});

/** GET /api/public/tracking/:token, and the answer to everything the customer does there. */
export type PublicTracking = {
  readonly complaint: CustomerView;
  readonly company: { readonly name: string; readonly demo: boolean };
  /** Who looks after it, by name; null while nobody has it and once it is closed. */
  readonly handler: string | null;
  readonly messages: readonly PublicMessage[];
  /** Number of the complaint the link was made for, where that was merged into this one. */
  readonly mergedFrom: string | null;
};
export type PublicMessage = {
  readonly id: string;
  readonly seq: string;
  readonly at: string;
  readonly from: "you" | "team";
  readonly author: string | null;
  readonly subject: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
};

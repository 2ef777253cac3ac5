import { z } from "zod";
import { instant } from "../shared/contract.ts";

/**
 * Who changed ('changes') or who looked ('looks'). `kind` is the start of an event type or a subject type: 'complaint',
 * 'person.signedIn' …; `until` is exclusive. Newest first; `after` is the cursor of the page before.
 */
export const auditQuery = z.object({
  source: z.enum(["changes", "looks"]).default("changes"),
  kind: z
    .string()
    .regex(/^[A-Za-z.]{1,60}$/)
    .optional(),
  personId: z.uuid().optional(),
  complaintId: z.uuid().optional(),
  from: instant.optional(),
  until: instant.optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.output<typeof auditQuery>;

export type AuditRow = {
  readonly id: string;
  readonly at: string;
  readonly source: "changes" | "looks";
  readonly type: string;
  readonly by: { readonly type: "person" | "customer" | "system"; readonly id: string | null; readonly name: string | null };
  readonly subject: { readonly type: string; readonly id: string; readonly label: string | null };
  readonly complaint: { readonly id: string; readonly number: string } | null;
  readonly data: Readonly<Record<string, unknown>>;
};
export type AuditPage = { readonly rows: readonly AuditRow[]; readonly next: string | null };

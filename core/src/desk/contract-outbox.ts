import { z } from "zod";
import { instant } from "../shared/contract.ts";
import type { Instant } from "../shared/record.ts";
import { type Refusal, refusal } from "../shared/refusal.ts";
import type { Attachment } from "./contract-view.ts";

/** Nobody plans an answer further ahead than this, in days: by then what it says is no longer so. A rule of ours. */
export const longestPlanDays = 90;

/** When something goes out: after its undo window (0 = at once), or at a time somebody chose. */
export const sendWhenShape = {
  delaySeconds: z.int().min(0).max(60).default(0),
  sendAt: instant.nullable().default(null),
} as const;
export type SendWhen = { readonly delaySeconds: number; readonly sendAt: Instant | null };

export const planSchema = z.object({ sendAt: instant });

/** The moment it goes out, null = at once; or why that time cannot be. */
export function sendTimeOf(
  { delaySeconds, sendAt }: SendWhen,
  now: Instant,
): { readonly ok: true; readonly at: Instant | null } | { readonly ok: false; readonly refusal: Refusal } {
  if (sendAt === null) return { ok: true, at: delaySeconds === 0 ? null : new Date(Date.parse(now) + delaySeconds * 1_000).toISOString() };
  if (sendAt <= now) return refusal("dueInPast", { field: "sendAt" });
  if (Date.parse(sendAt) - Date.parse(now) > longestPlanDays * 86_400_000) return refusal("planTooFar", { field: "sendAt", params: { days: longestPlanDays } });
  return { ok: true, at: sendAt };
}

/** An answer that has not gone out yet, as people who work the complaint see it. */
export type WaitingMessage = {
  readonly id: string;
  readonly complaintId: string;
  readonly subject: string | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly authorId: string;
  readonly createdAt: Instant;
  readonly sendAt: Instant;
  /** False = only its undo window is running. */
  readonly planned: boolean;
  /** Milliseconds until then when this was asked, by the server's clock. */
  readonly inMs: number;
  /** Something spoke against it when its time came: it waits for somebody to decide. */
  readonly held: { readonly at: Instant; readonly code: string; readonly message: string } | null;
};

/** The same in the list of everything that waits to be sent. */
export type WaitingRow = WaitingMessage & { readonly number: string; readonly title: string; readonly authorName: string };

/** What comes back into the composer when an answer is taken back. */
export type TakenBack = {
  readonly text: string;
  readonly subject: string | null;
  readonly files: readonly Attachment[];
};

import { z } from "zod";
import { id } from "../shared/contract.ts";
import type { Instant } from "../shared/record.ts";
import type { NoticeKind } from "./notice-kind.ts";

/** One line behind the bell. `event` and `data` say what happened (a sentence each, notices.json); `times`: so often since it was last read. */
export type Notice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly read: boolean;
  readonly times: number;
  /** The person wants a sign of the browser for it. */
  readonly alert: boolean;
  readonly by: { readonly type: "person" | "customer" | "system"; readonly name: string | null };
  /** null for what is not about a complaint. The title is empty for who reads personal data masked. */
  readonly complaint: { readonly id: string; readonly number: string; readonly title: string } | null;
};

/** GET /api/notices: the unread ones and what was read lately, newest first. `unread` is exact to 100. */
export type NoticeList = { readonly unread: number; readonly items: readonly Notice[] };

/** Which notices: some of them, all about a complaint, or all there are. */
export const readingSchema = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(200) }),
  z.strictObject({ complaintId: id }),
  z.strictObject({ all: z.literal(true) }),
]);
export type Reading = z.output<typeof readingSchema>;

export const unreadSchema = z.strictObject({ ids: z.array(id).min(1).max(200) });

/** GET /api/notices/ways: can the company send mail? `pushKey`: what a browser needs to take push messages from here. */
export type WaysOut = { readonly mail: boolean; readonly pushKey: string };

const base64url = z.string().regex(/^[\w-]{16,120}=*$/);
const endpoint = z.string().max(1_000);
/** POST /api/notices/push: a browser's own PushSubscription, as its toJSON gives it. */
export const pushSubscriptionSchema = z.object({ endpoint, keys: z.object({ p256dh: base64url, auth: base64url }) });
export type PushSubscriptionInput = z.output<typeof pushSubscriptionSchema>;
export const pushRemovalSchema = z.object({ endpoint });

/** GET /api/notices/calendar: since when there is an address for calendar programs, and when one last read it (to the hour). */
export type CalendarFeed = { readonly since: Instant | null; readonly readAt: Instant | null };

import type { Complaint, Language } from "@amends/core/desk/complaint";
import type { Abilities, Attachment, ComplaintRow, CustomerBrief, TimelineItem } from "@amends/core/desk/contract-view";
import type { Instant } from "@amends/core/shared/record";

/** Answers of the server's desk that are not in core's view contract. */

export type CommandAnswer = {
  readonly complaint: Complaint;
  readonly abilities: Abilities;
  readonly version: number;
  readonly events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
};

export type CreatedComplaint = {
  readonly id: string;
  readonly number: string;
  readonly acknowledgement: { readonly language: Language; readonly text: string; readonly byMail: boolean };
  readonly trackingUrl: string;
  readonly trackingQrSvg: string;
};

export type TrackingLink = {
  readonly id: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt?: Instant | null;
};
export type NewTrackingLink = { readonly url: string; readonly qrSvg: string; readonly expiresAt: Instant };

export type CustomerPageData = CustomerBrief & {
  readonly history: readonly ComplaintRow[];
  readonly merged: readonly { readonly id: string; readonly name: string; readonly mergedAt: Instant }[];
};

export type UploadedFile = Attachment;
export type TimelineMessage = Extract<TimelineItem, { type: "message" }>;
export type TimelineEvent = Extract<TimelineItem, { type: "event" }>;

/** One complaint of several that something was done to at once. */
export type BulkResult = { readonly id: string; readonly ok: boolean; readonly code?: string; readonly message?: string; readonly number?: string };

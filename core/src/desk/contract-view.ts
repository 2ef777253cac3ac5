import type { ClockLabels } from "../shared/clock.ts";
import type { Actor, Instant } from "../shared/record.ts";
import { isSuperior, type Viewer } from "../shared/role.ts";
import type { ApprovalRequest } from "./approval-request.ts";
import type { Complaint, Language } from "./complaint.ts";
import type { ContactKind } from "./contract-intake.ts";
import type { WaitingMessage } from "./contract-outbox.ts";
import type { Channel, ComplaintKind, ComplaintState, Outcome, Phase, Severity, Standing } from "./vocabulary.ts";

/** Shapes that leave the server (GET). Personal data in them is masked where the viewer's role demands it (`masked`). */

export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly url: string;
  readonly previewUrl: string | null;
};

/** The merged complaint an entry comes from, where it is not the one whose page it stands on. */
export type ItemSource = { readonly complaintId: string; readonly number: string };
/** What became of the mail that carried a message. `reason`: a code of errors.json; `detail`: what the other server said. */
export type MailFate = { readonly state: "waiting" | "sent" | "failed"; readonly reason: string | null; readonly detail: string };

/** An entry of the one timeline: a message, call, note or letter, or an event of the product. Ordered by `seq`. */
export type TimelineItem =
  | {
      readonly type: "message";
      readonly id: string;
      readonly seq: string;
      readonly at: Instant;
      readonly by: Actor;
      readonly kind: "message" | "call" | "note" | "letter";
      readonly direction: "inbound" | "outbound" | "internal";
      readonly channel: Channel;
      readonly text: string;
      readonly html: string | null;
      readonly subject: string | null;
      readonly attachments: readonly Attachment[];
      readonly call: { readonly seconds: number | null; readonly reached: boolean } | null;
      readonly editedAt: Instant | null;
      readonly from?: ItemSource | undefined;
      /** null: it did not go by mail. */
      readonly mail?: MailFate | null | undefined;
    }
  | {
      readonly type: "event";
      readonly id: string;
      readonly seq: string;
      readonly at: Instant;
      readonly by: Actor;
      readonly event: string;
      readonly data: Readonly<Record<string, unknown>>;
      readonly from?: ItemSource | undefined;
    };

export type CustomerBrief = {
  readonly id: string;
  readonly name: string;
  readonly standing: Standing;
  readonly contacts: readonly { readonly id: string; readonly kind: ContactKind; readonly value: string }[];
  readonly preferences: { readonly language?: Language; readonly way?: string; readonly notBefore?: string; readonly notAfter?: string };
  readonly notes: string;
  readonly complaintCount: number;
};

/** `awayUntil`: the last day of an absence that has begun, null = is here. */
export type PersonBrief = {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly teamId: string;
  readonly left: boolean;
  readonly awayUntil?: string | null | undefined;
};

/** Somebody who looks at a complaint, or types in it, at this moment. */
export type Present = { readonly personId: string; readonly name: string; readonly state: "viewing" | "typing" };

/** What this viewer may do with this complaint now; the same keys as the commands, plus 'message' and 'note'. */
export type Abilities = Readonly<Record<string, boolean>>;

/** GET /api/complaints/:id - everything the page needs in one answer. `lastSeq` is what a reply sends back as seen. */
export type ComplaintPage = {
  readonly complaint: Complaint;
  readonly customer: CustomerBrief | null;
  readonly timeline: readonly TimelineItem[];
  /** Seq of the oldest item given when there are more before it (fetch with ?before=), else null. */
  readonly earlierBefore: string | null;
  readonly lastSeq: string;
  /** Files that came with the complaint itself, not with a message; none for a trainer. */
  readonly files: readonly Attachment[];
  /** Answers that have not gone out yet; none for who does not answer this complaint. */
  readonly outbox: readonly WaitingMessage[];
  readonly people: Readonly<Record<string, PersonBrief>>;
  readonly teams: Readonly<Record<string, string>>;
  readonly abilities: Abilities;
  readonly masked: boolean;
  readonly version: number;
  /** What the viewer is writing about it, by the keys of /api/drafts: "reply:<id>", "note:<id>". */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** Is there more to know of who writes an answer (`/pen`): a colleague does, the viewer lets others, or the pen went on? */
  readonly pen: boolean;
  /** Does the viewer follow it? Who else does is asked for apart (`/followers`). */
  readonly following: boolean;
  /** Who looks at it now; only for a viewer who does (`?here=1`). */
  readonly present?: readonly Present[] | undefined;
  /** Can the customer be reached by the product (mail) or only on the tracking page? */
  readonly delivery: "trackingPage" | "mail";
};

export type ComplaintRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly preview: string;
  readonly customerName: string;
  readonly channel: Channel;
  readonly kind: ComplaintKind;
  readonly severity: Severity;
  readonly state: ComplaintState;
  readonly phase: Phase;
  readonly outcome: Outcome | null;
  readonly categoryId: string | null;
  readonly teamId: string;
  readonly assigneeId: string | null;
  readonly receivedAt: Instant;
  readonly lastActivityAt: Instant;
  readonly nextDueAt: Instant | null;
  readonly nextDueKind: string | null;
  /** What a rule calls it, where it has a name of its own. */
  readonly nextDueLabels: ClockLabels | null;
  readonly followUpAt: Instant | null;
  /** Out of the lists of work until then; null or a time that has passed = in them. */
  readonly snoozedUntil: Instant | null;
  readonly escalated: boolean;
  /** What waits for this viewer to approve; empty for all but superiors. */
  readonly approvals: readonly Pick<ApprovalRequest, "of" | "recordId" | "what" | "sums" | "at">[];
  readonly tags: readonly string[];
  readonly language: Language;
  readonly orderNo: string;
  readonly unread: boolean;
  readonly toComplete: boolean;
  /** Its assignee has not taken over yet. */
  readonly awaited: boolean;
  /** The collective complaint it is handled in. */
  readonly collectiveId: string | null;
  /** How many it carries, when it is a collective complaint itself; counted whether one sees them or not. */
  readonly members: number | null;
  readonly version: number;
  /** Search only: snippet of the text that matched, with ranges to mark. */
  readonly hit?: { readonly text: string; readonly marks: Marks } | undefined;
  /** Search only: which parts of the row's own fields matched. */
  readonly marked?: Readonly<Partial<Record<(typeof markedFields)[number], Marks>>> | undefined;
};

/** Ranges of a text in UTF-16 units, in order. */
export type Marks = readonly (readonly [number, number])[];
/** Fields of a row in which a search marks what it found. */
export const markedFields = ["title", "customerName", "number", "orderNo"] as const;

/** Built-in views that answer 'what now'. */
export const viewNames = [
  "mine",
  "standingIn",
  "unassigned",
  "dueToday",
  "overdue",
  "waiting",
  "snoozed",
  "toFollowUp",
  "escalated",
  "toApprove",
  "following",
  "all",
] as const;
export type ViewName = (typeof viewNames)[number];
/** The views of one viewer: approvals are superiors', and who stands in for nobody has no use for the one of those away. */
export const viewsFor = ({ role, standsFor }: Pick<Viewer, "role" | "standsFor">): readonly ViewName[] =>
  viewNames.filter((view) => (view !== "toApprove" || isSuperior(role)) && (view !== "standingIn" || (standsFor ?? []).length > 0));

/** How a list is ordered: what is due next first, newest received, last touched; `relevance` with a search only. */
export const listSorts = ["due", "newest", "activity", "relevance"] as const;
export type ListSort = (typeof listSorts)[number];

/** A count is exact to 1,000; `more` means '1000+'. */
export type Count = { readonly count: number; readonly more: boolean };

export type ComplaintList = {
  readonly rows: readonly ComplaintRow[];
  /** Pass as ?after= for the next page; null at the end. */
  readonly next: string | null;
  readonly total: Count;
  /** Search by relevance ranks only the newest 2,000 candidates; true when there were more. */
  readonly partial: boolean;
};
/** `outbox`: one's own answers that are planned or held back. */
export type ViewCounts = Readonly<Record<ViewName | "outbox", Count>>;

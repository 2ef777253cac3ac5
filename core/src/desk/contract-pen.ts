import type { Instant } from "../shared/record.ts";
import type { DraftOpening } from "./draft-open.ts";

/** An answer a colleague is writing. `data` (what the composer keeps: text, files, prepared acts) only when it may be read. */
export type OthersDraft = {
  readonly id: string;
  readonly writer: { readonly id: string; readonly name: string };
  readonly updatedAt: Instant;
  /** Why it may be read and gone on with; null: not yet. */
  readonly open: DraftOpening | null;
  readonly data: unknown;
};

/** What a person had written when a colleague went on with it (`takenBy`), or when they took over another text instead of it (null). */
export type DraftCopy = {
  readonly id: string;
  readonly draftId: string;
  readonly at: Instant;
  readonly takenBy: { readonly id: string; readonly name: string } | null;
  /** The text as it was. */
  readonly data: unknown;
  /** What was typed after that, by somebody who had not heard of it; null: nothing. */
  readonly late: unknown;
  /** The person has read that the pen moved, and said what is to become of it. */
  readonly settled: boolean;
  /** Who writes on it now; null: it was sent or put away. */
  readonly holderId: string | null;
};

/** Who has the pen of a complaint's answers, as seen by one who may answer it. */
export type Pen = {
  readonly own: { readonly id: string; readonly sharedAt: Instant | null } | null;
  readonly others: readonly OthersDraft[];
  readonly copies: readonly DraftCopy[];
};

/** What whoever took it over goes on with; null where only the pen went back. */
export type TakenDraft = { readonly id: string; readonly data: unknown };

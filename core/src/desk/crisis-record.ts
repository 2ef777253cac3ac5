import type { Instant, Stamp } from "../shared/record.ts";

/** Somebody of management is named; it is theirs once they accept. */
export type CrisisOwner = Stamp & { readonly personId: string; readonly accepted: Stamp | null; readonly declined: Stamp | null };
export type CrisisVoice = Stamp & { readonly personId: string };
/** The holding statement: what may be said until more is known. The last one counts. */
export type CrisisStatement = Stamp & { readonly text: string };
/** What is known: where from, of when, and whether somebody has checked it. Never taken back: what proves wrong is said in a new one. */
export type CrisisFact = Stamp & { readonly text: string; readonly source: string; readonly happenedAt: Instant; readonly confirmed: Stamp | null };
/** Who may see the complaint; null = everybody who would otherwise. */
export type CrisisAccess = Stamp & { readonly personIds: readonly string[] | null };
export type CrisisReview = Stamp & { readonly happened: string; readonly why: string; readonly changes: string; readonly ownerId: string };

/** A crisis runs from the rise to its review. */
export type Crisis = Stamp & {
  readonly owners: readonly CrisisOwner[];
  readonly voices: readonly CrisisVoice[];
  readonly statements: readonly CrisisStatement[];
  readonly facts: readonly CrisisFact[];
  readonly access: readonly CrisisAccess[];
  readonly review: CrisisReview | null;
};

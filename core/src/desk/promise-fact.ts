import { type Instant, standing } from "../shared/record.ts";
import type { Complaint, Promise_ } from "./complaint.ts";
import type { PromiseKind } from "./vocabulary.ts";

/** What became of a promise; 'open' says nothing about whether its time has passed. */
export const promiseOutcomes = ["open", "kept", "keptLate", "broken"] as const;
export type PromiseOutcome = (typeof promiseOutcomes)[number];

/** A promise as figures see it: no words, no customer. Made from the document, so it can be made again at any time. */
export type PromiseFact = {
  readonly id: string;
  readonly kind: PromiseKind;
  /** Who has to keep it by now: what passed to another is theirs. */
  readonly personId: string;
  /** The team the complaint lay with when the word was given. */
  readonly teamId: string;
  readonly madeAt: Instant;
  readonly dueAt: Instant;
  readonly outcome: PromiseOutcome;
  readonly settledAt: Instant | null;
  /** Renegotiated before it was due, with the customer told. */
  readonly moved: boolean;
};

function outcomeOf({ kept, broken, dueAt }: Promise_): PromiseOutcome {
  if (broken) return "broken";
  if (!kept) return "open";
  return kept.at <= dueAt ? "kept" : "keptLate";
}

/** Every promise that counts (withdrawn ones were never given). */
export function promiseFactsOf(complaint: Complaint): PromiseFact[] {
  return standing(complaint.promises).map((promise) => ({
    id: promise.id,
    kind: promise.kind ?? "other",
    personId: promise.personId,
    teamId: teamAt(complaint, promise.at),
    madeAt: promise.at,
    dueAt: promise.dueAt,
    outcome: outcomeOf(promise),
    settledAt: (promise.broken ?? promise.kept)?.at ?? null,
    moved: promise.renegotiations.length > 0,
  }));
}

function teamAt({ placements }: Complaint, at: Instant): string {
  const placement = placements.findLast((p) => p.at <= at && (!p.withdrawn || p.withdrawn.at > at)) ?? placements[0];
  return placement?.teamId ?? "";
}

/** Promises by what became of them, by a moment: `n` are those that were due; what is overdue was not kept. */
export type KeptCounts = {
  readonly n: number;
  readonly kept: number;
  readonly keptLate: number;
  readonly broken: number;
  readonly overdue: number;
  /** Of the `n`, those that were moved beforehand. */
  readonly moved: number;
};

/** Fewer than these say nothing about a habit: the share is left open, the numbers are shown. */
export const fewestForRate = 5;

/** Share of promises kept in time, 0 to 1; null below `fewestForRate`. */
export function keptRateOf({ n, kept }: Pick<KeptCounts, "n" | "kept">): number | null {
  return n < fewestForRate ? null : kept / n;
}

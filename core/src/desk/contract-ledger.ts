import type { Money } from "../shared/money.ts";
import type { OptionKind, Severity } from "./vocabulary.ts";

/** What similar complaints got, for one kind of option: amounts in minor units of `currency`, over `n` grants. */
export type PrecedentSpread = {
  readonly kind: OptionKind;
  readonly currency: string;
  readonly n: number;
  readonly min: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly max: number;
};

/** One earlier case the viewer may open. */
export type PrecedentCase = {
  readonly complaintId: string;
  readonly number: string;
  readonly title: string;
  readonly severity: Severity;
  readonly kind: OptionKind;
  readonly amount: Money;
  readonly at: string;
};

/**
 * GET /api/complaints/:id/precedents. `basis`: the complaint's own category, the branch it belongs to when that gave too few,
 * or 'none'. A spread is given from three grants on: fewer would tell of single people.
 */
export type Precedents = {
  readonly basis: "category" | "branch" | "none";
  readonly months: number;
  readonly spreads: readonly PrecedentSpread[];
  readonly cases: readonly PrecedentCase[];
};

export const ledgerGroups = ["ground", "cause", "kind", "category", "team"] as const;
export type LedgerGroup = (typeof ledgerGroups)[number];

/** GET /api/grants: sums per group and currency in a period, the largest of each currency first. `goodwill` = the part that was comfort only. */
export type Ledger = {
  readonly from: string;
  readonly to: string;
  readonly by: LedgerGroup;
  readonly lines: readonly {
    readonly key: string | null;
    readonly currency: string;
    readonly n: number;
    readonly sum: number;
    readonly goodwill: number;
    readonly largest: number;
  }[];
  /** Planned and granted in the current month of the company, for the viewer's teams. */
  readonly budgets: readonly { readonly name: string; readonly planned: Money; readonly granted: number }[];
};

import { z } from "zod";
import type { KeptCounts } from "./promise-fact.ts";
import type { PromiseKind } from "./vocabulary.ts";

const day = z.iso.date();

/** Days on the company's clock, both included; without them the last 90 days. */
export const keptRateQuery = z.object({ from: day.optional(), to: day.optional() });
export type KeptRateQuery = z.infer<typeof keptRateQuery>;

/** `rate`: share kept in time, 0 to 1; null when too few were due to tell. `people`: how many gave their word in it. */
export type KeptRow = KeptCounts & { readonly rate: number | null; readonly people: number };

/**
 * GET /api/promises/kept-rate: what became of the promises that were due in a period and by now. Persons are told apart for the
 * person and for superiors only; rows are in no order of merit.
 */
export type KeptRate = {
  readonly period: { readonly from: string; readonly to: string; readonly timeZone: string };
  readonly total: KeptRow;
  readonly byKind: readonly (KeptRow & { readonly kind: PromiseKind })[];
  readonly byTeam: readonly (KeptRow & { readonly teamId: string })[];
  readonly byPerson: readonly (KeptRow & { readonly personId: string })[];
};

import { z } from "zod";

const day = z.iso.date();

/** Days on the company's clock, both included; without them the last 90 days. */
export const afterClosingQuery = z.object({ from: day.optional(), to: day.optional() });

/** Answers about one part in three heaps. `share`: the satisfied among `n`, with a 95 % interval; null below `fewestForShare`. */
export type PartFigures = {
  readonly n: number;
  readonly satisfied: number;
  readonly neutral: number;
  readonly dissatisfied: number;
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
};

export const followUpHeaps = ["satisfied", "neutral", "dissatisfied", "noOpinion", "notReached", "none"] as const;
export type FollowUpHeap = (typeof followUpHeaps)[number];

/** What came after the closings of a period: of all, of one team, or of one month. Nothing is told by person. */
export type AfterClosingRow = {
  readonly closed: number;
  readonly followUps: Readonly<Record<FollowUpHeap, number>>;
  /** By level reached (basic, satisfying, beyondExpectation, unforgettable), where somebody said so; the rest is `closed` less their sum. */
  readonly levels: Readonly<Record<string, number>>;
  /** Closings after which a gesture was given, of these the customer came again after it; and all who came again. */
  readonly gestures: number;
  readonly cameAfterGesture: number;
  readonly cameBack: number;
  /** `asked` by survey, `answered` at least one question. */
  readonly asked: number;
  readonly answered: number;
  readonly outcome: PartFigures;
  readonly handling: PartFigures;
};

/** GET /api/after-closing */
export type AfterClosing = {
  readonly period: { readonly from: string; readonly to: string; readonly timeZone: string };
  readonly total: AfterClosingRow;
  readonly byTeam: readonly (AfterClosingRow & { readonly teamId: string })[];
  readonly byMonth: readonly (AfterClosingRow & { readonly month: string })[];
};

/** Fewer answers than these tell nothing in percent: numbers are shown instead. */
export const fewestForShare = 5;
/** Mean scores from here on count as satisfied, below the lower one as dissatisfied (four and five of five, one and two of five). */
export const satisfiedFrom = 0.7;
export const dissatisfiedBelow = 0.35;

const z95 = 1.959964;

/** The Wilson interval of `good` among `n` at 95 %: holds for small numbers and at the ends, where the usual one leaves 0 to 1. */
export function wilson(good: number, n: number): { low: number; high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const share = good / n;
  const square = z95 * z95;
  const middle = share + square / (2 * n);
  const half = z95 * Math.sqrt((share * (1 - share) + square / (4 * n)) / n);
  const whole = 1 + square / n;
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/** The heaps with their share, or without one where there are too few. */
export function partFigures(heaps: Pick<PartFigures, "satisfied" | "neutral" | "dissatisfied">): PartFigures {
  const n = heaps.satisfied + heaps.neutral + heaps.dissatisfied;
  return { ...heaps, n, share: n < fewestForShare ? null : heaps.satisfied / n, ...wilson(heaps.satisfied, n) };
}

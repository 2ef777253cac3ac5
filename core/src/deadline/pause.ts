import type { PauseReason } from "../shared/clock-words.ts";

/** A stretch in which a clock stands, in milliseconds; `to` null = it still does. */
export type PauseSpan = { readonly from: number; readonly to: number | null; readonly reason: PauseReason };

/** The stretches in order, those that touch or overlap made one; each keeps the reason it began with. */
export function mergedPauses(spans: readonly PauseSpan[]): PauseSpan[] {
  const merged: PauseSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (span.to !== null && span.to <= span.from) continue;
    if (last && (last.to === null || span.from <= last.to)) {
      if (last.to !== null) merged[merged.length - 1] = { ...last, to: span.to === null ? null : Math.max(last.to, span.to) };
    } else merged.push(span);
  }
  return merged;
}

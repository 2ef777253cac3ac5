import type { TimelineItem } from "@amends/core/desk/contract-view";

/** What stands above the newest page, and the seq before which still older items can be fetched (null = none are). */
export type Earlier = { readonly items: readonly TimelineItem[]; readonly before: string | null };
type Page = { readonly timeline: readonly TimelineItem[]; readonly earlierBefore: string | null };

const seqOf = (item: TimelineItem | undefined) => BigInt(item?.seq ?? 0);

/**
 * The newest page holds so many items and no more: when it moves on, what falls out of it at the top is kept above it. When
 * the two pages do not touch (a long sleep), what lies between is not known: then one begins with the new page.
 */
export function moveOn(earlier: Earlier, shown: readonly TimelineItem[], next: Page): Earlier {
  const first = next.timeline[0];
  if (!first) return earlier;
  if (shown.length > 0 && seqOf(shown.at(-1)) < seqOf(first)) return { items: [], before: next.earlierBefore };
  const left = shown.filter((item) => seqOf(item) < seqOf(first));
  return left.length > 0 ? { ...earlier, items: [...earlier.items, ...left] } : earlier;
}

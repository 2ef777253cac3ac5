import type { TimelineItem } from "@amends/core/desk/contract-view";

export const timelineFilters = ["all", "customer", "internal", "system"] as const;
export type TimelineFilter = (typeof timelineFilters)[number];

/** Events the customer knows of, because they were part of it or were told. */
const withCustomer = new Set([
  "acknowledged",
  "optionOffered",
  "optionAnswered",
  "agreed",
  "agreementConfirmed",
  "resultReported",
  "promiseMade",
  "promiseKept",
  "promiseRenegotiated",
  "extensionDecided",
  "contactTried",
  "finalAnswerGiven",
  "withdrawalNoted",
  "closed",
  "followedUp",
  "rated",
]);

/** Does this item stand under the filter? Notes are internal, what happened by itself or in the file is 'system'. */
export function passes(item: TimelineItem, filter: TimelineFilter): boolean {
  if (filter === "all") return true;
  if (item.type === "message") return filter === (item.direction === "internal" ? "internal" : "customer");
  const shared = withCustomer.has(item.event.replace(/^complaint\./, ""));
  return filter === (shared ? "customer" : "system");
}

export type DayGroup = { readonly day: string; readonly items: readonly TimelineItem[] };

/** Items in order, cut where the day changes; `dayOf` gives the date on the team's calendar. */
export function byDay(items: readonly TimelineItem[], dayOf: (at: string) => string): DayGroup[] {
  const groups: { day: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const day = dayOf(item.at);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}

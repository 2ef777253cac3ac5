import type { TimelineItem } from "@amends/core/desk/contract-view";
import { describe, expect, it } from "vitest";
import { moveOn } from "./timeline-window.ts";

const items = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => ({ type: "event", id: String(from + i), seq: String(from + i) })) as unknown as TimelineItem[];
const seqs = (all: readonly TimelineItem[]) => all.map((item) => Number(item.seq));

describe("a timeline longer than its newest page", () => {
  it("keeps what falls out of the page when something new comes", () => {
    const next = moveOn({ items: [], before: null }, items(1, 100), { timeline: items(3, 102), earlierBefore: "3" });
    expect(seqs(next.items)).toEqual([1, 2]);
    expect(next.before).toBeNull();
  });
  it("puts it below what was fetched of before", () => {
    const next = moveOn({ items: items(5, 9), before: "5" }, items(10, 109), { timeline: items(11, 110), earlierBefore: "11" });
    expect(seqs(next.items)).toEqual([5, 6, 7, 8, 9, 10]);
    expect(next.before).toBe("5");
  });
  it("compares numbers, not texts", () => {
    const next = moveOn({ items: [], before: null }, items(99, 100), { timeline: items(100, 101), earlierBefore: "100" });
    expect(seqs(next.items)).toEqual([99]);
  });
  it("changes nothing while the page only grows", () => {
    const earlier = { items: items(1, 2), before: null };
    expect(moveOn(earlier, items(3, 5), { timeline: items(3, 6), earlierBefore: null })).toBe(earlier);
  });
  it("begins anew where the pages do not touch, so that nothing is left out in between", () => {
    const next = moveOn({ items: items(1, 2), before: null }, items(3, 10), { timeline: items(50, 60), earlierBefore: "50" });
    expect(next).toEqual({ items: [], before: "50" });
  });
});

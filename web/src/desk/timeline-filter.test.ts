import type { TimelineItem } from "@amends/core/desk/contract-view";
import { expect, it } from "vitest";
import { byDay, passes } from "./timeline-filter.ts";

const message = (direction: string, at = "2026-11-22T01:00:00.000Z") => ({ type: "message", direction, at }) as TimelineItem;
const event = (name: string, at = "2026-11-22T01:00:00.000Z") => ({ type: "event", event: `complaint.${name}`, at }) as TimelineItem;

it("never shows a note among what went to the customer", () => {
  expect(passes(message("internal"), "customer")).toBe(false);
  expect(passes(message("internal"), "internal")).toBe(true);
});
it("counts a promise as said to the customer and an assignment not", () => {
  expect([passes(event("promiseMade"), "customer"), passes(event("assigned"), "customer")]).toEqual([true, false]);
  expect(passes(event("assigned"), "system")).toBe(true);
});
it("puts every item under exactly one of the three filters", () => {
  for (const item of [message("inbound"), message("outbound"), message("internal"), event("closed"), event("tagsSet")]) {
    expect((["customer", "internal", "system"] as const).filter((f) => passes(item, f))).toHaveLength(1);
  }
});
it("cuts where the day changes on the given calendar", () => {
  const groups = byDay([event("created", "2026-11-21T15:59:00.000Z"), event("assigned", "2026-11-21T16:01:00.000Z")], (at) =>
    new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10),
  );
  expect(groups.map((g) => g.day)).toEqual(["2026-11-21", "2026-11-22"]);
});

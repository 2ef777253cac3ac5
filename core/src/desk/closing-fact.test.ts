import { describe, expect, test } from "vitest";
import { closingFactsOf } from "./closing-fact.ts";
import type { Closure, Complaint, FollowUp } from "./complaint.ts";

const by = { type: "person", id: "ann" } as const;
const stamp = (id: string, at: string) => ({ id, at, by });
const followUp = (id: string, at: string, satisfaction: FollowUp["satisfaction"]): FollowUp => ({ ...stamp(id, at), satisfaction, note: "", nextAt: null });
const closure = (id: string, at: string, change: Partial<Closure> = {}) =>
  ({ ...stamp(id, at), outcome: "accepted", followUps: [], ...change }) as unknown as Closure;
const complaint = (change: Partial<Complaint>) =>
  ({
    placements: [
      { ...stamp("p1", "2026-01-01"), teamId: "one" },
      { ...stamp("p2", "2026-01-05"), teamId: "two" },
    ],
    closures: [],
    options: [],
    comeBacks: [],
    serviceLevels: [],
    ...change,
  }) as unknown as Complaint;
const gesture = (at: string | null) => ({ ...stamp("g", "2026-01-06"), winBack: true, given: at && stamp("gg", at) });

describe("closings as figures see them", () => {
  test("each closing counts with the team it lay with and its last follow-up; one that was merged does not", () => {
    const first = closure("c1", "2026-01-02", { followUps: [followUp("f1", "2026-01-03", "notReached"), followUp("f2", "2026-01-04", "dissatisfied")] });
    const facts = closingFactsOf(complaint({ closures: [first, closure("c2", "2026-01-07"), closure("c3", "2026-01-08", { outcome: "merged" })] }));
    expect(facts.map(({ closureId, teamId, followUp }) => [closureId, teamId, followUp])).toEqual([
      ["c1", "one", "dissatisfied"],
      ["c2", "two", null],
    ]);
  });

  test.each([
    ["before the gesture", "2026-01-08", "2026-01-07", false],
    ["after it", "2026-01-08", "2026-01-09", true],
    ["and none was given", null, "2026-01-09", false],
  ] as const)("the customer came %s", (_, given, cameAt, won) => {
    const change = { closures: [closure("c1", "2026-01-06")], options: [gesture(given)], comeBacks: [{ ...stamp("b", cameAt), cameAt, source: "note" }] };
    expect(closingFactsOf(complaint(change as unknown as Partial<Complaint>))[0]).toMatchObject({
      cameBack: true,
      gestureGiven: given !== null,
      cameAfterGesture: won,
    });
  });

  test("what was undone does not count", () => {
    const withdrawn = { at: "2026-01-09", by };
    expect(closingFactsOf(complaint({ closures: [{ ...closure("c1", "2026-01-06"), withdrawn }] }))).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { keptRateOf, promiseFactsOf } from "./promise-fact.ts";
import { idOf, newStory, shift, start } from "./story.fixture.ts";

const due = shift(start, "+1d");

describe("a promise as figures see it", () => {
  test.each([
    ["+2h", "keepPromise", {}, "kept"],
    ["+2d", "keepPromise", {}, "keptLate"],
    ["+2h", "breakPromise", { reason: "forgot" }, "broken"],
  ] as const)("%s %s", (when, name, more, outcome) => {
    const story = newStory();
    story.run("promise", { what: "call back", dueAt: due, kind: "callback" });
    const recordId = story.made;
    story.later(when);
    const settledAt = story.now;
    story.run(name, { recordId, ...more } as never);
    expect(promiseFactsOf(story.complaint)).toMatchObject([
      { id: recordId, kind: "callback", personId: idOf.ann, dueAt: due, outcome, settledAt, moved: false },
    ]);
  });

  test("nothing of what was said is in it", () => {
    const story = newStory();
    story.run("promise", { what: "退款给王小明 13800138000", dueAt: due });
    expect(JSON.stringify(promiseFactsOf(story.complaint))).not.toMatch(/王小明|138/);
    expect(promiseFactsOf(story.complaint)[0]?.kind).toBe("other");
  });

  test("moved beforehand is told, withdrawn is none, a later transfer leaves the team it was given in", () => {
    const story = newStory();
    const team = story.complaint.placements[0]?.teamId;
    story.run("promise", { what: "x", dueAt: due });
    const recordId = story.made;
    story.later("+1h");
    story.run("renegotiatePromise", { recordId, dueAt: shift(due, "+1d"), reason: "part late", customerTold: true });
    expect(promiseFactsOf(story.complaint)).toMatchObject([{ moved: true, dueAt: shift(due, "+1d"), teamId: team, outcome: "open", settledAt: null }]);
    story.run("promise", { what: "y", dueAt: due });
    story.run("withdrawRecord", { recordId: story.made });
    expect(promiseFactsOf(story.complaint)).toHaveLength(1);
  });
});

test("a share of next to nothing is no rate", () => {
  expect(keptRateOf({ n: 4, kept: 4 })).toBeNull();
  expect(keptRateOf({ n: 5, kept: 4 })).toBe(0.8);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dueReached } from "./due-reached.ts";
import { dueTimesOf, remindAt } from "./due-time.ts";
import { newStory, shift, start } from "./story.fixture.ts";

const promise = { what: "回电", to: "", dueAt: shift(start, "+8h") };

describe("remindAt", () => {
  test.each([
    // since, due, reminder
    ["2026-11-22T00:00:00.000Z", "2026-11-22T04:00:00.000Z", "2026-11-22T03:00:00.000Z"], // a quarter
    ["2026-11-22T00:00:00.000Z", "2026-11-22T00:40:00.000Z", "2026-11-22T00:25:00.000Z"], // at least 15 minutes
    ["2026-11-22T00:00:00.000Z", "2026-12-22T00:00:00.000Z", "2026-12-21T00:00:00.000Z"], // at most a day
    ["2026-11-22T00:00:00.000Z", "2026-11-22T00:10:00.000Z", null], // nothing to remind of
  ])("%s … %s → %s", (since, at, soon) => expect(remindAt({ since, at })).toBe(soon));

  test("always lies between beginning and due time", () => {
    const instant = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 4e10 }), (from, span) => {
        const since = new Date(from).toISOString();
        const at = new Date(from + span).toISOString();
        const soon = remindAt({ since, at });
        return soon === null || (soon > since && soon < at);
      }),
    );
  });
});

describe("dueReached", () => {
  test("a promise still open is reached once as soon and once as due, never both in one look", () => {
    const story = newStory();
    story.run("promise", promise);
    const [soon, due] = dueTimesOf(story.complaint);
    if (!soon || !due) throw new Error("two moments expected");
    expect(dueReached(story.complaint, [soon]).map((e) => e.type)).toEqual(["complaint.dueSoon"]);
    expect(dueReached(story.complaint, [soon, due])).toEqual([
      { type: "complaint.dueReached", data: { kind: "promise", about: story.complaint.promises[0]?.id, dueAt: promise.dueAt } },
    ]);
  });

  test.each([
    ["keepPromise", { note: "" }],
    ["renegotiatePromise", { dueAt: shift(start, "+9h"), reason: "配件晚到", customerTold: true }],
  ] as const)("after %s the old moments are nobody's any more", (name, command) => {
    const story = newStory();
    story.run("promise", promise);
    const times = dueTimesOf(story.complaint);
    expect(story.run(name, { ...command, recordId: story.complaint.promises[0]?.id })).toBe("ok");
    expect(dueReached(story.complaint, times)).toEqual([]);
  });
});

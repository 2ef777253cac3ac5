import { describe, expect, test } from "vitest";
import { overrideOf, overrideProblems } from "./override.ts";
import { newStory } from "./story.fixture.ts";

const proposal = (value: string, confidence: number) => ({ value, confidence, because: [] });

describe("overrideOf", () => {
  test.each<[string, ReturnType<typeof proposal>[], string | null, string | null]>([
    ["another value than a sure proposal", [proposal("friendly", 0.7)], "dominant", "friendly"],
    ["the proposal itself", [proposal("friendly", 0.7)], "friendly", null],
    ["the second of several proposals", [proposal("a", 0.7), proposal("b", 0.2)], "b", null],
    ["nothing chosen", [proposal("friendly", 0.7)], null, null],
    ["a weak hint", [proposal("friendly", 0.4)], "dominant", null],
    ["no proposal", [], "dominant", null],
  ])("%s", (_, proposals, taken, overridden) => {
    expect(overrideOf("personality", proposals, taken)?.proposed ?? null).toBe(overridden);
  });
});

test("an override without a reason is named by its field", () => {
  const override = { field: "motive", proposed: "venting", taken: "helpless" } as const;
  expect(overrideProblems([{ ...override, reason: "" }])).toEqual([{ code: "reasonMissing", field: "overrides.motive" }]);
  expect(overrideProblems([{ ...override, reason: "听得出来" }])).toEqual([]);
});

test("what the words suggest and does not apply is said after intake as well, with a reason, and once", () => {
  const story = newStory();
  const say = (reason: string) => story.run("overrideProposals", { overrides: [{ field: "specialKind", proposed: "safety", taken: null, reason }] });
  expect(say("")).toBe("reasonMissing");
  expect(say("The brake is of a toy")).toBe("ok");
  expect(story.events.map((e) => e.type)).toEqual(["complaint.proposalOverridden"]);
  expect(say("Said before")).toBe("ok");
  expect(story.complaint.overrides).toMatchObject([{ field: "specialKind", proposed: "safety", taken: null, reason: "The brake is of a toy" }]);
  expect(story.complaint.specials).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { closeNow } from "./closing.fixture.ts";
import type { Complaint } from "./complaint.ts";
import { daysAfter, defaultFollowUpPlan } from "./follow-up-plan.ts";
import { grantsMade } from "./granted.ts";
import { duesOf } from "./next-due.ts";
import { decideReopenDissatisfied } from "./reopening.ts";
import { isClosed } from "./state.ts";
import { newStory, type Story, shift } from "./story.fixture.ts";
import { gesturesOf, solvingOptions } from "./win-back.ts";

function closed(): Story {
  const story = newStory();
  expect(closeNow(story)).toBe("ok");
  return story;
}
const followUpDue = (complaint: Complaint) => duesOf(complaint).find((due) => due.kind === "followUp")?.at;

describe("following up", () => {
  test("who is not reached is tried again by plan, three times in all, and a time set by hand counts more", () => {
    const story = closed();
    const tried = [1, 2, 3].map(() => {
      expect(story.run("recordFollowUp", { satisfaction: "notReached", way: "call" })).toBe("ok");
      return followUpDue(story.complaint);
    });
    const times = story.complaint.closures[0]?.followUps.map((each) => each.at) ?? [];
    expect(tried).toEqual([daysAfter(times[0] ?? "", 2), daysAfter(times[1] ?? "", 2), undefined]);
    expect(defaultFollowUpPlan.tries).toBe(3);
    const other = closed();
    const nextAt = shift(other.now, "+9d");
    expect(other.run("recordFollowUp", { satisfaction: "notReached", nextAt })).toBe("ok");
    expect(followUpDue(other.complaint)).toBe(nextAt);
  });

  test("dissatisfied opens it again with their words; neutral, no opinion and not reached do not", () => {
    for (const [satisfaction, open] of [
      ["dissatisfied", true],
      ["veryDissatisfied", true],
      ["neutral", false],
      ["noOpinion", false],
      ["notReached", false],
      ["satisfied", false],
    ] as const) {
      const story = closed();
      story.run("recordFollowUp", { satisfaction, note: "It broke again" });
      const decision = decideReopenDissatisfied(story.complaint, story.context("system"));
      if (!decision.ok) throw new Error(decision.refusal.code);
      expect([satisfaction, !isClosed(decision.complaint)]).toEqual([satisfaction, open]);
      if (open) expect(decision.complaint.reopenings.at(-1)).toMatchObject({ reason: "It broke again", by: { type: "system" } });
    }
  });
});

describe("winning back", () => {
  const gesture = (minor: number) => ({ text: "A voucher", cost: { minor, currency: "CNY" } });

  test("is after closing, under the authority of all grants, and in the ledger once given", () => {
    const open = newStory();
    expect(open.run("addGesture", gesture(100))).toBe("complaintOpen");
    const story = closed();
    expect(story.run("addGesture", gesture(70_000))).toBe("ok"); // above an agent's 500
    const id = gesturesOf(story.complaint)[0]?.id;
    expect(story.run("giveGesture", { recordId: id })).toBe("approvalMissing");
    expect(story.run("askGesture", { recordId: id })).toBe("ok");
    expect(story.run("decideGesture", { recordId: id, approved: true })).toBe("superiorNeeded");
    expect(story.run("decideGesture", { recordId: id, approved: true }, "sue")).toBe("ok");
    const before = grantsMade(story.complaint).length;
    expect(story.run("giveGesture", { recordId: id })).toBe("ok");
    expect(grantsMade(story.complaint).slice(before)).toMatchObject([{ optionId: id, kind: "goodwillGesture", ground: "goodwill", cost: { minor: 70_000 } }]);
    expect(story.run("giveGesture", { recordId: id })).toBe("alreadyDone");
    expect(solvingOptions(story.complaint).map((option) => option.id)).not.toContain(id);
  });

  test("a solution is no gesture, and an approval of one is not had by this way", () => {
    const story = newStory();
    story.run("addOption", { kind: "refund", text: "r", cost: { minor: 70_000, currency: "CNY" } });
    const option = story.made;
    closeNow(story);
    expect(story.run("askGesture", { recordId: option })).toBe("recordNotFound");
  });

  test("whether they came again is noted once, never of the future; the level last said counts", () => {
    const story = closed();
    expect(story.run("noteComeBack", { cameAt: shift(story.now, "+1d") })).toBe("factInFuture");
    const cameAt = shift(story.now, "-1h");
    expect(story.run("noteComeBack", { cameAt, source: "api" })).toBe("ok");
    story.run("noteComeBack", { cameAt, source: "api" });
    expect(story.complaint.comeBacks).toMatchObject([{ cameAt, source: "api" }]);
    story.run("setServiceLevel", { level: "satisfying" });
    story.run("setServiceLevel", { level: "beyondExpectation" });
    expect(story.complaint.serviceLevels.map((each) => each.level)).toEqual(["satisfying", "beyondExpectation"]);
  });
});

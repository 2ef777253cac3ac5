import { describe, expect, test } from "vitest";
import { idOf, newStory, type Who } from "./story.fixture.ts";

const yuan = (amount: number, currency = "CNY") => ({ minor: amount * 100, currency });

/** "ann 600: ask sue+": who proposes how much, then who does what about it; the answers one after the other. */
function approval(by: Who, amount: number, ...acts: string[]): string {
  const story = newStory({ assigneeId: idOf[by] });
  story.run("addOption", { kind: "refund", text: "x", cost: yuan(amount) }, by);
  const recordId = story.made;
  return acts
    .map((act) => {
      const who = act.slice(0, 3) as Who;
      if (act.endsWith("+") || act.endsWith("-")) return story.run("decideApproval", { recordId, approved: act.endsWith("+"), reason: "seen" }, who);
      return story.run(act.endsWith("?") ? "requestApproval" : "offerOption", { recordId }, who);
    })
    .join(" ");
}

describe("approval", () => {
  test.each([
    ["ann", 500, ["ann!"], "ok"],
    ["ann", 500, ["ann?"], "approvalNotNeeded"],
    ["ann", 600, ["ann!"], "approvalMissing"],
    ["ann", 600, ["ann?", "ann!"], "ok approvalMissing"],
    ["ann", 600, ["ann?", "ann?"], "ok alreadyDone"],
    ["ann", 600, ["ann?", "sue+", "ann!"], "ok ok ok"],
    ["ann", 600, ["sue+", "ann!"], "ok ok"],
    ["ann", 600, ["ann?", "sue-", "ann!"], "ok ok approvalDeclined"],
    ["ann", 600, ["sue+", "sue+"], "ok alreadyDone"],
    ["ann", 600, ["ann+"], "superiorNeeded"],
    ["ann", 6000, ["sue+", "max+", "ann!"], "aboveAuthority ok ok"],
    ["ann", 6000, ["sue-"], "ok"],
    // Never oneself: neither who proposed it nor who asked for it.
    ["sue", 6000, ["sue+", "max+"], "ownApproval ok"],
    ["sue", 6000, ["tom+", "eve+"], "aboveAuthority ok"],
    ["ann", 600, ["sue?", "sue+", "tom+"], "ok ownApproval ok"],
    ["max", 1e6, ["max!"], "ok"],
  ] as const)("%s proposes %d, %j → %s", (by, amount, acts, answers) => expect(approval(by, amount, ...acts)).toBe(answers));

  test("declining needs a reason", () => {
    const story = newStory();
    story.run("addOption", { kind: "refund", text: "x", cost: yuan(600) });
    expect(story.run("decideApproval", { recordId: story.made, approved: false }, "sue")).toBe("reasonMissing");
  });
});

describe("what an option costs", () => {
  const add = (kind: string, body: object = {}) => newStory().run("addOption", { kind, text: "x", ...body });
  test.each(["repair", "replacement", "refund", "discount", "compensation", "goodwillGesture"])("%s: an amount, or the word that it costs nothing", (kind) => {
    expect(add(kind)).toBe("costMissing");
    expect(add(kind, { noCost: true })).toBe("ok");
    expect(add(kind, { cost: yuan(0) })).toBe("ok");
  });
  test.each(["apology", "explanation", "processChange", "other"])("%s: said or not", (kind) => expect(add(kind)).toBe("ok"));

  test("an amount goes before the word that there is none", () => {
    const story = newStory();
    story.run("addOption", { kind: "refund", text: "x", cost: yuan(600), noCost: true });
    expect(story.complaint.options[0]).toMatchObject({ cost: yuan(600), approval: { state: "needed" } });
    expect(story.complaint.options[0]).not.toHaveProperty("noCost");
  });
});

describe("offer, answer, agreement", () => {
  test("the customer answers what was offered, once", () => {
    const story = newStory();
    story.run("addOption", { kind: "repair", text: "x", noCost: true });
    const recordId = story.made;
    expect(story.run("answerOption", { recordId, accepted: true })).toBe("optionNotOffered");
    expect(story.run("answerOption", { recordId, accepted: true }, "customer")).toBe("recordNotFound");
    expect(story.run("offerOption", { recordId })).toBe("ok");
    expect(story.run("offerOption", { recordId })).toBe("alreadyDone");
    expect(story.run("answerOption", { recordId, accepted: false }, "customer")).toBe("ok");
    expect(story.run("answerOption", { recordId, accepted: true })).toBe("alreadyAnswered");
    expect(story.run("agree", { optionIds: [recordId], text: "x", expectedResult: "y" })).toBe("optionDeclined");
  });

  test("an agreement rests on an option that solves and may be granted", () => {
    const story = newStory();
    story.run("addOption", { kind: "goodwillGesture", text: "coupon", noCost: true });
    const coupon = story.made;
    story.run("addOption", { kind: "refund", text: "all of it", cost: yuan(600) });
    const refund = story.made;
    const agree = (...optionIds: string[]) => story.run("agree", { optionIds, text: "x", expectedResult: "y" });
    expect(agree(coupon)).toBe("onlyGoodwill");
    expect(agree(coupon, refund)).toBe("approvalMissing");
    expect(agree(idOf.ann)).toBe("recordNotFound");
    story.run("decideApproval", { recordId: refund, approved: true }, "sue");
    expect(agree(coupon, refund, refund)).toBe("ok");
    expect(story.complaint.agreements[0]?.optionIds).toEqual([coupon, refund]);
  });

  test("who confirms, and which agreement", () => {
    const story = newStory();
    story.run("addOption", { kind: "repair", text: "x", noCost: true });
    const optionIds = [story.made];
    story.run("agree", { optionIds, text: "first", expectedResult: "y" });
    const first = story.made;
    story.run("agree", { optionIds, text: "second", expectedResult: "y" });
    const second = story.made;
    expect(story.run("confirmAgreement", { recordId: first, way: "page" }, "customer")).toBe("agreementSuperseded");
    expect(story.run("confirmAgreement", { recordId: second, way: "page" })).toBe("confirmationWay");
    expect(story.run("confirmAgreement", { recordId: second, way: "call" }, "customer")).toBe("confirmationWay");
    expect(story.run("confirmAgreement", { recordId: second, way: "call", note: "at 3" })).toBe("ok");
    expect(story.run("confirmAgreement", { recordId: second, way: "page" }, "customer")).toBe("alreadyDone");
  });
});

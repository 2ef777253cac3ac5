import { describe, expect, test } from "vitest";
import { closeForm } from "./closing.fixture.ts";
import { closingGaps } from "./closure.ts";
import { customerViewOf } from "./customer-view.ts";
import { phaseGuide } from "./phase-guide.ts";
import { newStory, type Story, type Who } from "./story.fixture.ts";

const yuan = (amount: number) => ({ minor: amount * 100, currency: "CNY" });

/** Options of these amounts, each proposed by one of them; gives their ids. */
function options(story: Story, ...by: readonly (readonly [Who, number])[]): string[] {
  return by.map(([who, amount]) => {
    expect(story.run("addOption", { kind: "refund", text: String(amount), cost: yuan(amount) }, who)).toBe("ok");
    return story.made;
  });
}

/** An agreement on them, and its id. */
function agreed(story: Story, optionIds: readonly string[], who: Who = "ann"): string {
  expect(story.run("agree", { optionIds, text: "both", expectedResult: "content", note: "they insist" }, who)).toBe("ok");
  return story.made;
}

const stateOf = (story: Story) => story.complaint.agreements.at(-1)?.approval?.state;
const decide = (story: Story, recordId: string, who: Who, approved = true, reason = "") =>
  story.run("decideAgreementApproval", { recordId, approved, reason }, who);

describe("the sum of what is granted", () => {
  test.each<[string, readonly (readonly [Who, number])[], Who, string]>([
    ["one within the limit", [["ann", 500]], "ann", "notNeeded"],
    [
      "two that stay within it",
      [
        ["ann", 300],
        ["ann", 200],
      ],
      "ann",
      "notNeeded",
    ],
    [
      "two that add up beyond it",
      [
        ["ann", 400],
        ["ann", 400],
      ],
      "ann",
      "asked",
    ],
    [
      "a superior agrees on the same",
      [
        ["ann", 400],
        ["ann", 400],
      ],
      "sue",
      "notNeeded",
    ],
    [
      "what a superior proposed is the superior's",
      [
        ["ann", 400],
        ["sue", 4000],
      ],
      "ann",
      "notNeeded",
    ],
    [
      "beyond the superior's as well",
      [
        ["ann", 400],
        ["sue", 4900],
      ],
      "ann",
      "asked",
    ],
    [
      "a manager has no limit",
      [
        ["ann", 400],
        ["max", 90_000],
      ],
      "ann",
      "notNeeded",
    ],
  ])("%s", (_, by, who, state) => {
    const story = newStory();
    agreed(story, options(story, ...by), who);
    expect(stateOf(story)).toBe(state);
  });

  test("an approved option counts as the approver's", () => {
    const story = newStory();
    const [small = "", large = ""] = [...options(story, ["ann", 400]), ...options(story, ["ann", 600])];
    story.run("decideApproval", { recordId: large, approved: true }, "sue");
    agreed(story, [small, large]);
    expect(stateOf(story)).toBe("notNeeded");
  });
});

describe("an agreement that waits for a superior (demand 22)", () => {
  function waiting() {
    const story = newStory();
    const id = agreed(story, options(story, ["ann", 400], ["ann", 400]));
    return { story, id };
  }

  test("is nothing the customer sees or confirms before it is approved", () => {
    const { story, id } = waiting();
    expect(customerViewOf(story.complaint, story.now).agreement).toBeNull();
    expect(story.run("confirmAgreement", { recordId: id, way: "page" }, "customer")).toBe("recordNotFound");
    expect(story.run("confirmAgreement", { recordId: id, way: "call" })).toBe("approvalMissing");
    expect(
      phaseGuide(story.complaint)
        .find((p) => p.phase === "agree")
        ?.asks.find((a) => a.key === "approvals")?.missing,
    ).toEqual([id]);
    expect(decide(story, id, "sue")).toBe("ok");
    expect(customerViewOf(story.complaint, story.now).agreement?.canConfirm).toBe(true);
    expect(story.run("confirmAgreement", { recordId: id, way: "call" })).toBe("ok");
  });

  test("is decided by somebody whose limit covers the sum, with a reason for a no, once", () => {
    const { story, id } = waiting();
    expect(decide(story, id, "ann")).toBe("superiorNeeded");
    expect(decide(story, id, "sue", false)).toBe("reasonMissing");
    expect(decide(story, id, "sue", false, "too much")).toBe("ok");
    expect(decide(story, id, "max")).toBe("alreadyDone");
    expect(story.run("confirmAgreement", { recordId: id, way: "call" })).toBe("approvalDeclined");
  });

  test("of a superior goes to somebody above, never to themselves", () => {
    const story = newStory();
    const id = agreed(story, options(story, ["sue", 4000], ["sue", 4000]), "sue");
    expect(decide(story, id, "sue")).toBe("ownApproval");
    expect(decide(story, id, "tom")).toBe("aboveAuthority");
    expect(decide(story, id, "max")).toBe("ok");
  });

  test("leaves the earlier agreement in force until then", () => {
    const story = newStory();
    const [first = ""] = options(story, ["ann", 100]);
    const confirmed = agreed(story, [first]);
    story.run("confirmAgreement", { recordId: confirmed, way: "call" });
    const second = agreed(story, options(story, ["ann", 400], ["ann", 400]));
    expect(customerViewOf(story.complaint, story.now).agreement?.id).toBe(confirmed);
    decide(story, second, "sue");
    expect(customerViewOf(story.complaint, story.now).agreement?.id).toBe(second);
  });

  test("the approval can be undone until the customer confirmed", () => {
    const { story, id } = waiting();
    decide(story, id, "sue");
    const approval = story.made;
    expect(story.run("withdrawRecord", { recordId: approval }, "sue")).toBe("ok");
    expect(stateOf(story)).toBe("asked");
    decide(story, id, "sue");
    const again = story.made;
    story.run("confirmAgreement", { recordId: id, way: "call" });
    expect(story.run("withdrawRecord", { recordId: again }, "sue")).toBe("laterRecord");
  });
});

test("what the customer accepted one by one does not close a complaint beyond authority either", () => {
  const story = newStory();
  const ids = options(story, ["ann", 400], ["ann", 400]);
  const gaps = () => closingGaps(story.complaint, { ...closeForm, outcome: "accepted" }).map((g) => g.code);
  const accept = (recordId: string | undefined) => {
    story.run("offerOption", { recordId });
    story.run("answerOption", { recordId, accepted: true }, "customer");
  };
  accept(ids[0]);
  expect(gaps()).toEqual([]);
  accept(ids[1]);
  expect(gaps()).toEqual(["grantsBeyondAuthority"]);
  const id = agreed(story, ids);
  expect(gaps()).toEqual(["grantsBeyondAuthority"]);
  decide(story, id, "sue");
  story.run("confirmAgreement", { recordId: id, way: "page" }, "customer");
  expect(gaps()).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { boardOf } from "./board.ts";
import { phaseOf } from "./phase.ts";
import { type AskKey, phaseGuide } from "./phase-guide.ts";
import { idOf, newStory, type Story, shift, start } from "./story.fixture.ts";
import type { Phase } from "./vocabulary.ts";

/** What a phase still asks for, with the parts that lack. */
function asked(story: Story, phase: Phase): string {
  const guide = phaseGuide(story.complaint).find((g) => g.phase === phase);
  return (guide?.asks ?? [])
    .filter((a) => !a.done)
    .map((a) => (a.missing.length && a.key !== "stepsDone" ? `${a.key}(${a.missing.join()})` : a.key))
    .join(" ");
}
const isDone = (story: Story, key: AskKey) =>
  phaseGuide(story.complaint)
    .flatMap((g) => g.asks)
    .find((a) => a.key === key)?.done;

test("a fresh complaint: everything is asked, nothing is barred", () => {
  const story = newStory();
  expect(phaseGuide(story.complaint).map((g) => [g.phase, g.current, g.started, g.complete])).toEqual([
    ["mood", true, false, false],
    ["diagnose", false, false, false],
    ["options", false, false, false],
    ["agree", false, false, false],
    ["carryOut", false, false, false],
  ]);
  expect(asked(story, "mood")).toBe("heard feeling");
  expect(asked(story, "diagnose")).toBe("board(where,why,how) feelings need expectation reachAndGravity(reach,gravity) evidence ownSide limits");
  expect(asked(story, "options")).toBe("twoOptions solvingOption offered");
  expect(asked(story, "agree")).toBe("agreement plan expectedResult confirmation");
  expect(asked(story, "carryOut")).toBe("stepsDone resultReported");
});

test("the phase is the furthest with something done; the gaps before it stay", () => {
  const story = newStory();
  const seen: Phase[] = [];
  const go = (name: Parameters<Story["run"]>[0], body: Record<string, unknown>) => {
    expect(story.run(name, body)).toBe("ok");
    seen.push(phaseOf(story.complaint));
  };
  go("diagnose", { need: "a car that starts" });
  go("setMood", { heard: true });
  go("addOption", { kind: "goodwillGesture", text: "coupon", noCost: true });
  go("addOption", { kind: "repair", text: "insulate", noCost: true });
  go("agree", { optionIds: [story.made], text: "x", expectedResult: "y" });
  go("confirmAgreement", { recordId: story.made, way: "call" });
  expect(seen).toEqual(["diagnose", "diagnose", "options", "options", "agree", "carryOut"]);
  expect(asked(story, "mood")).toBe("feeling");
  expect(asked(story, "options")).toBe("offered");
});

test("who handles it is asked for by name", () => {
  expect(asked(newStory({ assigneeId: null }), "mood")).toBe("heard feeling owner");
});

describe("options", () => {
  test("two, of which one is more than goodwill", () => {
    const story = newStory();
    story.run("addOption", { kind: "goodwillGesture", text: "a", noCost: true });
    story.run("addOption", { kind: "goodwillGesture", text: "b", noCost: true });
    expect([isDone(story, "twoOptions"), isDone(story, "solvingOption")]).toEqual([true, false]);
    story.run("addOption", { kind: "apology", text: "c" });
    expect(isDone(story, "solvingOption")).toBe(true);
  });

  test("approvals that are waited for are named; after a refusal their own proposal is asked for", () => {
    const story = newStory();
    story.run("addOption", { kind: "refund", text: "a", cost: { minor: 1_000_000, currency: "CNY" } });
    expect(asked(story, "options")).toContain(`approvals(${story.made})`);
    story.run("addOption", { kind: "repair", text: "b", noCost: true });
    const recordId = story.made;
    story.run("offerOption", { recordId });
    expect(isDone(story, "theirProposal")).toBeUndefined();
    story.run("answerOption", { recordId, accepted: false });
    expect(isDone(story, "theirProposal")).toBe(false);
    story.run("addOption", { kind: "other", text: "what they said" });
    expect(isDone(story, "theirProposal")).toBe(true);
  });
});

test("carrying out: steps, changes told, promises, result", () => {
  const story = newStory();
  const dueAt = shift(start, "+1d");
  story.run("addStep", { text: "x", ownerId: idOf.ann, dueAt });
  const step = story.made;
  story.run("changeStep", { recordId: step, dueAt: shift(dueAt, "+1d"), customerTold: false, reason: "x" });
  story.run("promise", { what: "x", dueAt });
  const promise = story.made;
  expect(asked(story, "carryOut")).toBe(`stepsDone changesTold(${step}) promisesKept(${promise}) resultReported`);
  story.run("finishStep", { recordId: step });
  story.run("keepPromise", { recordId: promise });
  story.run("reportResult", { note: "it starts" });
  expect(asked(story, "carryOut")).toBe(`changesTold(${step})`);
});

test("what an import left out is asked for in its phase, and no longer once it is there", () => {
  const story = newStory();
  story.take({ ...story.complaint, customerId: null, intake: { ...story.complaint.intake, categoryId: null } });
  expect(asked(story, "mood")).toContain("contact");
  expect(asked(story, "diagnose")).toContain("category");
  story.run("editIntake", { intake: { categoryId: "delivery" } });
  expect(isDone(story, "category")).toBeUndefined();
});

test("the board fills itself from intake, and what is written on it goes first", () => {
  const story = newStory();
  story.run("editIntake", {
    intake: {
      place: "Shop 3",
      respondent: { unit: "Workshop", person: "Ben" },
      product: { name: "Aurora", model: "S", orderNo: "", plate: "" },
      title: "Vanilla",
      priorContact: "wrote twice",
    },
  });
  story.run("diagnose", { board: { why: "vapour lock", where: "" } });
  const board = boardOf(story.complaint, "王小明");
  expect(Object.fromEntries(Object.entries(board).map(([field, e]) => [field, `${e.from}: ${e.text || e.at}`]))).toEqual({
    who: "recorded: 王小明 · Workshop · Ben",
    what: "recorded: Aurora · S · Vanilla",
    when: "recorded: 2026-11-20T10:00:00.000Z",
    where: "recorded: Shop 3",
    why: "written: vapour lock",
    how: "recorded: wrote twice",
  });
  story.run("diagnose", { board: { who: "the customer's wife" } });
  expect(boardOf(story.complaint).who).toEqual({ text: "the customer's wife", at: null, from: "written" });
});

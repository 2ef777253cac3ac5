import { describe, expect, test } from "vitest";
import { closeForm, closeNow } from "./closing.fixture.ts";
import { closingGaps } from "./closure.ts";
import { customerViewOf } from "./customer-view.ts";
import { idOf, newStory, otherComplaint, type Story, shift } from "./story.fixture.ts";
import type { Outcome } from "./vocabulary.ts";

const codes = (story: Story, outcome: Outcome, more: object = {}) =>
  closingGaps(story.complaint, { ...closeForm, outcome, ...more }, { now: story.now, timeZone: "Asia/Shanghai" }).map((g) => g.code);

/** Does the moves on a fresh story and gives the gaps for an outcome. */
function after(outcome: Outcome, ...moves: ((story: Story) => string)[]): string[] {
  const story = newStory();
  for (const move of moves) expect(move(story)).toBe("ok");
  return codes(story, outcome);
}

const option = (kind: string) => (s: Story) => s.run("addOption", { kind, text: kind, noCost: true });
const offer = (s: Story) => s.run("offerOption", { recordId: s.complaint.options.at(-1)?.id });
const answer = (accepted: boolean) => (s: Story) => s.run("answerOption", { recordId: s.complaint.options.at(-1)?.id, accepted }, "customer");
const agree = (s: Story) => s.run("agree", { optionIds: [s.complaint.options.at(-1)?.id], text: "repair", expectedResult: "it starts" });
const confirm = (s: Story) => s.run("confirmAgreement", { recordId: s.complaint.agreements.at(-1)?.id, way: "page" }, "customer");
const miss =
  (later = "+1m", reached = false) =>
  (s: Story) =>
    s.later(later).run("tryContact", { way: "phone", reached });
const finalAnswer =
  (...outsideBodies: string[]) =>
  (s: Story) =>
    s.run("giveFinalAnswer", { text: "no", outsideBodies });

describe("what an outcome needs", () => {
  test.each<[string, Outcome, ((s: Story) => string)[], string[]]>([
    ["nothing agreed", "accepted", [], ["notAccepted"]],
    ["an offer", "accepted", [option("repair"), offer], ["notAccepted"]],
    ["an offer declined", "accepted", [option("repair"), offer, answer(false)], ["notAccepted"]],
    ["an offer accepted", "accepted", [option("repair"), offer, answer(true)], []],
    ["goodwill accepted comforts, it does not solve", "accepted", [option("goodwillGesture"), offer, answer(true)], ["notAccepted"]],
    ["an agreement", "accepted", [option("repair"), agree], ["notAccepted"]],
    ["an agreement confirmed", "accepted", [option("repair"), agree, confirm], []],
    ["two tries", "unreachable", [miss(), miss("+1d")], ["triesMissing"]],
    ["three tries on one day", "unreachable", [miss(), miss("+2h"), miss("+2h")], ["triesMissing"]],
    ["three tries on two days", "unreachable", [miss(), miss("+2h"), miss("+1d")], []],
    ["three tries across midnight in Shanghai", "unreachable", [miss("+14h"), miss("+1h"), miss("+5m")], []],
    ["tries before the customer was reached do not count", "unreachable", [miss(), miss("+1d"), miss("+1d"), miss("+1h", true)], ["triesMissing"]],
    ["no final answer", "finalAnswer", [], ["finalAnswerMissing"]],
    ["a final answer that names nobody outside", "finalAnswer", [finalAnswer()], ["outsideBodiesMissing"]],
    ["a final answer with the ways outside", "finalAnswer", [finalAnswer("12315")], []],
    ["the ways outside told later", "finalAnswer", [finalAnswer(), finalAnswer("12315", "12315")], []],
    ["nobody withdrew", "withdrawn", [], ["withdrawalMissing"]],
    ["the customer withdrew", "withdrawn", [(s) => s.run("noteWithdrawal", {}, "customer")], []],
    ["a withdrawal noted", "withdrawn", [(s) => s.run("noteWithdrawal", { text: "by phone" })], []],
    ["merged into nothing", "merged", [], ["mergeTargetMissing"]],
    ["linked as repeat", "merged", [(s) => s.run("link", { kind: "repeat", complaintId: otherComplaint })], ["mergeTargetMissing"]],
    ["linked as duplicate", "merged", [(s) => s.run("link", { kind: "duplicate", complaintId: otherComplaint })], []],
  ])("%s, closing as %s", (_, outcome, moves, gaps) => expect(after(outcome, ...moves)).toEqual(gaps));

  test("merged into a complaint that is named", () => {
    const story = newStory();
    expect(codes(story, "merged", { mergedIntoId: otherComplaint })).toEqual([]);
    expect(codes(story, "merged", { mergedIntoId: story.complaint.id })).toEqual(["linkToItself"]);
    expect(story.run("close", { ...closeForm, outcome: "merged", mergedIntoId: idOf.ann })).toBe("unknownComplaint");
  });
});

describe("what every closing needs", () => {
  const withdrawn = () => {
    const story = newStory();
    story.run("noteWithdrawal", {}, "customer");
    return story;
  };
  test.each<[object, string[]]>([
    [{}, []],
    [{ satisfaction: null }, ["satisfactionMissing"]],
    [{ satisfaction: null, satisfactionUnknown: "hung up" }, []],
    [{ noFollowUp: "" }, ["followUpMissing"]],
    [{ noFollowUp: "", followUpAt: "2026-12-24T08:00:00.000Z" }, []],
    [{ followUpAt: "2026-11-01T08:00:00.000Z" }, ["dueInPast"]],
    [{ reflection: { wellDone: "", better: "x", suggestion: "" } }, ["reflectionMissing"]],
    [{ reflection: { wellDone: "x", better: "", suggestion: "" } }, ["reflectionMissing"]],
    [{ reflection: { wellDone: "x", better: "x", suggestion: "" } }, []],
    [{ directCause: undefined, indirectCause: undefined, outcome: undefined }, ["outcomeMissing", "directCauseMissing", "indirectCauseMissing"]],
  ])("%j → %j", (more, gaps) => expect(codes(withdrawn(), "withdrawn", more)).toEqual(gaps));

  test("open steps, untold changes and open promises hold it back, each counted", () => {
    const story = withdrawn();
    const dueAt = shift(story.now, "+1d");
    story.run("addStep", { text: "a", ownerId: idOf.ann, dueAt });
    const step = story.made;
    story.run("addStep", { text: "b", ownerId: idOf.ben, dueAt });
    story.run("changeStep", { recordId: step, dueAt: shift(dueAt, "+1d"), customerTold: false, reason: "part late" });
    story.run("promise", { what: "call", dueAt });
    expect(closingGaps(story.complaint)).toEqual([
      { code: "stepsOpen", params: { count: 2 } },
      { code: "changeUntold", params: { count: 1 } },
      { code: "promisesOpen", params: { count: 1 } },
    ]);
    story.run("changeStep", { recordId: step, dueAt: shift(dueAt, "+1d"), customerTold: true, reason: "told by phone" });
    expect(codes(story, "withdrawn")).toEqual(["stepsOpen", "promisesOpen"]);
  });

  test("a refusal to close lists every gap and names the first field (demand 10)", () => {
    const story = newStory();
    const decision = story.try("close", { ...closeForm, outcome: "accepted", satisfaction: null });
    expect(decision.ok ? null : decision.refusal).toMatchObject({
      code: "cannotClose",
      field: "outcome",
      params: { count: 2 },
      details: { gaps: [{ code: "notAccepted" }, { code: "satisfactionMissing" }] },
    });
  });
});

test("a closed complaint is worked on no more until it is reopened", () => {
  const story = newStory();
  expect(story.run("reopen", { reason: "x" })).toBe("complaintOpen");
  closeNow(story);
  expect(story.run("addOption", { kind: "repair", text: "x", noCost: true })).toBe("complaintClosed");
  expect(story.run("close", closeForm)).toBe("complaintClosed");
  expect(story.run("setTags", { add: ["ice cream"] })).toBe("ok");
  expect(story.run("reopen", { reason: "stalled again" })).toBe("ok");
  expect(story.run("addOption", { kind: "repair", text: "x", noCost: true })).toBe("ok");
});

test("what an earlier closing rested on does not close it again after a reopening", () => {
  const story = newStory();
  const tries = [miss(), miss("+1d"), miss("+1d")];
  for (const move of [...tries, finalAnswer("Court"), option("repair"), offer, answer(true), agree, confirm]) expect(move(story)).toBe("ok");
  expect(closeNow(story)).toBe("ok");
  expect(story.run("reopen", { reason: "it stalled again" })).toBe("ok");
  expect(codes(story, "accepted")).toContain("notAccepted");
  expect(codes(story, "withdrawn")).toContain("withdrawalMissing");
  expect(codes(story, "unreachable")).toContain("triesMissing");
  expect(codes(story, "finalAnswer")).toContain("finalAnswerMissing");
  expect(story.run("close", closeForm)).toBe("cannotClose");
  expect(customerViewOf(story.complaint, story.now)).toMatchObject({ state: "inProgress", canWithdraw: true });
  for (const move of [option("replacement"), offer, answer(true)]) expect(move(story)).toBe("ok");
  expect(codes(story, "accepted")).toEqual([]);
  expect(closeNow(story)).toBe("ok");
});

import { describe, expect, test } from "vitest";
import { closeForm, closeNow } from "./closing.fixture.ts";
import { stateOf } from "./state.ts";
import { idOf, newStory, otherComplaint, type Story, shift, team } from "./story.fixture.ts";

const undo = (story: Story, recordId: unknown, who: Parameters<Story["run"]>[2] = "ann") => story.run("withdrawRecord", { recordId }, who);

/** Does the commands and undoes what the last one made. */
function undone(...moves: ((story: Story) => string)[]): string {
  const story = newStory();
  for (const move of moves) expect(move(story)).toBe("ok");
  return undo(story, story.made);
}
const dueAt = shift("2026-11-23T01:00:00.000Z", "+3d");
const option = (s: Story) => s.run("addOption", { kind: "repair", text: "x", noCost: true });
const offer = (s: Story) => s.run("offerOption", { recordId: s.complaint.options.at(-1)?.id });
const answer = (who: "ann" | "customer") => (s: Story) => s.run("answerOption", { recordId: s.complaint.options.at(-1)?.id, accepted: true }, who);
const agree = (s: Story) => s.run("agree", { optionIds: [s.complaint.options.at(-1)?.id], text: "x", expectedResult: "y" });
const confirm = (way: string, who: "ann" | "customer") => (s: Story) => s.run("confirmAgreement", { recordId: s.complaint.agreements.at(-1)?.id, way }, who);
const step = (s: Story) => s.run("addStep", { text: "x", ownerId: idOf.ann, dueAt });
const move = (customerTold: boolean) => (s: Story) =>
  s.run("changeStep", { recordId: s.complaint.steps[0]?.id, dueAt: shift(dueAt, "+1d"), customerTold, reason: "x" });
const promise = (s: Story) => s.run("promise", { what: "x", dueAt });
const onPromise = (name: "keepPromise" | "breakPromise" | "renegotiatePromise") => (s: Story) =>
  s.run(name, { recordId: s.complaint.promises[0]?.id, reason: "x", dueAt: shift(dueAt, "+1d"), customerTold: true });
const escalate = (s: Story) => s.run("escalate", { toPersonId: idOf.sue, reason: "x" });

describe("what can be undone, by whoever did it", () => {
  test.each<[string, ((s: Story) => string)[], string]>([
    ["an option", [option], "ok"],
    ["an offer the customer saw", [option, offer], "customerSaw"],
    ["an answer noted", [option, offer, answer("ann")], "ok"],
    ["an answer of the customer's", [option, offer, answer("customer")], "customerDidThis"],
    ["an agreement", [option, agree], "ok"],
    ["a confirmation noted", [option, agree, confirm("call", "ann")], "ok"],
    ["the customer's confirmation", [option, agree, confirm("page", "customer")], "customerDidThis"],
    ["a step", [step], "ok"],
    ["a change nobody told", [step, move(false)], "ok"],
    ["a change the customer was told", [step, move(true)], "customerSaw"],
    ["a step done", [step, (s) => s.run("finishStep", { recordId: s.complaint.steps[0]?.id })], "ok"],
    ["a fresh promise", [promise], "ok"],
    [
      "a promise a while ago",
      [
        promise,
        (s) => {
          s.later("+11m");
          return "ok";
        },
      ],
      "undoTooLate",
    ],
    ["a promise kept", [promise, onPromise("keepPromise")], "ok"],
    ["a promise broken", [promise, onPromise("breakPromise")], "ok"],
    ["a promise moved", [promise, onPromise("renegotiatePromise")], "customerSaw"],
    ["the acknowledgement", [(s) => s.run("acknowledge", { text: "it arrived" })], "customerSaw"],
    ["the final answer", [(s) => s.run("giveFinalAnswer", { text: "no", outsideBodies: ["12315"] })], "customerSaw"],
    ["being heard", [(s) => s.run("setMood", { heard: true })], "ok"],
    ["the feeling named", [(s) => s.run("setMood", { feeling: "ignored" })], "ok"],
    ["the result reported", [(s) => s.run("reportResult", { note: "it starts" })], "ok"],
    ["an escalation", [escalate], "ok"],
    ["a contact try", [(s) => s.run("tryContact", { way: "phone", reached: false })], "ok"],
    ["a withdrawal noted", [(s) => s.run("noteWithdrawal", { text: "by phone" })], "ok"],
    ["the customer's withdrawal", [(s) => s.run("noteWithdrawal", {}, "customer")], "customerDidThis"],
    ["a link", [(s) => s.run("link", { kind: "repeat", complaintId: otherComplaint })], "ok"],
    ["a judgement", [(s) => s.run("setPersona", { personality: "analytical", motive: null, mainWant: null })], "ok"],
    ["a severity", [(s) => s.run("setSeverity", { severity: "crisis", reason: "press" })], "ok"],
  ])("%s: then %s", (_, moves, code) => expect(undone(...moves)).toBe(code));
});

test("what others rest on goes later", () => {
  const story = newStory();
  option(story);
  const optionId = story.made;
  agree(story);
  const agreementId = story.made;
  expect(undo(story, optionId)).toBe("laterRecord");
  confirm("call", "ann")(story);
  const confirmationId = story.made;
  expect(undo(story, agreementId)).toBe("customerConfirmed");
  expect([undo(story, confirmationId), undo(story, agreementId), undo(story, optionId)]).toEqual(["ok", "ok", "ok"]);
  expect(undo(story, optionId)).toBe("recordWithdrawn");
});

test("what came with the complaint stays", () => {
  const { complaint, run } = newStory();
  for (const record of [complaint.kinds[0], complaint.severities[0], complaint.placements[0]])
    expect(run("withdrawRecord", { recordId: record?.id })).toBe("firstRecordStays");
  expect(run("withdrawRecord", { recordId: complaint.created.id })).toBe("notUndoable");
  expect(run("withdrawRecord", { recordId: complaint.id })).toBe("recordNotFound");
});

test("a colleague's record is undone by a superior, not by a colleague", () => {
  const story = newStory();
  option(story);
  const recordId = story.made;
  story.run("handOver", { assigneeId: idOf.ben, note: "x" });
  expect(undo(story, recordId, "ben")).toBe("notYourRecord");
  expect(undo(story, recordId, "sue")).toBe("ok");
});

describe("placements", () => {
  test("only the latest, back to where it lay", () => {
    const story = newStory();
    story.run("transfer", { teamId: team.repair, note: "x" });
    const first = story.made;
    story.run("assign", { teamId: team.repair, assigneeId: idOf.ben }, "sue");
    expect(undo(story, first, "sue")).toBe("laterRecord");
    expect(undo(story, story.made, "sue")).toBe("ok");
    expect(undo(story, first, "sue")).toBe("ok");
    expect(story.complaint.placements.filter((p) => !p.withdrawn)).toHaveLength(1);
  });

  test("not back to the person complained about", () => {
    const story = newStory();
    story.run("transfer", { teamId: team.repair, note: "x" });
    const recordId = story.made;
    story.run("editIntake", { intake: { respondent: { unit: "", person: "", personId: idOf.ann } } }, "sue");
    expect(undo(story, recordId, "sue")).toBe("respondentMustNotHandle");
  });
});

describe("closing and reopening", () => {
  test("closing undone is open again; the customer's rating makes it stand", () => {
    const story = newStory();
    closeNow(story);
    expect(stateOf(story.complaint)).toBe("closed");
    expect(undo(story, story.made, "ann")).toBe("notYourRecord");
    expect(undo(story, story.made, "max")).toBe("ok");
    expect(stateOf(story.complaint)).toBe("open");
    closeNow(story);
    const { complaint } = story;
    const rating = { id: story.newId(), at: story.now, by: { type: "customer" as const }, stars: 5 as const, text: "" };
    story.take({ ...complaint, ratings: [rating] });
    expect(undo(story, complaint.closures.at(-1)?.id, "max")).toBe("customerAnswered");
    expect(undo(story, rating.id, "max")).toBe("customerDidThis");
  });

  test("not after a follow-up, but the follow-up itself", () => {
    const story = newStory();
    closeNow(story);
    const closureId = story.made;
    story.run("recordFollowUp", { satisfaction: "satisfied" });
    const followUpId = story.made;
    expect(undo(story, closureId, "max")).toBe("laterRecord");
    expect(undo(story, followUpId)).toBe("ok");
    expect(undo(story, closureId, "max")).toBe("ok");
  });

  test("a reopening, while nothing new was begun", () => {
    const story = newStory();
    closeNow(story);
    const closureId = story.made;
    story.run("reopen", { reason: "x" });
    const reopeningId = story.made;
    expect(undo(story, closureId, "max")).toBe("laterRecord");
    step(story);
    expect(undo(story, reopeningId)).toBe("laterRecord");
    expect(undo(story, story.complaint.steps[0]?.id)).toBe("ok");
    expect(undo(story, reopeningId)).toBe("ok");
    expect(stateOf(story.complaint)).toBe("closed");
  });

  test("what was done before stays done while it is closed", () => {
    const story = newStory();
    option(story);
    const optionId = story.made;
    story.run("noteWithdrawal", {}, "customer");
    expect(story.run("close", closeForm)).toBe("ok");
    expect(undo(story, optionId)).toBe("complaintClosed");
  });
});

test("undoing keeps who, when and why, also in the event", () => {
  const story = newStory();
  option(story);
  const recordId = story.made;
  story.run("withdrawRecord", { recordId, reason: "wrong car" });
  expect(story.complaint.options[0]?.withdrawn).toMatchObject({ by: { type: "person", id: idOf.ann }, reason: "wrong car" });
  expect(story.events).toMatchObject([{ type: "complaint.recordWithdrawn", data: { recordId, what: "options", madeBy: { type: "person", id: idOf.ann } } }]);
});

test("a change of a step undone is due when it was", () => {
  const story = newStory();
  step(story);
  move(false)(story);
  undo(story, story.made);
  expect(story.complaint.steps[0]).toMatchObject({ dueAt, changes: [{ withdrawn: {} }] });
});

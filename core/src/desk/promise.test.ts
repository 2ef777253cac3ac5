import { describe, expect, test } from "vitest";
import { decidePromises, promiseLiesBroken, promiseStateOf } from "./promise.ts";
import { idOf, newStory, shift, start } from "./story.fixture.ts";

const due = shift(start, "+1d");

/** A promise due in a day; then what is done when, e.g. "+2h keep". Answers the refusal or 'ok', and what became of it. */
function after(when: string, act: "keep" | "break" | "move" | "nothing"): string {
  const story = newStory();
  story.run("promise", { what: "call back", dueAt: due });
  const recordId = story.made;
  story.later(when);
  const answer =
    act === "keep"
      ? story.run("keepPromise", { recordId })
      : act === "break"
        ? story.run("breakPromise", { recordId, reason: "forgot" })
        : act === "move"
          ? story.run("renegotiatePromise", { recordId, dueAt: shift(story.now, "+2d"), reason: "part late", customerTold: true })
          : "ok";
  const [promise] = story.complaint.promises;
  return `${answer} ${promise && promiseStateOf(promise, story.now)}`;
}

describe("what becomes of a promise", () => {
  test.each([
    ["+2h", "nothing", "ok open"],
    ["+2d", "nothing", "ok overdue"],
    ["+2h", "keep", "ok kept"],
    ["+2d", "keep", "ok keptLate"],
    ["+2h", "break", "ok broken"],
    ["+2d", "break", "ok broken"],
    ["+2h", "move", "ok open"],
    ["+2d", "move", "renegotiatedTooLate overdue"],
  ] as const)("%s %s → %s", (when, act, then) => expect(after(when, act)).toBe(then));
});

test("a broken promise lies there until another one is kept", () => {
  const story = newStory();
  const promise = (): string => (story.run("promise", { what: "call back", dueAt: shift(story.now, "+1d") }), story.made);
  const [first, second] = [promise(), promise()];
  expect(promiseLiesBroken(story.complaint)).toBe(false);
  story.run("breakPromise", { recordId: first, reason: "forgot" });
  expect(promiseLiesBroken(story.complaint)).toBe(true);
  story.later("+1h");
  story.run("keepPromise", { recordId: second });
  expect(promiseLiesBroken(story.complaint)).toBe(false);
});

test("who promises, to whom, until when", () => {
  const story = newStory();
  expect(story.run("promise", { what: "x", dueAt: shift(start, "-1d") })).toBe("dueInPast");
  expect(story.run("promise", { what: "x", dueAt: due, personId: idOf.lee })).toBe("personLeft");
  expect(story.run("promise", { what: "x", dueAt: due, personId: story.complaint.id })).toBe("unknownPerson");
  expect(story.run("promise", { what: "x", dueAt: due, personId: idOf.ben, to: "12315" })).toBe("ok");
  expect(story.complaint.promises[0]).toMatchObject({ personId: idOf.ben, to: "12315", dueAt: due });
  story.run("promise", { what: "y", dueAt: due });
  expect(story.complaint.promises[1]).toMatchObject({ personId: idOf.ann, to: "" });
});

test("moving keeps where it was; a settled one is left alone", () => {
  const story = newStory();
  story.run("promise", { what: "x", dueAt: due });
  const recordId = story.made;
  const later = shift(due, "+3d");
  expect(story.run("renegotiatePromise", { recordId, dueAt: due, reason: "x", customerTold: true })).toBe("nothingChanged");
  story.run("renegotiatePromise", { recordId, dueAt: later, reason: "x", customerTold: true });
  expect(story.complaint.promises[0]).toMatchObject({ dueAt: later, renegotiations: [{ fromDueAt: due, toDueAt: later }] });
  story.run("keepPromise", { recordId });
  expect(story.run("breakPromise", { recordId, reason: "x" })).toBe("alreadyDone");
  expect(story.run("renegotiatePromise", { recordId, dueAt: shift(later, "+1d"), reason: "x", customerTold: true })).toBe("alreadyDone");
});

describe("promises given in one message", () => {
  const messageId = "0199a000-0000-7000-8000-00000000abcd";
  const word = (dueAt: string) => ({ what: "x", dueAt, to: "" });
  const give = (story: ReturnType<typeof newStory>, words: ReturnType<typeof word>[]) => decidePromises(story.complaint, words, story.context(), messageId);

  test("stand together, with the message they were given in", () => {
    const decision = give(newStory(), [word(due), { ...word(shift(start, "+2d")) }]);
    expect(decision.ok && decision.complaint.promises.map((p) => [p.dueAt, p.messageId, p.kind])).toEqual([
      [due, messageId, "other"],
      [shift(start, "+2d"), messageId, "other"],
    ]);
    expect(decision.ok && decision.events.map((e) => e.type)).toEqual(["complaint.promiseMade", "complaint.promiseMade"]);
  });

  test("one that cannot be refuses all, and says which", () => {
    expect(give(newStory(), [word(due), word(shift(start, "-1d"))])).toEqual({ ok: false, refusal: { code: "dueInPast", field: "promises.1.dueAt" } });
  });
});

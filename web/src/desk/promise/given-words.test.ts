import { findPromises } from "@amends/core/desk/found-promise";
import { expect, test } from "vitest";
import { type GivenWord, give, noWords, offersFor, pass, passedBy, promisesToSend, takeBack, wordFrom } from "./given-words.ts";

const timeZone = "Asia/Shanghai";
const now = "2026-11-25T02:00:00.000Z";
const text = "王女士您好，三天内给您答复。我半小时后给您回电。尽快为您处理。";
const found = findPromises(text, { now, timeZone });
const words = (index: number): GivenWord => {
  const one = found[index];
  const word = one && wordFrom(text, one, "me");
  if (!word) throw new Error("no promise there");
  return word;
};

test("what is found is offered in order, what names no time is pointed out", () => {
  const { open, vague, given } = offersFor(text, text, found, noWords);
  expect(open.map((o) => o.words)).toEqual(["三天内", "半小时后"]);
  expect([vague?.words, given]).toEqual(["尽快", []]);
});

test("kept, taken back and passed over", () => {
  const kept = give(noWords, words(0));
  expect(offersFor(text, text, found, kept)).toMatchObject({ given: [{ what: "给您答复" }], open: [{ words: "半小时后" }] });
  expect(offersFor(text, text, found, takeBack(kept, words(0).quote)).open).toHaveLength(2);
  expect(offersFor(text, text, found, pass(kept, words(0).quote))).toMatchObject({ given: [], open: [{ words: "半小时后" }] });
  expect(found[2] && offersFor(text, text, found, passedBy(text, noWords, found[2])).vague).toBeNull();
});

test("a promise whose words are changed is given up, the new words are offered", () => {
  const kept = give(noWords, words(0));
  const changed = text.replace("三天", "两天");
  const again = findPromises(changed, { now, timeZone });
  expect(offersFor(changed, changed, again, kept)).toMatchObject({ given: [], open: [{ words: "两天内" }, { words: "半小时后" }] });
  expect(promisesToSend(changed, kept, again)).toEqual([]);
});

test("while one types on, what was found a moment ago is shown as far as it still stands", () => {
  expect(offersFor(`${text.slice(0, 12)}`, text, found, noWords).open).toEqual([]);
  expect(offersFor(`${text}谢谢`, text, found, noWords).open).toHaveLength(2);
});

test("what is counted from now is counted from the moment of sending, unless the time was set by hand", () => {
  const kept = give(give(noWords, words(0)), words(1));
  const later = findPromises(text, { now: "2026-11-25T02:20:00.000Z", timeZone });
  expect(promisesToSend(text, kept, later).map((p) => p.dueAt)).toEqual(["2026-11-28T10:00:00.000Z", "2026-11-25T02:50:00.000Z"]);
  const byHand = give(kept, { ...words(1), dueAt: "2026-11-25T03:00:00.000Z", timeSet: true });
  expect(promisesToSend(text, byHand, later)[1]?.dueAt).toBe("2026-11-25T03:00:00.000Z");
  expect(promisesToSend(text, kept, null).map((p) => p.dueAt)).toEqual(["2026-11-28T10:00:00.000Z", "2026-11-25T02:30:00.000Z"]);
});

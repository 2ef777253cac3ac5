import type { Question } from "@amends/core/survey/question";
import { expect, test, vi } from "vitest";
import { atFirstSignOfLife, chosenIn } from "./survey-click.ts";

const text = { "zh-CN": "好吗", "zh-TW": "好嗎", en: "Well?" };
const questions: Question[] = [
  { id: "s", part: "outcome", kind: "scale", text },
  { id: "y", part: "outcome", kind: "yesNo", good: "yes", text },
  { id: "t", part: "handling", kind: "recommend", text },
  {
    id: "c",
    part: "handling",
    kind: "choice",
    choices: [
      { id: "a", text },
      { id: "b", text },
    ],
    text,
  },
  { id: "w", part: "handling", kind: "text", text },
];

test.each([
  ["?q=s&a=5", { id: "s", value: 5 }],
  ["?l=en&q=y&a=no", { id: "y", value: "no" }],
  ["?q=t&a=0", { id: "t", value: 0 }],
  ["?q=c&a=b", { id: "c", value: "b" }],
  ["?q=s&a=6", null],
  ["?q=s&a=2.5", null],
  ["?q=s&a=", null],
  ["?q=y&a=maybe", null],
  ["?q=c&a=z", null],
  ["?q=w&a=hello", null],
  ["?q=other&a=1", null],
  ["", null],
])("the link %j chooses %j", (search, expected) => {
  expect(chosenIn(search, questions)).toEqual(expected);
});

test("opening the page alone, or a script that acts the person, is no answer; the first real touch is, once", () => {
  const target = new EventTarget();
  const run = vi.fn();
  const real = new WeakSet<Event>();
  atFirstSignOfLife(target, run, (event) => real.has(event));
  target.dispatchEvent(new Event("load"));
  target.dispatchEvent(new Event("pointermove"));
  target.dispatchEvent(new Event("keydown"));
  expect(run).not.toHaveBeenCalled();
  for (let i = 0; i < 3; i++) {
    const touch = new Event("touchstart");
    real.add(touch);
    target.dispatchEvent(touch);
  }
  expect(run).toHaveBeenCalledTimes(1);
});

test("events of scripts are not trusted by the browser's own word", () => {
  const target = new EventTarget();
  const run = vi.fn();
  atFirstSignOfLife(target, run);
  target.dispatchEvent(new Event("pointerdown"));
  expect(run).not.toHaveBeenCalled();
});

import { expect, test } from "vitest";
import { keyCaps, match, pressName } from "./key-press.ts";

const press = (key: string, extra = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...extra });

test.each([
  [press("j"), "j"],
  [press("A", { shiftKey: true }), "shift+a"],
  [press("?", { shiftKey: true }), "?"],
  [press("k", { metaKey: true }), "mod+k"],
  [press("Enter", { keyCode: 229 }), null],
  [press("n", { isComposing: true }), null],
  [press("j", { altKey: true }), null],
  [press("Shift", { shiftKey: true }), null],
])("%j is %s", (event, name) => expect(pressName(event)).toBe(name));

const actions = [{ keys: "g i" }, { keys: "." }, { keys: ".." }, { keys: "..." }, { keys: "j" }];
test("sequences wait for what may follow", () => {
  expect(match(["g"], actions)).toEqual({ now: null, later: null, waiting: true });
  expect(match(["g", "i"], actions).now).toEqual({ keys: "g i" });
  expect(match(["."], actions)).toEqual({ now: null, later: { keys: "." }, waiting: true });
  expect(match([".", ".", "."], actions).now).toEqual({ keys: "..." });
  expect(match(["j"], actions).now).toEqual({ keys: "j" });
  expect(match(["g", "x"], actions)).toEqual({ now: null, later: null, waiting: false });
});

test("keys are written as the platform writes them", () => {
  expect(keyCaps("mod+k", true)).toEqual(["⌘K"]);
  expect(keyCaps("shift+a", false)).toEqual(["Shift+A"]);
  expect(keyCaps("g i", false)).toEqual(["G", "I"]);
});

import { expect, test } from "vitest";
import { isComposingKey } from "./composition.ts";

test.each([
  [{ key: "Enter", isComposing: true }, true],
  [{ key: "Enter", nativeEvent: { isComposing: true } }, true],
  [{ key: "Process" }, true],
  [{ key: "Enter", keyCode: 229 }, true],
  [{ key: "Enter", keyCode: 13, isComposing: false }, false],
])("%j composing: %s", (event, expected) => expect(isComposingKey(event)).toBe(expected));

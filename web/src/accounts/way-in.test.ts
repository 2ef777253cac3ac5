import { expect, test } from "vitest";
import { safePath } from "./way-in.ts";

test.each([
  ["/complaints/1?view=mine", "/complaints/1?view=mine"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example", "/"],
  ["/sign-in?from=/x", "/"],
  [undefined, "/"],
])("%s leads to %s", (from, to) => expect(safePath(from)).toBe(to));

import { expect, test } from "vitest";
import { defaultProfile, patchProfile, profilePatch, readProfile } from "./profile.ts";

test("what is missing or not understood takes the default, the rest stays", () => {
  expect(readProfile(undefined)).toEqual(defaultProfile);
  expect(readProfile({ theme: "dark", density: "huge", layout: { list: 320 }, old: 1 })).toEqual({ ...defaultProfile, theme: "dark", layout: { list: 320 } });
});

test("sizes are merged by name and never grow without end", () => {
  const once = patchProfile({ layout: { list: 300, context: 200 } }, { layout: { list: 320 }, theme: "light" });
  expect(once).toMatchObject({ theme: "light", layout: { list: 320, context: 200 } });
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`size.${i}`, i]));
  expect(Object.keys(patchProfile(once, { layout: many }).layout)).toHaveLength(200);
});

test.each([[{ language: "fr" }], [{ layout: { "a b": 1 } }], [{ layout: { list: Number.POSITIVE_INFINITY } }], [{ extra: 1 }]])("%j is refused", (patch) => {
  expect(profilePatch.safeParse(patch).success).toBe(false);
});

import { expect, test } from "vitest";
import { preferenceSchema, readPreference } from "./contract-preference.ts";
import { defaultPreference, waysOf } from "./preference.ts";

test("without a choice all is behind the bell, and mail is for what burns", () => {
  expect(waysOf(defaultPreference, "dueReached", "agent")).toEqual(["product", "mail", "browser"]);
  expect(waysOf(defaultPreference, "colleague", "agent")).toEqual(["product"]);
  expect(waysOf(defaultPreference, "incoming", "supervisor")).toEqual(["product"]);
  expect(waysOf(defaultPreference, "incoming", "agent")).toEqual([]);
});

test("a choice counts for its way alone; the browser says nothing the bell does not", () => {
  const chosen = { ...defaultPreference, ways: { customer: { mail: true }, dueReached: { product: false } } };
  expect(waysOf(chosen, "customer", "agent")).toEqual(["product", "mail", "browser"]);
  expect(waysOf(chosen, "dueReached", "agent")).toEqual(["mail"]);
});

test("what is stored is read leniently, what is given strictly", () => {
  expect(readPreference(null)).toEqual(defaultPreference);
  expect(readPreference({ digest: "daily" })).toEqual({ ...defaultPreference, digest: "daily" });
  expect(readPreference({ digest: "yearly" })).toEqual(defaultPreference);
  expect(preferenceSchema.safeParse({ ...defaultPreference, quiet: { from: "22:00", to: "22:00" } }).success).toBe(false);
  expect(preferenceSchema.safeParse({ ...defaultPreference, quiet: { from: "24:00", to: "07:00" } }).success).toBe(false);
  expect(preferenceSchema.safeParse({ ...defaultPreference, ways: { nonsense: { mail: true } } }).success).toBe(false);
});

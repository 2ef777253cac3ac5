import { readdirSync, readFileSync } from "node:fs";
import { customerNexts, customerStates } from "@amends/core/desk/customer-view";
import { demandTypes, outcomes, phases } from "@amends/core/desk/vocabulary";
import { beforeEach, expect, test, vi } from "vitest";
import { contactOf } from "./contact.ts";
import { dropDraft, emptyDraft, keepDraft, keepMessage, readDraft, readMessage } from "./draft.ts";
import { fileSize } from "./format.ts";
import { languageOf, preferredLanguage } from "./texts.ts";

const texts = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../content/texts/${language}/portal.json`, import.meta.url), "utf8"));

test.each([
  [null, ["zh-HK", "en"], "zh-TW"],
  [null, ["zh-Hans-HK"], "zh-CN"],
  [null, ["zh"], "zh-CN"],
  [null, ["fr", "en-GB"], "en"],
  [null, ["ja"], "en"],
  ["zh-TW", ["en"], "zh-TW"],
  ["xx", ["zh-CN"], "zh-CN"],
] as const)("stored %s and a browser that asks for %s give %s", (stored, tags, expected) => {
  expect(preferredLanguage(stored, tags)).toBe(expected);
});

test("a tag nobody speaks here is undefined", () => {
  expect([languageOf("de"), languageOf("ZH-tw"), languageOf("EN")]).toEqual([undefined, "zh-TW", "en"]);
});

test.each([
  ["138 0013 8000", "phone"],
  ["１３８００１３８０００", "phone"],
  ["(02) 2345-6789", "phone"],
  ["Wang@Example.com", "email"],
  ["wang_xiaoming", "other"],
  ["王小明的微信", "other"],
  ["12345", null],
  ["wang@", null],
  ["ab", null],
  ["", null],
] as const)("%j as a contact is %s", (typed, kind) => {
  expect(contactOf(typed)?.kind ?? null).toBe(kind);
});

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});

test("what was written is there again after the tab was closed, and gone after it was sent", () => {
  keepDraft({ ...emptyDraft(), facts: "漏油", demandTypes: ["repair"] });
  expect(readDraft()).toMatchObject({ facts: "漏油", demandTypes: ["repair"], contact: "" });
  dropDraft();
  expect(readDraft()).toEqual(emptyDraft());
  keepMessage("A26-000001", "请问");
  expect([readMessage("A26-000001"), readMessage("A26-000002")]).toEqual(["请问", ""]);
});

test("a device that keeps nothing, or kept nonsense, does not stop anybody from writing", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => "{broken",
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => {
      throw new Error("forbidden");
    },
  });
  expect(readDraft()).toEqual(emptyDraft());
  expect(() => keepDraft({ ...emptyDraft(), facts: "x" })).not.toThrow();
  expect(() => dropDraft()).not.toThrow();
});

test("every word the page puts together is there in three languages", () => {
  const needed = [
    ...phases.map((p) => `step.${p}`),
    ...phases.map((p) => `now.${p}`),
    ...customerStates.filter((s) => s !== "inProgress").map((s) => `now.${s}`),
    ...customerNexts.map((n) => `next.${n}`),
    ...outcomes.map((o) => `outcome.${o}`),
    ...demandTypes.map((d) => `demand.${d}`),
    ...["open", "overdue", "kept", "keptLate", "broken"].map((p) => `promise.${p}`),
    ...[1, 2, 3, 4, 5].map((n) => `rate.star${n}`),
  ];
  const used = readdirSync(new URL(".", import.meta.url))
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .flatMap((name) => [...readFileSync(new URL(name, import.meta.url), "utf8").matchAll(/\bt\("([^"]+)"/g)].map((match) => match[1] ?? ""));
  for (const language of ["zh-CN", "zh-TW", "en"]) {
    const known = texts(language);
    expect([...needed, ...used].filter((key) => !known[key])).toEqual([]);
    expect(Object.keys(known)).toEqual(Object.keys(texts("en")));
  }
});

test("a size is written as people read it", () => {
  expect([fileSize(20 * 1024 * 1024), fileSize(1_600_000), fileSize(900), fileSize(300_000)]).toEqual(["20 MB", "1.5 MB", "1 kB", "293 kB"]);
});

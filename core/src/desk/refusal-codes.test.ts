import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

/** Codes written in the sources of the desk (the category editor tests its own), as `refusal("code")`, `code: "code"`, or a word a rule gives back to be one. */
const folder = new URL(".", import.meta.url);
const sources = readdirSync(folder)
  .filter((name) => name.endsWith(".ts") && !/\.(test|fixture)\.ts$|^category/.test(name))
  .map((name) => readFileSync(new URL(name, folder), "utf8"))
  .join("\n");
const codes = [
  ...sources.matchAll(/refusal\(\s*"(\w+)"/g),
  ...sources.matchAll(/\bcode: "(\w+)"/g),
  ...sources.matchAll(/(?:return|\?|:) "((?:customer|later|undo|approval|option|firstRecord|notUndoable)\w*)"/g),
  ...sources.matchAll(/"(\w+Missing)"/g),
]
  .map((match) => match[1] as string)
  .filter((code) => !["customers", "customer", "optionIds", "customerTold", "customerCap", "option"].includes(code));

const texts = (language: string) =>
  JSON.parse(readFileSync(new URL(`../../../content/texts/${language}/errors.json`, folder), "utf8")) as Record<string, string>;

describe.each(["zh-CN", "zh-TW", "en"])("in %s", (language) => {
  test("every refusal of the desk has a sentence", () => {
    expect(codes.length).toBeGreaterThan(80);
    const known = texts(language);
    expect([...new Set(codes)].filter((code) => !known[code])).toEqual([]);
  });
});

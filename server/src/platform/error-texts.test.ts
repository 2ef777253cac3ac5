import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkout } from "./config.ts";
import { errorText, hasErrorText } from "./error-texts.ts";

const sources = ["core/src", "server/src"].flatMap((folder) =>
  readdirSync(join(checkout, folder), { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".ts") && !name.includes(".test."))
    .map((name) => join(folder, name)),
);

test("every code that is refused with somewhere has its sentence", () => {
  const lacking = sources.flatMap((file) => {
    const codes = [...readFileSync(join(checkout, file), "utf8").matchAll(/\b(?:refusal|refuse)\(\s*"(\w+)"/g)].map((match) => match[1] ?? "");
    return codes.filter((code) => !hasErrorText(code)).map((code) => `${code} (${file})`);
  });
  expect(lacking).toEqual([]);
});

test("a code without a sentence says something general, in the language asked for", () => {
  expect(errorText("noSuchCodeAnywhere", "zh-TW")).toBe("這一步現在無法進行");
});

test("parameters are put in, and a forgotten one does not hide the refusal", () => {
  expect(errorText("fieldTooLong", "en", { field: "title", max: 1 })).toBe("“title” is too long: 1 character at most");
  expect(errorText("fieldTooLong", "zh-CN", { field: "title" })).toContain("太长");
});

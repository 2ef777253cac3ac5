import { describe, expect, test } from "vitest";
import { isMacro, noActs, openNamesOf, openPlacesOf, slashAt, textFor } from "./saved-reply.ts";

describe("open places", () => {
  test.each([
    ["王女士您好，{{nextDueAt}}前回您", ["nextDueAt"]],
    ["我们 {{ 什么时候回电 }} 给您回电，{{ 什么时候回电 }}", ["什么时候回电"]],
    ["全角也算：｛｛回電時間｝｝", ["回電時間"]],
    ["No place: { one }, {}, {{}}, {{two\nlines}}", []],
    ["> 您问的 {{x}}\n已经处理", []],
    ["> 您问的\n{{y}}处理", ["y"]],
    ["{{a}}{{b}}", ["a", "b"]],
  ])("%s", (text, names) => expect(openNamesOf(text)).toEqual(names));

  test("say where they stand", () => {
    const text = "Dear {{name}}, soon";
    expect(openPlacesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(["{{name}}"]);
  });
});

test.each([
  ["/", { start: 0, typed: "" }],
  ["您好。/dao", { start: 3, typed: "dao" }],
  ["您好 /道歉", { start: 3, typed: "道歉" }],
  ["Hello\n/so", { start: 6, typed: "so" }],
  ["1/2", null],
  ["and/or", null],
  ["https://a", null],
  ["/two words", null],
])("a slash that asks for a reply: %s", (text, found) => expect(slashAt(text, text.length)).toEqual(found));

test("what stands after the caret is not part of it", () => {
  expect(slashAt("/dao，后面", 4)).toEqual({ start: 0, typed: "dao" });
});

test("the customer's language, else one that was written", () => {
  expect(textFor({ en: "Hello", "zh-CN": "您好" }, "en")).toEqual({ language: "en", text: "Hello" });
  expect(textFor({ en: "Hello" }, "zh-TW")).toEqual({ language: "en", text: "Hello" });
  expect(textFor({}, "en")).toBeNull();
});

test("a macro prepares more than words", () => {
  expect([isMacro(noActs), isMacro({ ...noActs, waitDays: 3 }), isMacro({ ...noActs, addTags: ["催发货"] })]).toEqual([false, true, true]);
});

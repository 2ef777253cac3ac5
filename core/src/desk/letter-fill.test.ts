import { expect, test } from "vitest";
import { checkTemplate, fillLetter, openPlaces } from "./letter-fill.ts";

test("fills values, leaves out sections without one, and lists what is open", () => {
  const letter = fillLetter(
    { subject: "投诉 {{number}}", body: "{{ name }}：\n\n{{#link}}链接：{{link}}\n{{/link}}{{#due}}请在{{due}}前\n{{/due}}\n\n\n{{progress}}" },
    { number: "A26-1", name: "王女士", link: null, due: "周五" },
  );
  expect(letter).toEqual({ subject: "投诉 A26-1", text: "王女士：\n\n请在周五前\n\n{{progress}}", unresolved: ["progress"] });
  expect(openPlaces(letter)).toEqual(["progress"]);
});

test("a customer's words are never filled again and never look like an open place", () => {
  const letter = fillLetter({ subject: "{{facts}}", body: "{{facts}} {{number}}" }, { facts: "写着 {{number}} 和 {{#x}}", number: "A26-1" });
  expect(letter.text).toBe("写着 { {number} } 和 { {#x} } A26-1");
  expect(openPlaces(letter)).toEqual([]);
});

test("a name that every object has is no value", () => {
  expect(fillLetter({ subject: "", body: "{{constructor}}{{toString}}" }, {}).unresolved).toEqual(["constructor", "toString"]);
});

test("a subject stays one line whatever was put in", () => {
  expect(fillLetter({ subject: "关于 {{title}}", body: "" }, { title: "a\r\nBcc: x@example.com" }).subject).toBe("关于 a Bcc: x@example.com");
});

test("an edited template is checked for unknown names and open sections", () => {
  expect(checkTemplate({ subject: "{{number}}", body: "{{nummer}} {{#link}}x{{/link}}" }, ["number", "link"])).toEqual({ unknown: ["nummer"], unclosed: [] });
  expect(checkTemplate({ subject: "", body: "{{#link}} {{/due}}" }, ["link", "due"])).toEqual({ unknown: [], unclosed: ["link", "due"] });
});

test("hostile braces take no time", () => {
  const before = performance.now();
  fillLetter({ subject: "", body: "{{#a}}".repeat(20_000) }, {});
  expect(performance.now() - before).toBeLessThan(6_000);
});

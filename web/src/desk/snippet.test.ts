import { expect, it } from "vitest";
import { snippetOf } from "./snippet.ts";

const shown = (text: string, word: string) => {
  const at = text.indexOf(word);
  const found = snippetOf(text, [[at, at + word.length]]);
  return [found.text, ...found.marks.map(([a, b]) => found.text.slice(a, b))];
};

it("leaves a text alone whose hit stands at the beginning", () => {
  expect(shown("刹车异响", "刹车")).toEqual(["刹车异响", "刹车"]);
});
it("begins a little before the hit and still marks the hit", () => {
  expect(shown("上周刚在你们这里做完保养，昨天开始刹车没有反应", "刹车")).toEqual(["…里做完保养，昨天开始刹车没有反应", "刹车"]);
});
it("begins an English snippet at a word", () => {
  expect(shown("The room had been cleaned but the refund never came", "refund")).toEqual(["…but the refund never came", "refund"]);
});
it("does not cut an emoji in two", () => {
  expect(shown("一二三四五六七八九😀一二三四五六七八九退款", "退款")[0]).not.toMatch(/[\uDC00-\uDFFF](?<![\uD800-\uDBFF][\uDC00-\uDFFF])/);
});
it("does not cut a number in two", () => {
  expect(shown("上周做的保养，2026年11月27日开高速时踩刹车发软", "刹车")[0]).toMatch(/^….*27日开高速时踩刹车发软$/);
  expect(shown("一共扣了 1,234.50元，去年十一月的退款", "退款")[0]).toBe("…1,234.50元，去年十一月的退款");
});

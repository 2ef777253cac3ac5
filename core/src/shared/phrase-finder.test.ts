import fc from "fast-check";
import { expect, test } from "vitest";
import { makePhraseFinder } from "./phrase-finder.ts";

const codesOf = (text: string) => Uint16Array.from(text, (c) => c.charCodeAt(0));
function found(phrases: string[], text: string): string[] {
  const hits: string[] = [];
  makePhraseFinder(phrases).find(codesOf(text), (phrase, start, end) => hits.push(`${start}-${end} ${phrases[phrase]}`));
  return hits.sort();
}

test("finds overlapping and nested phrases", () => {
  expect(found(["刹车", "刹车失灵", "失灵", "灵"], "刹车失灵")).toEqual(["0-2 刹车", "0-4 刹车失灵", "2-4 失灵", "3-4 灵"]);
  expect(found(["she", "he", "hers"], "ushers")).toEqual(["1-4 she", "2-4 he", "2-6 hers"]);
});

test("finds what plain searching finds, for any phrases and text", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "车"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), fc.string({ unit: fc.constantFrom("a", "b", "车", "x"), maxLength: 40 }), (phrases, text) => {
      const plain: string[] = [];
      for (const phrase of phrases)
        for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) plain.push(`${at}-${at + phrase.length} ${phrase}`);
      expect(found(phrases, text)).toEqual(plain.sort());
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { highlight, snippet } from "./search-highlight.ts";
import { indexTerms, likePattern, queryTerms, searchableText, tsqueryText } from "./search-terms.ts";

/** What the database does: exact terms, prefixes, then the recheck. */
function finds(text: string, query: string): boolean {
  const index = indexTerms(text);
  const { all, prefixes, recheck } = queryTerms(query);
  if (!all.length && !prefixes.length) return false;
  const plain = searchableText(text);
  return all.every((t) => index.includes(t)) && prefixes.every((p) => index.some((t) => t.startsWith(p))) && recheck.every((p) => plain.includes(p));
}

describe("indexTerms", () => {
  test.each([
    ["刹车失灵", ["刹车", "车失", "失灵", "灵"]],
    ["車", ["车"]],
    ["Don't call A-1234/5", ["dont", "call", "a", "a12345", "1234", "12345", "5"]],
    ["The customer’s car", ["the", "customers", "customer", "car"]],
    ["電話 0912-345-678", ["电话", "话", "0912", "0912345678", "5678", "345", "345678", "678"]],
  ])("%s", (text, terms) => expect(indexTerms(text).sort()).toEqual([...terms].sort()));

  test("is bounded on a hostile text, and quick", () => {
    const started = performance.now();
    for (const text of ["a".repeat(100_000), "车".repeat(100_000), "a-".repeat(50_000), "1 ".repeat(50_000), "车a".repeat(50_000), "'".repeat(100_000)])
      indexTerms(text);
    const all = Array.from({ length: 20_000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join("");
    expect(indexTerms(all.repeat(8)).reduce((n, t) => n + t.length * 3 + 8, 0)).toBeLessThan(1_000_000);
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe("queryTerms", () => {
  test.each([
    ["刹车", { all: ["刹车"], prefixes: [], recheck: [] }],
    ["煞車失靈", { all: ["煞车", "车失", "失灵"], prefixes: [], recheck: ["煞车失灵"] }],
    ["车", { all: [], prefixes: ["车"], recheck: [] }],
    ["refund pol", { all: ["refund"], prefixes: ["pol"], recheck: [] }],
    ["refund ", { all: ["refund"], prefixes: [], recheck: [] }],
    ["A-1234/5 late", { all: [], prefixes: ["a12345", "late"], recheck: [] }],
    ["+86 138 0013 8000", { all: ["13800138000"], prefixes: [], recheck: [] }],
    ["，。!", { all: [], prefixes: [], recheck: [] }],
  ])("%s", (query, terms) => expect(queryTerms(query)).toEqual(terms));

  test("tsquery quotes what it is given", () => {
    expect(tsqueryText(queryTerms("刹车 o'neil a\\b"))).toBe("'刹车' & 'oneil' & 'ab':*");
    expect(tsqueryText(queryTerms("?"))).toBeNull();
    expect(tsqueryText({ all: ["a'b\\"], prefixes: [], recheck: [] })).toBe("'a''b\\\\'");
  });

  test("likePattern takes signs literally", () => expect(likePattern("50%_\\")).toBe("%50\\%\\_\\\\%"));
});

describe("a text is found", () => {
  test.each([
    ["客訴：煞車失靈", "煞車", true],
    ["客訴：煞車失靈", "煞车失灵", true],
    ["刹车片异响，方向盘失灵", "刹车失灵", false],
    ["失灵刹车 车失", "刹车失灵", false],
    ["ＡＢＣ１２３", "abc123", true],
    ["Refunds are slow", "refund", true],
    ["Refunds are slow", "refund ", false],
    ["订单号 JD-2024-0512", "JD20240512", true],
    ["订单号 JD20240512", "jd-2024-0512", true],
    ["订单号 JD20240512", "20240512", true],
    ["订单尾号0512，JD20240512", "0512", true],
    ["电话 138 0013 8000", "13800138000", true],
    ["电话13800138000", "138 0013 8000", true],
    ["电话+86-138-0013-8000", "13800138000", true],
    ["tel 0912345678", "+886 912 345 678", true],
    ["tel +886912345678", "0912-345-678", true],
    ["卡号 6222 0212 3456", "622202123456", true],
    ["卡号622202123456", "6222 0212 3456", true],
    ["沪A·12345 的车主", "沪A12345", true],
    ["mail zhang.wei@example.com", "example.com", true],
    ["mail zhang.wei@example.com", "zhang.wei@example.com", true],
    ["刹\u200b车坏了", "刹车", true],
    ["café", "cafe", true],
    ["cafe\u0301", "café", true],
    ["𠮷野家的店", "𠮷野家", true],
    ["尾号8000 那台", "8000", true],
    ["ラーメン屋", "ラーメン", true],
    ["환불해 주세요", "환불", true],
    ["https://www.example.com/a/b/c/d/e/f", "example.com/a", true],
  ] as const)("%s ← %s: %s", (text, query, found) => expect(finds(text, query)).toBe(found));

  const han = fc.string({ unit: fc.constantFrom(..."刹车失灵煞車退款客訴投诉的了不a1 ，。\n\u200b𠮷"), minLength: 2, maxLength: 40 });
  test("by every phrase of it, wherever it is cut", () => {
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (text, a, b) => {
        const chars = [...text];
        const from = a % (chars.length - 1);
        const phrase = chars.slice(from, from + 2 + (b % (chars.length - from - 1)));
        fc.pre(phrase.filter((c) => /\p{Script=Han}/u.test(c)).length >= 2);
        // A cut inside a Latin word is no phrase: words are found from their beginning.
        fc.pre(!/^[a1]/.test(phrase.join("")) || !/[a1\u200b]/.test(chars[from - 1] ?? ""));
        fc.pre(!/[a1]/.test(phrase.join("")));
        expect(finds(text, phrase.join(""))).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  test("by every word of it and by every beginning of a word", () => {
    const sentence = fc.array(fc.string({ unit: fc.constantFrom(..."abcé12'"), minLength: 2, maxLength: 8 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(sentence, fc.nat(), fc.nat(), (words, n, m) => {
        const word = (words[n % words.length] as string).replace(/^'+/, "");
        fc.pre(/^\w./.test(word) || /^é./.test(word));
        const beginning = word.slice(0, 2 + (m % (word.length - 1)));
        fc.pre(!beginning.includes("''") && beginning.replaceAll("'", "").length >= 2);
        expect(finds(words.join(" "), beginning)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

/** Any UTF-16 units at all, lone surrogates included. */
const anyUnits = (maxLength: number) => fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units));

describe("highlight", () => {
  const marked = (text: string, query: string) => highlight(text, query).map(([s, e]) => text.slice(s, e));
  test.each([
    ["客訴：煞車失靈，煞車異音", "煞车", ["煞車", "煞車"]],
    ["刹车失灵", "刹车失灵", ["刹车失灵"]],
    ["Refunds and refund", "refund", ["Refund", "refund"]],
    ["prefund", "refund", []],
    ["订单 JD-2024-0512", "jd20240512", ["JD-2024-0512"]],
    ["电话 138 0013 8000", "13800138000", ["138 0013 8000"]],
    ["尾号 13800138000", "8000", ["8000"]],
    ["Café ＲＥＦＵＮＤ", "cafe refund", ["Café", "ＲＥＦＵＮＤ"]],
    ["刹\u200b车", "刹车", ["刹\u200b车"]],
    ["𠮷野家", "野家", ["野家"]],
    ["车车车", "车", ["车车车"]],
    ["don't", "dont", ["don't"]],
    ["", "x", []],
    ["x", "", []],
  ])("%s ← %s", (text, query, hits) => expect(marked(text, query)).toEqual(hits));

  test("ranges are ordered, inside the text and apart, for any input", () => {
    fc.assert(
      fc.property(anyUnits(60), anyUnits(10), (text, query) => {
        let last = -1;
        for (const [s, e] of highlight(text, query)) {
          expect(s).toBeGreaterThan(last);
          expect(e).toBeGreaterThan(s);
          expect(e).toBeLessThanOrEqual(text.length);
          last = e;
        }
      }),
      { numRuns: 100 },
    );
  });

  test("snippet keeps the hit in view", () => {
    const text = `${"前".repeat(300)}刹车失灵${"后".repeat(300)}`;
    const { text: cut, marks } = snippet(text, "刹车失灵");
    expect(marks.map(([s, e]) => cut.slice(s, e))).toEqual(["刹车失灵"]);
    expect(cut.length).toBeLessThan(130);
  });
});

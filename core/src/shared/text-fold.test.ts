import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldForMatch } from "./text-fold.ts";
import { simplified, traditional } from "./text-fold-chars.ts";

describe("foldForMatch", () => {
  test.each([
    ["客訴：煞車失靈，請儘快處理", "客诉:煞车失灵,请尽快处理"],
    ["ＡＢＣ－１２３　ｘ", "abc-123 x"],
    ["Refund NOW, café", "refund now, cafe"],
    ["她說「裡面著火」", "她说「里面着火」"],
    ["don’t", "don't"],
    ["妳們週末於臺北", "你们周末于台北"],
    ["ﾗｲﾝ", "ライン"],
  ])("%s", (text, folded) => expect(foldForMatch(text)).toBe(folded));

  test("keeps length and is idempotent, for any string", () => {
    const anyText = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }).map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(anyText, (text) => {
        const folded = foldForMatch(text);
        expect(folded.length).toBe(text.length);
        expect(foldForMatch(folded)).toBe(folded);
      }),
      { numRuns: 100 },
    );
  });

  test("keeps length and is idempotent for every UTF-16 unit", () => {
    let all = "";
    for (let code = 0; code < 0x10000; code++) all += String.fromCharCode(code);
    const folded = foldForMatch(all);
    expect(folded.length).toBe(all.length);
    expect(foldForMatch(folded)).toBe(folded);
  });

  test("the table pairs one unit with one unit, and no target is folded further", () => {
    expect(traditional.length).toBe(simplified.length);
    const keys = new Set(traditional);
    expect(keys.size).toBe(traditional.length);
    expect([...simplified].filter((char) => keys.has(char))).toEqual([]);
  });

  test("long text survives (no argument limit)", () => {
    expect(foldForMatch("車".repeat(100_000))).toBe("车".repeat(100_000));
  });
});

import { expect, test } from "vitest";
import { detectLanguage } from "./detect-language.ts";

test.each([
  ["刹车失灵，要求退款", undefined, "zh-CN"],
  ["煞車失靈，要求退費", undefined, "zh-TW"],
  ["The brakes failed", undefined, "en"],
  ["iPhone 15 Pro Max 坏了", undefined, "zh-CN"],
  ["iPhone 15 Pro Max 壞了", undefined, "zh-TW"],
  ["我要求退款", "zh-TW", "zh-TW"],
  ["我要求退款", undefined, "zh-CN"],
  ["I bought it at 北京 airport and the shop refused to take it back", undefined, "en"],
  ["", "en", "en"],
  ["12345", "zh-TW", "zh-TW"],
  ["我要求", "en", "zh-CN"],
  ["台北的店员态度差，说了不给退", undefined, "zh-CN"],
  ["我在上海買的，店員不給退", undefined, "zh-TW"],
  ["😡😡", undefined, "zh-CN"],
] as const)("%s (%s) → %s", (text, fallback, language) => expect(detectLanguage(text, fallback)).toBe(language));

import { expect, test } from "vitest";
import { negotiate } from "./language.ts";

test.each([
  [["zh-HK", "en"], "zh-TW"],
  [["zh-Hant-MO"], "zh-TW"],
  [["zh"], "zh-CN"],
  [["zh-SG"], "zh-CN"],
  [["fr", "en-GB", "zh-CN"], "en"],
  [["ja"], "en"],
  [[], "en"],
])("%j reads %s", (wanted, language) => expect(negotiate(wanted)).toBe(language));

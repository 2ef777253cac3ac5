import { isHan } from "./text-fold.ts";
import { simplified, traditional } from "./text-fold-chars.ts";

export type DetectedLanguage = "zh-CN" | "zh-TW" | "en";

/** Characters that mainland texts use as well (著名, 乾隆, 徵信 …): no sign of a Traditional text. */
const inBoth = new Set([..."著於覆藉瞭乾徵黏祂牠祇妳囉嘆昇甦喫裏"]);
/** Simplified forms that Taiwanese texts use too (informal 台, 只, 里, 后 as in 皇后 …): no sign of a Simplified text. */
const notOnlySimplified = new Set([
  ..."台只里后面了才卷干谷几板表丑斗范丰付复刮哄划回伙获几家借巨卷克困累漓帘梁霉弥蔑辟凭朴仆戚曲确舍沈胜术松苏涂托万系咸向须旋药叶佣余郁御愿云芸沄致制钟周准冢庄別别占出吃姜并采升念恤折据摆注炮烟游熏皂碱秘种签粘纤群背脏荐蒙虫虱贊跖酸采雇霉面",
]);

let only: Map<number, "zh-CN" | "zh-TW"> | undefined;
function scriptSigns(): Map<number, "zh-CN" | "zh-TW"> {
  if (only) return only;
  only = new Map();
  for (const char of simplified) if (!notOnlySimplified.has(char)) only.set(char.charCodeAt(0), "zh-CN");
  for (const char of traditional) if (!inBoth.has(char)) only.set(char.charCodeAt(0), "zh-TW");
  return only;
}

/**
 * Language of a text by its script: Chinese when it has at least one Han character for three Latin words, Traditional or
 * Simplified by the characters only one of them has. What tells nothing (empty, digits, Han common to both) gives `fallback`;
 * Han common to both never gives English. Reads at most the first 4,000 characters.
 */
export function detectLanguage(text: string, fallback: DetectedLanguage = "zh-CN"): DetectedLanguage {
  const signs = scriptSigns();
  let han = 0;
  let words = 0;
  let signsOfSimplified = 0;
  let signsOfTraditional = 0;
  let inWord = false;
  const end = Math.min(text.length, 4_000);
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i);
    const latin = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
    if (latin && !inWord) words++;
    inWord = latin;
    if (!isHan(code)) continue;
    han++;
    const sign = signs.get(code);
    if (sign === "zh-CN") signsOfSimplified++;
    else if (sign === "zh-TW") signsOfTraditional++;
  }
  if (han === 0) return words > 0 ? "en" : fallback;
  if (han * 3 < words) return "en";
  if (signsOfTraditional !== signsOfSimplified) return signsOfTraditional > signsOfSimplified ? "zh-TW" : "zh-CN";
  return fallback === "en" ? "zh-CN" : fallback;
}

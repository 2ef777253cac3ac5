const digits: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };

/** "12", "十五", "二十四", "半", and for '两三' or '三五' the larger: a promise is kept by the end of what was said. NaN for none. */
export function chineseNumber(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (text === "半") return 0.5;
  if (/^[一二两三四五六七八九]{2}$/.test(text)) return Math.max(...[...text].map((c) => digits[c] ?? 0));
  let total = 0;
  let last = 0;
  for (const char of text) {
    if (char === "十") total += (last || 1) * 10;
    else if (char === "百") total += (last || 1) * 100;
    else if (digits[char] === undefined) return Number.NaN;
    last = digits[char] ?? 0;
    if (char === "十" || char === "百") last = 0;
  }
  return total + last;
}

/** Year or other digits said one by one: 二零二六 → 2026. */
export function spokenDigits(text: string): number {
  return Number([...text].map((c) => digits[c] ?? c).join(""));
}

const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  "twenty-four": 24,
  "twenty four": 24,
  thirty: 30,
  "forty-eight": 48,
  "forty eight": 48,
  sixty: 60,
  "seventy-two": 72,
  "seventy two": 72,
  ninety: 90,
  half: 0.5,
};
/** The number words as one alternative of a pattern, the longest first. */
export const englishNumberWords = Object.keys(words)
  .sort((a, b) => b.length - a.length)
  .join("|");

/** "48", "two", "half an", "a couple of". NaN for what is no number. */
export function englishNumber(text: string): number {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (text.startsWith("half")) return 0.5;
  if (/^(?:a )?couple(?: of)?$/.test(text)) return 2;
  return words[text] ?? Number.NaN;
}

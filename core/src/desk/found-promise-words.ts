import words from "../../../content/desk/promises/words.json" with { type: "json" };
import { foldForMatch } from "../shared/text-fold.ts";

type ChineseList = keyof typeof words.zh;
type EnglishList = keyof typeof words.en;
type KindList = keyof typeof words.kinds;

/** The words of a list as alternatives of a pattern, folded, the longest first. */
function alternatives(list: readonly string[], latin: boolean): string {
  const folded = [...new Set(list.map(foldForMatch))].sort((a, b) => b.length - a.length);
  return folded.map((word) => edged(word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"), word, latin)).join("|");
}

/** A Latin word must stand alone; Chinese has no word ends to look for. */
function edged(pattern: string, word: string, latin: boolean): string {
  if (!latin) return pattern;
  return `${/^[a-z0-9]/.test(word) ? "\\b" : ""}${pattern}${/[a-z0-9]$/.test(word) ? "\\b" : ""}`;
}

const made = new Map<string, RegExp>();

function compiled(key: string, make: () => string, flags: string): RegExp {
  const known = made.get(key);
  if (known) return known;
  const pattern = new RegExp(make(), flags);
  made.set(key, pattern);
  return pattern;
}

/** A list of content/desk/promises/words.json as a pattern (built on first use). The `g` form is for `replace` and `matchAll`. */
export const zh = (list: ChineseList) => compiled(`zh.${list}`, () => alternatives(words.zh[list], false), "");
export const zhAll = (list: ChineseList) => compiled(`zh.${list}.g`, () => alternatives(words.zh[list], false), "g");
export const en = (list: EnglishList) => compiled(`en.${list}`, () => alternatives(words.en[list], true), "");
export const enAll = (list: EnglishList) => compiled(`en.${list}.g`, () => alternatives(words.en[list], true), "g");

/** The alternatives themselves, to be built into a larger pattern. */
export const zhWords = (list: ChineseList) => alternatives(words.zh[list], false);
export const enWords = (list: EnglishList) => alternatives(words.en[list], true);

export function kindWords(list: KindList, flags = ""): RegExp {
  return compiled(
    `kinds.${list}${flags}`,
    () =>
      words.kinds[list]
        .map(foldForMatch)
        .map((word) => edged(word.replace(/[-]/g, "\\-"), word, /^[a-z]/.test(word)))
        .join("|"),
    flags,
  );
}

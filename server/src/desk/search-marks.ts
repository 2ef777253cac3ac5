import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { snippet } from "@amends/core/shared/search-highlight";
import { scanForSearch } from "@amends/core/shared/search-scan";
import { foldForMatch } from "@amends/core/shared/text-fold";

export type Hit = NonNullable<ComplaintRow["hit"]>;

/** Characters on each side of the place where a word was seen, enough for a snippet. */
const around = 90;

/** Finds the words of one query in many texts; made once per search. */
export type Marker = (texts: readonly string[]) => Hit | undefined;

/** One word, folded, and the same as a pattern that a plain text is looked through for fast. */
type Wanted = { readonly word: string; readonly pattern: RegExp };

const patternOf = (word: string) => new RegExp(word.replace(/[^\p{L}\p{N}]/gu, "\\$&"), "gi");

/** Where a word stands from an offset on: as it is written, else in the folded text (accents, width, Traditional characters). */
function placeOf(text: string, folded: () => string, { word, pattern }: Wanted, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? folded().indexOf(word, from);
}

/**
 * The first of some texts in which the words stand, cut around them. Only the surroundings of what is seen are cut into
 * words. Numbers written with separators are found by the thorough way when the quick one sees nothing.
 */
export function markerOf(query: string): Marker {
  const wanted = scanForSearch(query.slice(0, 400))
    .flatMap((piece) => (piece.kind === "cjk" ? [piece.chars.map((c) => c.text).join("")] : piece.parts.map((p) => p.text)))
    .map((word): Wanted => ({ word, pattern: patternOf(word) }));
  const hasNumber = /\d/.test(query);
  const quick = (text: string): Hit | undefined => {
    let kept: string | undefined;
    const folded = () => (kept ??= foldForMatch(text));
    for (const each of wanted) {
      const { word } = each;
      for (let at = placeOf(text, folded, each, 0); at >= 0; at = placeOf(text, folded, each, at + 1)) {
        const from = Math.max(0, at - around);
        const found = snippet(text.slice(from, at + word.length + around), query);
        if (found.marks.length === 0) continue; // in the middle of another word
        const cut = from > 0 && !found.text.startsWith("…") ? 1 : 0;
        const open = at + word.length + around < text.length && !found.text.endsWith("…");
        return { text: (cut ? "…" : "") + found.text + (open ? "…" : ""), marks: found.marks.map(([s, e]) => [s + cut, e + cut] as const) };
      }
    }
    return undefined;
  };
  return (texts) => {
    for (const text of texts) {
      const hit = text && quick(text);
      if (hit) return hit;
    }
    if (!hasNumber) return undefined;
    for (const text of texts) {
      const found = text ? snippet(text, query) : undefined;
      if (found && found.marks.length > 0) return found;
    }
    return undefined;
  };
}

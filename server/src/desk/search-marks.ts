import type { ComplaintRow } from "@amends/core/desk/contract-view";
import { snippet } from "@amends/core/shared/search-highlight";
import { scanForSearch } from "@amends/core/shared/search-scan";
import { foldForMatch } from "@amends/core/shared/text-fold";

export type Hit = NonNullable<ComplaintRow["hit"]>;

/** Characters on each side of the place where a word was seen; more than a snippet shows. */
const around = 160;

/** Finds the words of one query in many texts; made once per search. */
export type Marker = (texts: readonly string[]) => Hit | undefined;

/**
 * The first of some texts in which the words stand, cut around them. A text is folded and looked through first, which costs
 * little; only the surroundings of what is seen are cut into words. Numbers written with separators are found by the
 * thorough way when the quick one sees nothing.
 */
export function markerOf(query: string): Marker {
  const wanted = scanForSearch(query.slice(0, 400)).flatMap((piece) => (piece.kind === "cjk" ? [piece.chars.map((c) => c.text).join("")] : piece.parts.map((p) => p.text)));
  const hasNumber = /\d/.test(query);
  const quick = (text: string): Hit | undefined => {
    const folded = foldForMatch(text);
    for (const word of wanted) {
      for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        const from = Math.max(0, at - around);
        const found = snippet(text.slice(from, at + word.length + around), query);
        if (found.marks.length === 0) continue; // in the middle of another word
        const cut = from > 0 && !found.text.startsWith("…") ? 1 : 0;
        return { text: (cut ? "…" : "") + found.text, marks: found.marks.map(([s, e]) => [s + cut, e + cut] as const) };
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

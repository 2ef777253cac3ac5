import type { Marks } from "@amends/core/desk/contract-view";

export type { Marks };

/** As much of a found text as is worth a line: it begins a little before the first marked place. Offsets are UTF-16 units. */
export function snippetOf(text: string, marks: Marks, lead = 10): { readonly text: string; readonly marks: Marks } {
  const first = marks[0]?.[0] ?? 0;
  if (first <= lead) return { text, marks };
  let from = first - lead;
  // Never cut a pair of surrogates in two, and begin an English text at a word where one is near.
  if (/[\uDC00-\uDFFF]/.test(text[from] ?? "")) from++;
  // A number that lost its first figures is another number.
  while (from > 0 && /[\d.,]/.test(text[from] ?? "") && /[\d.,]/.test(text[from - 1] ?? "") && first - from < 3 * lead) from--;
  const blank = text.slice(from, first).search(/\s/);
  if (blank > 0 && /[A-Za-z]/.test(text[from] ?? "")) from += blank + 1;
  return { text: `…${text.slice(from)}`, marks: marks.map(([a, b]) => [a - from + 1, b - from + 1] as const) };
}

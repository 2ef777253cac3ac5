import { parse } from "csv-parse/sync";

export const delimiters = [",", ";", "\t", "|"] as const;

/** How many columns most rows have with this delimiter, and the share of the rows that have so many. */
function fit(text: string, delimiter: string): { readonly width: number; readonly share: number } {
  let rows: string[][];
  try {
    rows = parse(text, { delimiter, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, record_delimiter: ["\r\n", "\n", "\r"], to: 200 });
  } catch {
    return { width: 1, share: 0 };
  }
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((best, next) => (next[1] > best[1] || (next[1] === best[1] && next[0] > best[0]) ? next : best), [1, 0]);
  return { width, share: rows.length === 0 ? 0 : count / rows.length };
}

/** Whole lines only: the text was cut off somewhere, perhaps within quotes. */
function wholeRows(text: string): string {
  let quoted = false;
  let end = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (!quoted && (c === "\n" || c === "\r")) end = i + 1;
  }
  return end > 0 ? text.slice(0, end) : text;
}

/**
 * What divides the columns: the sign that gives most rows the same number of columns, more than one. `text` is the beginning
 * of the file, `whole` when it is all of it. A first line 'sep=;' (Excel) is believed.
 */
export function findDelimiter(text: string, whole: boolean): string {
  const told = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1];
  if (told) return told;
  const rows = whole ? text : wholeRows(text);
  const best = delimiters
    .map((delimiter) => ({ delimiter, ...fit(rows, delimiter) }))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.share - a.share || b.width - a.width);
  const [first] = best;
  return first && first.share >= 0.5 ? first.delimiter : ",";
}

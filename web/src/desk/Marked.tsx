import { type ComplaintRow, markedFields } from "@amends/core/desk/contract-view";
import { type Marks, snippetOf } from "./snippet.ts";

/** A text with the found places marked; `marks` are ranges of UTF-16 offsets in order, as the search gives them. */
export function Marked({ text, marks = [] }: { text: string; marks?: Marks | undefined }) {
  const parts: React.ReactNode[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from < at || to <= from) continue;
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  );
}

/** What of a row's texts a search found beyond the fields that stand in the row and are marked there. */
export function hitBeyond(row: ComplaintRow): ComplaintRow["hit"] {
  return markedFields.some((field) => row[field] === row.hit?.text) ? undefined : row.hit;
}

/** Where a search found something: the words around the first place, marked. */
export function Hit({ hit }: { hit: NonNullable<ComplaintRow["hit"]> }) {
  const shown = snippetOf(hit.text, hit.marks);
  return <Marked text={shown.text} marks={shown.marks} />;
}

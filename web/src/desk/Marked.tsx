import { type Marks, snippetOf } from "./snippet.ts";

/** A text with the found places marked; `marks` are ranges of UTF-16 offsets in order, as the search gives them. */
function Marked({ text, marks }: { text: string; marks: Marks }) {
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

/** Where a search found something: the words around the first place, marked. */
export function Hit({ hit, whole = false }: { hit: { readonly text: string; readonly marks: Marks } | undefined; whole?: boolean }) {
  if (!hit) return null;
  const shown = whole ? hit : snippetOf(hit.text, hit.marks);
  return <Marked text={shown.text} marks={shown.marks} />;
}

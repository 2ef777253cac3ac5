/** What is typed to find a colleague in a note: an at sign (half or full width) and a few letters up to the caret. An address like a@b is none. */
export function mentionAt(text: string, caret: number): { readonly start: number; readonly typed: string } | null {
  const match = /(^|[^\w.])[@＠]([^\s@＠，。；：！？、,;:!?]{0,20})$/.exec(text.slice(0, caret));
  return match ? { start: caret - (match[2] ?? "").length - 1, typed: match[2] ?? "" } : null;
}

type Named = { readonly id: string; readonly name: string };

/**
 * Who of these people is mentioned in a text: '@' and the whole name. Of two names that begin alike the longer one counts, so that
 * '@王小明' is not a mention of 王小. Two people of one name are both meant.
 */
export function mentionedIn(text: string, people: readonly Named[]): string[] {
  const folded = text.normalize("NFKC");
  const named = people.filter((p) => p.name.trim() !== "").map((p) => ({ id: p.id, name: p.name.normalize("NFKC") }));
  const found = new Set<string>();
  for (const { index } of folded.matchAll(/(?<![\w.])@/g)) {
    const rest = folded.slice(index + 1);
    const fitting = named.filter(({ name }) => rest.startsWith(name) && !/^\w$/.test(/\w$/.test(name) ? (rest[name.length] ?? "") : ""));
    const longest = Math.max(0, ...fitting.map(({ name }) => name.length));
    for (const { id, name } of fitting) if (name.length === longest) found.add(id);
  }
  return [...found];
}

import { type SearchPart, type SearchPiece, scanForSearch } from "./search-scan.ts";

/** Half-open range of offsets in the original text. */
export type Range = readonly [start: number, end: number];

const maxMarks = 200;

type Wanted = { readonly phrases: readonly string[]; readonly words: readonly string[] };

function readQuery(query: string): Wanted {
  const phrases: string[] = [];
  const words: string[] = [];
  for (const piece of scanForSearch(query.slice(0, 400)).slice(0, 40)) {
    if (piece.kind === "cjk") phrases.push(piece.chars.map((c) => c.text).join(""));
    else words.push(piece.parts.map((p) => p.text).join(""));
  }
  const digits = /^[\d\s+\-().]+$/.test(query.normalize("NFKC")) ? query.normalize("NFKC").replace(/\D/g, "") : "";
  if (digits.length >= 7) return { phrases, words: [digits, digits.replace(/^(?:00)?86(?=1\d{10}$)/, "")] };
  return { phrases, words };
}

let lastRead: { readonly query: string; readonly wanted: Wanted } | undefined;

/** The same query is looked for in hundreds of texts, one after the other. */
function wantedOf(query: string): Wanted {
  if (lastRead?.query !== query) lastRead = { query, wanted: readQuery(query) };
  return lastRead.wanted;
}

/** Occurrences of a phrase in a run of characters. */
function marksInRun(chars: readonly SearchPart[], phrases: readonly string[], out: Range[]): void {
  const singles = chars.every((c) => c.text.length === 1);
  const text = chars.map((c) => (singles ? c.text : c.text.padEnd(2, "\u0000"))).join("");
  const width = singles ? 1 : 2;
  for (const phrase of phrases) {
    const wanted = singles ? phrase : [...phrase].map((c) => c.padEnd(2, "\u0000")).join("");
    for (let at = text.indexOf(wanted); at >= 0 && out.length < maxMarks; at = text.indexOf(wanted, at + wanted.length)) {
      out.push([(chars[at / width] as SearchPart).start, (chars[(at + wanted.length) / width - 1] as SearchPart).end]);
    }
  }
}

/** A word marks the beginnings of parts and of joined parts that start with it, and the end of a long number. */
function marksInParts(parts: readonly SearchPart[], words: readonly string[], out: Range[]): void {
  for (const word of words) {
    for (let i = 0; i < parts.length && out.length < maxMarks; i++) {
      let rest = word;
      let j = i;
      while (j < parts.length && rest.length > (parts[j] as SearchPart).text.length && rest.startsWith((parts[j] as SearchPart).text)) {
        rest = rest.slice((parts[j] as SearchPart).text.length);
        j++;
      }
      const part = parts[j];
      if (!part) continue;
      if (rest && part.text.startsWith(rest)) {
        const whole = part.end - part.start !== part.text.length || rest.length === part.text.length;
        out.push([(parts[i] as SearchPart).start, whole ? part.end : part.start + rest.length]);
      } else if (j === i && /^\d{4,}$/.test(word) && part.text.endsWith(word) && part.end - part.start === part.text.length) {
        out.push([part.end - word.length, part.end]);
      }
    }
  }
}

/** Numbers written in groups count as one chain, as they do in the index. */
function chains(pieces: readonly SearchPiece[]): (readonly SearchPart[])[] {
  const out: SearchPart[][] = [];
  for (const piece of pieces) {
    if (piece.kind !== "word") continue;
    const last = out.at(-1);
    const open = last?.at(-1);
    const first = piece.parts[0] as SearchPart;
    const groups = last && open && first.start - open.end === 1 && [...last, ...piece.parts].every((p) => /^\d{1,6}$/.test(p.text));
    if (groups && last.length < 12) last.push(...piece.parts);
    else out.push([...piece.parts]);
  }
  return out;
}

function merged(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const [start, end] of ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = out.at(-1);
    if (last && start <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}

/** Where the words of a query stand in a text: ranges of the original, in order, not overlapping, at most 200. */
export function highlight(text: string, query: string): Range[] {
  const { phrases, words } = wantedOf(query);
  if (!phrases.length && !words.length) return [];
  const out: Range[] = [];
  const pieces = scanForSearch(text);
  for (const piece of pieces) if (piece.kind === "cjk" && phrases.length) marksInRun(piece.chars, phrases, out);
  if (words.length) for (const parts of chains(pieces)) marksInParts(parts, words, out);
  return merged(out);
}

/** The part of a text around the first hit, about `length` characters long, with the marks in it. */
export function snippet(text: string, query: string, length = 120): { text: string; marks: Range[] } {
  const marks = highlight(text, query);
  const first = marks[0]?.[0] ?? 0;
  let start = Math.max(0, Math.min(first - Math.floor(length / 4), text.length - length));
  let end = Math.min(text.length, start + length);
  if (/[\udc00-\udfff]/.test(text[start] ?? "")) start--;
  if (/[\udc00-\udfff]/.test(text[end] ?? "")) end++;
  const before = start > 0 ? "…" : "";
  const inside = marks.filter(([s, e]) => s >= start && e <= end).map(([s, e]): Range => [s - start + before.length, e - start + before.length]);
  return { text: before + text.slice(start, end).replace(/[\r\n\t]/g, " ") + (end < text.length ? "…" : ""), marks: inside };
}

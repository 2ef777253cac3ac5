import { nationalDigits } from "./contact-phone.ts";
import { type SearchPart, type SearchPiece, scanForSearch } from "./search-scan.ts";
import { foldForMatch } from "./text-fold.ts";

/**
 * Terms for the search index, the same in the browser, the server and the tests (`array_to_tsvector` + GIN, no extension).
 *
 * - A run of Chinese becomes its overlapping two-character terms, plus its last character alone. So a two-character word is
 *   one exact term, a longer phrase is the AND of its pairs with a recheck of the phrase, and a single character is the
 *   prefix `X:*` (a pair that starts with X, or X at the end of a run).
 * - A word or number is one lower-case term without accents and apostrophes; no stemming, the last word asked for is a prefix.
 * - "A-1234/5" is its parts, and also joined from each part on ("a12345", "12345"), so that separators do not matter.
 *   Numbers written in groups ("6222 0212 3456") are joined alike; telephone numbers also stand in their national form,
 *   and long numbers by their last four digits.
 */
export type QueryTerms = {
  /** Terms that must all be in the index, exactly. */
  readonly all: readonly string[];
  /** Terms that must all be matched as the beginning of one in the index. */
  readonly prefixes: readonly string[];
  /** Phrases (already folded) that must also stand in `searchableText`: pairs alone do not say that they are adjacent. */
  readonly recheck: readonly string[];
};

const maxTermLength = 64;
const maxJoinedParts = 8;
/** PostgreSQL refuses a tsvector of 1 MB or more: what a text holds beyond this is not indexed. */
const maxIndexBytes = 500_000;
const maxQueryTerms = 24;

/** What the phrases of `recheck` are looked up in (`LIKE`): compatibility form, folded, without invisible marks. */
export function searchableText(text: string): string {
  return foldForMatch(text.normalize("NFKC"))
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\p{M}/gu, "")
    .replace(/\s+/g, " ");
}

/** Joins parts from index `i` on while they fit. */
function joinedFrom(parts: readonly SearchPart[], i: number): string {
  let text = "";
  for (let n = i; n < parts.length && n < i + maxJoinedParts && text.length < maxTermLength; n++) text += parts[n]?.text;
  return text.slice(0, maxTermLength);
}

const isDigits = (text: string) => /^\d+$/.test(text);
const isGroup = (piece: SearchPiece | undefined): piece is SearchPiece & { kind: "word" } =>
  piece?.kind === "word" && piece.parts.every((p) => isDigits(p.text) && p.text.length <= 6);

/** Numbers written in groups with single spaces: pieces i…j-1 as the parts of one number, or null. */
function digitGroups(pieces: readonly SearchPiece[], i: number): { parts: SearchPart[]; next: number } | null {
  const parts: SearchPart[] = [];
  let j = i;
  for (let piece = pieces[j]; isGroup(piece); piece = pieces[++j]) {
    const last = parts.at(-1);
    if (last && (piece.parts[0] as SearchPart).start !== last.end + 1) break;
    parts.push(...piece.parts);
  }
  const digits = parts.reduce((sum, p) => sum + p.text.length, 0);
  return j - i >= 2 && digits >= 7 && digits <= 30 ? { parts, next: j } : null;
}

/** Other forms under which a single word or number must be found. */
function variants(part: string, original: string): string[] {
  const forms: string[] = [];
  if (original.endsWith("'s") && part.length > 2) forms.push(part.slice(0, -1));
  const tail = /^[^\d]+(\d{4,})$/.exec(part)?.[1];
  if (tail) forms.push(tail);
  const digits = tail ?? (isDigits(part) ? part : "");
  if (digits.length >= 7) forms.push(digits.slice(-4));
  return forms;
}

function chainTerms(parts: readonly SearchPart[], source: string): string[] {
  const terms: string[] = [];
  parts.forEach((part, i) => {
    const term = part.text.slice(0, maxTermLength);
    terms.push(term, ...variants(term, source.slice(part.start, part.end)));
    if (parts.length > 1 && i < parts.length - 1) {
      const joined = joinedFrom(parts, i);
      terms.push(joined, ...variants(joined, joined));
    }
  });
  return terms;
}

/** Every term under which a text is found, each once; at most about 500 kB of them. */
export function indexTerms(text: string): string[] {
  const source = text.normalize("NFKC");
  const plain = source.replaceAll("’", "'");
  const terms = new Set<string>();
  let bytes = 0;
  const add = (term: string) => {
    if (!term || terms.has(term) || bytes > maxIndexBytes) return;
    terms.add(term);
    bytes += term.length * 3 + 8;
  };
  const pieces = scanForSearch(source);
  for (let i = 0; i < pieces.length && bytes <= maxIndexBytes; i++) {
    const piece = pieces[i] as SearchPiece;
    if (piece.kind === "cjk") {
      const last = piece.chars.length - 1;
      piece.chars.forEach((char, n) => {
        add(n < last ? char.text + (piece.chars[n + 1] as SearchPart).text : char.text);
      });
      continue;
    }
    for (const term of chainTerms(piece.parts, plain)) add(term);
    const groups = i === 0 || !isGroup(pieces[i - 1]) ? digitGroups(pieces, i) : null;
    if (groups) for (const term of chainTerms(groups.parts, plain)) add(term);
  }
  for (const digits of nationalDigits(source)) add(digits);
  return [...terms];
}

/**
 * What to ask the index for. Nothing to ask (only signs) gives three empty lists: then nothing is found, not everything.
 * The last word is a prefix while it is being typed (no blank behind it) and has at least two letters.
 */
export function queryTerms(query: string): QueryTerms {
  const source = query.normalize("NFKC").slice(0, 400);
  const phones = nationalDigits(source);
  const rest = source.replace(/[\s+()\-.\d]/g, "");
  if (phones.length === 1 && !rest) return { all: phones, prefixes: [], recheck: [] };
  const all = new Set<string>();
  const prefixes = new Set<string>();
  const recheck = new Set<string>();
  const pieces = scanForSearch(source);
  for (let i = 0; i < pieces.length && all.size + prefixes.size < maxQueryTerms; i++) {
    const piece = pieces[i] as SearchPiece;
    if (piece.kind === "cjk") {
      const { chars } = piece;
      if (chars.length === 1) prefixes.add((chars[0] as SearchPart).text);
      for (let n = 0; n + 1 < chars.length && all.size < maxQueryTerms; n++) all.add((chars[n] as SearchPart).text + (chars[n + 1] as SearchPart).text);
      if (chars.length > 2) recheck.add(chars.map((c) => c.text).join(""));
      continue;
    }
    const groups = digitGroups(pieces, i);
    const parts = groups?.parts ?? piece.parts;
    if (groups) i = groups.next - 1;
    const isLast = i === pieces.length - 1 && !/\s$/.test(source);
    if (parts.length > maxJoinedParts) for (const part of parts.slice(0, maxQueryTerms)) all.add(part.text.slice(0, maxTermLength));
    else {
      const term = joinedFrom(parts, 0);
      const open = parts.length > 1 || (isLast && term.length > 1) || term.length === maxTermLength;
      (open ? prefixes : all).add(term);
    }
  }
  return { all: [...all], prefixes: [...prefixes], recheck: [...recheck] };
}

/** The terms as PostgreSQL's `to_tsquery` syntax for the 'simple' cast (`$1::tsquery`); null when there is nothing to ask. */
export function tsqueryText(terms: QueryTerms): string | null {
  const quote = (term: string) => `'${term.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
  const parts = [...terms.all.map(quote), ...terms.prefixes.map((p) => `${quote(p)}:*`)];
  return parts.length ? parts.join(" & ") : null;
}

/** A phrase as a LIKE pattern for "contains"; `%`, `_` and `\` stand for themselves. */
export function likePattern(phrase: string): string {
  return `%${phrase.replace(/[\\%_]/g, "\\$&")}%`;
}

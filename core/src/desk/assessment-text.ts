import { foldForMatch, isInvisible } from "../shared/text-fold.ts";

/** A text prepared for the rules: folded, invisible marks and repeated blanks left out, cut into clauses and sentences. */
export type PreparedText = {
  readonly source: string;
  /** Folded units; index i came from `source` at `at[i]`. */
  readonly codes: Uint16Array;
  readonly at: Int32Array;
  readonly clause: Int32Array;
  readonly sentence: Int32Array;
  /** 1 where the words are quoted, so somebody else's. */
  readonly quoted: Uint8Array;
};

const code = (char: string) => char.charCodeAt(0);
const space = 0x20,
  newline = 0x0a;
const sentenceEnds = new Set([..."。!?;…\n"].map(code));
const clauseEnds = new Set([...',:()[]{}|，、—「」『』“”"<>'].map(code));
const closing: Record<number, number> = { [code("「")]: code("」"), [code("『")]: code("』"), [code('"')]: code('"') };
/** A quotation longer than this is an unclosed mark, not a quotation. */
const longestQuote = 120;

export function isWordUnit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** Folds and cuts a text; linear in its length. */
export function prepareText(source: string): PreparedText {
  const folded = foldForMatch(source);
  const codes = new Uint16Array(folded.length);
  const at = new Int32Array(folded.length);
  let n = 0;
  for (let i = 0; i < folded.length; i++) {
    let unit = folded.charCodeAt(i);
    if (isInvisible(unit)) continue;
    if (unit === 0x0d || unit === 0x09 || unit === 0x0b) unit = space;
    const before = n > 0 ? (codes[n - 1] as number) : newline;
    if (unit === newline) {
      // A wrapped line of an English mail goes on; elsewhere a new line ends the sentence.
      if (before === newline) continue;
      const latin = (before === space || before === 0x2c || isWordUnit(before)) && isWordUnit(folded.charCodeAt(i + 1) || 0);
      if (latin) unit = space;
    }
    if (unit === space && (before === space || before === newline)) continue;
    codes[n] = unit;
    at[n] = i;
    n++;
  }
  const text = { source, codes: codes.subarray(0, n), at: at.subarray(0, n) };
  return { ...text, ...cut(text.codes), quoted: quotations(text.codes) };
}

function cut(codes: Uint16Array): { clause: Int32Array; sentence: Int32Array } {
  const clause = new Int32Array(codes.length);
  const sentence = new Int32Array(codes.length);
  let c = 0;
  let s = 0;
  for (let i = 0; i < codes.length; i++) {
    const unit = codes[i] as number;
    clause[i] = c;
    sentence[i] = s;
    const fullStop = unit === 0x2e && !isWordUnit(codes[i + 1] ?? space);
    if (fullStop || sentenceEnds.has(unit)) {
      c++;
      s++;
    } else if (clauseEnds.has(unit) && !(unit === 0x2c && isWordUnit(codes[i + 1] ?? space))) c++;
  }
  return { clause, sentence };
}

function quotations(codes: Uint16Array): Uint8Array {
  const quoted = new Uint8Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const close = closing[codes[i] as number];
    if (close === undefined) continue;
    const end = codes.subarray(i + 1, i + 1 + longestQuote).indexOf(close);
    if (end < 0) continue;
    quoted.fill(1, i + 1, i + 1 + end);
    i += end + 1;
  }
  return quoted;
}

/** Offsets and words of a stretch of the prepared text in the text as it was written. */
export function original(text: PreparedText, start: number, end: number): { start: number; end: number; phrase: string } {
  const from = text.at[start] ?? 0;
  const to = (text.at[end - 1] ?? from) + 1;
  return { start: from, end: to, phrase: text.source.slice(from, to) };
}

/** Does a phrase found at start…end stand alone there? Chinese has no word ends to look for; Latin words must not go on. */
export function standsAlone(codes: Uint16Array, start: number, end: number, openLeft: boolean, openRight: boolean): boolean {
  if (!openLeft && isWordUnit(codes[start] as number) && isWordUnit(codes[start - 1] ?? space)) return false;
  return openRight || !isWordUnit(codes[end - 1] as number) || !isWordUnit(codes[end] ?? space);
}

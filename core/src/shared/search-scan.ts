import { foldForMatch, isHan, isInvisible } from "./text-fold.ts";

/** A piece of a text as the search sees it; offsets are those of the text that was scanned. */
export type SearchPiece =
  /** Characters of a script written without spaces (Han, kana, Hangul, Thai …), with nothing but invisible marks between them. */
  | { readonly kind: "cjk"; readonly chars: readonly SearchPart[] }
  /** Words or numbers joined by single signs: "A-1234/5", "me@example.com"; one part when there is no joiner. */
  | { readonly kind: "word"; readonly parts: readonly SearchPart[] };
export type SearchPart = { readonly text: string; readonly start: number; readonly end: number };

const separator = 0,
  word = 1,
  cjk = 2,
  ignored = 3,
  joiner = 4,
  apostrophe = 5;
const joiners = new Set([..."-_./@·•&+#\\:~"].map((c) => c.charCodeAt(0)));
const unspaced =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}|ー/u;
const classes = new Uint8Array(0x10000).fill(0xff);

function classify(char: string): number {
  const code = char.charCodeAt(0);
  if (isHan(code)) return cjk;
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)) return word;
  if (code === 0x27) return apostrophe;
  if (joiners.has(code)) return joiner;
  if (code < 0x80) return separator;
  if (isInvisible(code) || /^\p{M}/u.test(char)) return ignored;
  if (!/^[\p{L}\p{N}]/u.test(char)) return separator;
  return unspaced.test(char) ? cjk : word;
}

/** Class of a folded UTF-16 unit; remembered, because a text has few different ones. */
function classOf(code: number): number {
  const known = classes[code] as number;
  if (known !== 0xff) return known;
  const now = classify(String.fromCharCode(code));
  classes[code] = now;
  return now;
}

/** Cuts a text (folded here) into pieces, in order. Linear in its length. */
export function scanForSearch(text: string): SearchPiece[] {
  const folded = foldForMatch(text);
  const pieces: SearchPiece[] = [];
  let chars: SearchPart[] = [];
  let parts: SearchPart[] = [];
  let from = -1; // start of the open word part
  let to = -1;
  let own = ""; // its text when marks were left out, else cut from `folded`
  let pending = false; // a single joiner was seen after the last part

  const endPart = () => {
    if (from < 0) return;
    parts.push({ text: own || folded.slice(from, to), start: from, end: to });
    from = -1;
    own = "";
  };
  const endChain = () => {
    endPart();
    if (parts.length) pieces.push({ kind: "word", parts });
    parts = [];
    pending = false;
  };
  const endRun = () => {
    if (chars.length) pieces.push({ kind: "cjk", chars });
    chars = [];
  };

  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    let kind = classOf(code);
    let width = 1;
    if (code >= 0xd800 && code <= 0xdbff) {
      const point = folded.codePointAt(i) as number;
      kind = point > 0xffff && unspaced.test(String.fromCodePoint(point)) ? cjk : separator;
      if (point > 0xffff) width = 2;
    }
    if (kind === ignored || (kind === apostrophe && from >= 0 && classOf(folded.charCodeAt(i + 1) || 0x20) === word)) {
      if (from >= 0 && !own) own = folded.slice(from, i);
      continue;
    }
    if (kind === word) {
      endRun();
      if (from < 0) from = i;
      else if (own) own += folded[i];
      to = i + 1;
      pending = false;
    } else if (kind === joiner && from >= 0) {
      endPart();
      pending = true;
    } else {
      if (from >= 0 || pending) endChain();
      if (kind === cjk) chars.push({ text: folded.slice(i, i + width), start: i, end: i + width });
      else endRun();
      if (width === 2) i++;
    }
  }
  endChain();
  endRun();
  return pieces;
}

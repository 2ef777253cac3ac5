import { foldForMatch, isHan } from "../shared/text-fold.ts";

/** A sentence of the folded text: where it starts in the whole, whether it asks, which script it is in. */
export type Sentence = { readonly start: number; readonly text: string; readonly asks: boolean; readonly han: boolean };

/** A run without a full stop is cut here: what is read of one sentence stays bounded, whatever is pasted. */
const longestSentence = 400;
/** A quotation longer than this is an unclosed mark. */
const longestQuote = 120;
/** Stands for every character that is somebody else's: no rule knows it, and offsets stay. */
const blank = "\u0001";

const quotation = new RegExp(
  `「[^」\\n]{0,${longestQuote}}」|『[^』\\n]{0,${longestQuote}}』|"[^"\\n]{0,${longestQuote}}"|《[^》\\n]{0,${longestQuote}}》`,
  "g",
);

/** Quoted lines ('> …') and words in quotation marks are what the customer or somebody else said. */
function withoutQuotations(folded: string): string {
  const lines = folded.replace(/^[ \t]*>.*$/gm, (line) => blank.repeat(line.length));
  return lines.replace(quotation, (words) => {
    const inside = blank.repeat(words.length - 2);
    // 《…》 is a title: its words stay out, its marks tell that a law or a notice is cited.
    return words.startsWith("《") ? `《${inside}》` : `${blank}${inside}${blank}`;
  });
}

/** A single line break inside a wrapped English sentence is a space; elsewhere it ends the sentence. */
function unwrapped(folded: string, original: string): string {
  return folded.replace(/\n/g, (_, at: number) => {
    const before = folded[at - 1] ?? "";
    const after = original[at + 1] ?? "";
    return /[a-z,]/.test(before) && /[a-z]/.test(after) ? " " : "\n";
  });
}

const ends = /[。!?;\n…]|\.(?=\s|$|[\u4e00-\u9fff])/g;
/** "a.m." and "p.m." end no sentence unless a new one begins. */
const notAnEnd = /(?:\b[ap]\.m|\b(?:mr|mrs|ms|dr|no|approx|e\.g|i\.e|st|nov|dec|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|mon|tue|wed|thu|fri|a\.s\.a\.p))$/;

/** Folds a text and cuts it into sentences whose offsets are those of the text. Linear in its length. */
export function sentencesOf(source: string): Sentence[] {
  const original = source.replace(/\r/g, " ");
  const folded = unwrapped(withoutQuotations(foldForMatch(original)), original);
  const sentences: Sentence[] = [];
  const push = (from: number, to: number, mark: string) => {
    for (let start = from; start < to; start += longestSentence) {
      const text = folded.slice(start, Math.min(to, start + longestSentence));
      if (text.trim() !== "") sentences.push({ start, text, asks: mark === "?", han: hasHan(text) });
    }
  };
  let from = 0;
  for (const found of folded.matchAll(ends)) {
    if (found[0] === "." && notAnEnd.test(folded.slice(Math.max(0, found.index - 8), found.index))) {
      const next = /^\.\s+([A-Z"'])/.exec(original.slice(found.index, found.index + 8));
      if (!next || !/\b[ap]\.m$|a\.s\.a\.p$/.test(folded.slice(Math.max(0, found.index - 8), found.index))) continue;
    }
    push(from, found.index, found[0]);
    from = found.index + 1;
  }
  push(from, folded.length, "");
  return sentences;
}

function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) return true;
  return false;
}

import type { GrammarPart } from "./assessment-compile.ts";
import type { PreparedText } from "./assessment-text.ts";

/**
 * What denies, hedges or reports in one text. "No one was hurt", "没有造成人员受伤", "不是要赔偿" deny; the words allowed between the
 * denial and what it denies are listed, so that "I can't believe the brakes failed" and "没想到刹车失灵" deny nothing.
 */
export type Grammatics = {
  denied(start: number, end: number, kind: "fact" | "wish"): boolean;
  /** Remembers a denied stretch, so that a list goes on being denied ("no injuries or fire"). */
  deny(start: number, end: number): void;
  hedged(start: number): boolean;
  reported(start: number): boolean;
};

const space = 0x20;
const alternative = new Set([..."有是会能要可"].map((c) => c.charCodeAt(0)));
/** After 说 or 讲 these make another word (说明, 说法, 讲清): nobody's words begin there. */
const otherWord = new Set([..."明法服清解理"].map((c) => c.charCodeAt(0)));
/** A hedge reaches this many characters. */
const hedgeReach = 24;

export function grammaticsOf(text: PreparedText, hits: readonly { part: GrammarPart; start: number; end: number }[]): Grammatics {
  const { codes, clause, sentence } = text;
  const length = codes.length;
  const table = () => new Int32Array(length + 1).fill(-1);
  /** Per kind: start of the longest such word that ends here, or -1. */
  const endingAt = { negators: table(), wishNegators: table(), fillers: table() };
  /** Per place: 1 + the last hedge before it in its sentence. */
  const hedgeBefore = table();
  /** Start of a stretch that was found denied, by its end. */
  const deniedAt = new Map<number, number>();
  const after = new Map<number, number>();
  const reportedClauses = new Set<number>();
  for (const { part, start, end } of hits) {
    if (part === "negators" || part === "wishNegators" || part === "fillers") {
      const ends = endingAt[part];
      const known = ends[end] as number;
      if (known < 0 || start < known) ends[end] = start;
    } else if (part === "hedges") hedgeBefore[end] = start;
    else if (part === "negatorsAfter") after.set(start, Math.max(end, after.get(start) ?? 0));
    else if (!otherWord.has(codes[end] as number)) {
      const own = clause[end - 1] as number;
      reportedClauses.add(own);
      // "The agent said, …": the words come in the next clause.
      if (end >= length || clause[end] !== own || isPause(codes[end])) reportedClauses.add(own + 1);
    }
  }
  let last = -1;
  for (let i = 0; i <= length; i++) {
    if (i > 0 && i < length && sentence[i] !== sentence[i - 1]) last = -1;
    if ((hedgeBefore[i] as number) >= 0) last = i;
    hedgeBefore[i] = last;
  }

  const denialEndsAt = (p: number, kind: "fact" | "wish"): "denial" | "question" | null => {
    if ((endingAt.wishNegators[p] as number) >= 0) return "denial";
    const start = endingAt.negators[p] as number;
    if (kind === "wish" || start < 0) return null;
    // 有没有, 是不是, 会不会: a question, no denial.
    const asks = start > 0 && p - start === 2 && codes[p - 1] === codes[start - 1] && alternative.has(codes[p - 1] as number);
    return asks ? "question" : "denial";
  };

  return {
    denied(start, end, kind) {
      let p = start;
      let listed = false; // the word just passed joins a list ("受伤或", "injury or")
      for (let words = 0; words < 9; words++) {
        while (p > 0 && codes[p - 1] === space) p--;
        const found = denialEndsAt(p, kind);
        if (found) return found === "denial";
        if (listed && deniedAt.has(p)) return true;
        const filler = endingAt.fillers[p] as number;
        if (filler < 0 || filler >= p) break;
        listed = joins(codes.subarray(filler, p));
        p = filler;
      }
      const follows = after.get(codes[end] === space || codes[end] === 0x3a ? end + (codes[end + 1] === space ? 2 : 1) : end);
      return kind === "fact" && follows !== undefined && (follows >= length || clause[follows] !== clause[follows - 1] || isPause(codes[follows]));
    },
    deny(start, end) {
      deniedAt.set(end, start);
    },
    hedged(start) {
      const from = hedgeBefore[start] as number;
      return from >= 0 && start - from <= hedgeReach;
    },
    reported(start) {
      return reportedClauses.has(clause[start] as number);
    },
  };
}

/** A sign that ends a clause: the unit itself already belongs to the next one or to none. */
function isPause(unit: number | undefined): boolean {
  return unit === undefined || ",;:.!?。、\n)…".includes(String.fromCharCode(unit));
}

const joiners = new Set(["、", "或", "或者", "和", "以及", "or", "nor", "and"]);

function joins(word: Uint16Array): boolean {
  return word.length <= 3 && joiners.has(String.fromCharCode(...word));
}

import type { FoundTime } from "./found-promise-time.ts";

/** A promise in one sentence, offsets in that sentence; `time.at` is null for a vague one, `owned` says that somebody is named. */
export type Judged = { readonly start: number; readonly end: number; readonly time: FoundTime; readonly clear: boolean; readonly owned: boolean };

/** A stretch of a sentence, with offsets in it. */
export type Stretch = { readonly start: number; readonly end: number; readonly text: string };

/** Stands for each character of a time already read: no rule may read it again. */
export const gap = "\u0002";

export function withGaps(text: string, times: readonly FoundTime[]): string {
  let out = "";
  let at = 0;
  for (const { start, end } of times) {
    out += text.slice(at, start) + gap.repeat(end - start);
    at = end;
  }
  return out + text.slice(at);
}

/** Cuts at every mark that `holds` does not keep together. */
export function stretchesOf(text: string, cut: RegExp, holds: (mark: string, at: number) => boolean): Stretch[] {
  const out: Stretch[] = [];
  let from = 0;
  const push = (to: number) => {
    if (text.slice(from, to).trim() !== "") out.push({ start: from, end: to, text: text.slice(from, to) });
  };
  for (const mark of text.matchAll(cut)) {
    if (holds(mark[0], mark.index)) continue;
    push(mark.index);
    from = mark.index + mark[0].length;
  }
  push(text.length);
  return out;
}

/** The last of the times that stand in a stretch: 'today or tomorrow' is due tomorrow. */
export function timeIn(stretch: Stretch | undefined, times: readonly FoundTime[]): FoundTime | undefined {
  return stretch && times.findLast((t) => t.start >= stretch.start && t.start < stretch.end);
}

/** Words that name no time, as far as no time stands in the same place. */
export function vagueTimes(text: string, words: RegExp, times: readonly FoundTime[]): FoundTime[] {
  return [...text.matchAll(words)]
    .map((m): FoundTime => ({ start: m.index, end: m.index + m[0].length, at: null, day: null, loose: false, span: false }))
    .filter((v) => !times.some((t) => v.start < t.end && v.end > t.start));
}

const made = new Map<string, RegExp>();

/** A pattern built from word lists on first use. */
export function builtOnce(key: string, make: () => string, flags = ""): RegExp {
  const known = made.get(key);
  if (known) return known;
  const built = new RegExp(make(), flags);
  made.set(key, built);
  return built;
}

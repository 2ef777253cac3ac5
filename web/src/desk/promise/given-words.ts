import type { FoundPromise } from "@amends/core/desk/found-promise";
import type { PromiseKind } from "@amends/core/desk/vocabulary";
import type { Instant } from "@amends/core/shared/record";

/** A promise that is recorded when the text goes out. `quote`: the words it stands for; without them it is given up. */
export type GivenWord = {
  readonly quote: string;
  readonly what: string;
  readonly personId: string;
  readonly dueAt: Instant;
  readonly kind: PromiseKind;
  /** The time was set by hand; else it moves with the moment of sending ('半小时后'). */
  readonly timeSet: boolean;
};

/** What the writer decided about the promises in a text; kept in its draft. */
export type Words = { readonly given: readonly GivenWord[]; readonly passed: readonly string[] };
export const noWords: Words = { given: [], passed: [] };

export type Offers = {
  readonly given: readonly GivenWord[];
  /** Found with a time and not decided on, in the order of the text. */
  readonly open: readonly FoundPromise[];
  /** The first one that names no time. */
  readonly vague: FoundPromise | null;
};

const quoteOf = (text: string, { start, end }: FoundPromise): string => text.slice(start, end);

/** What to show under a text. A found promise belongs to `foundIn`, the text it was looked for in; that may be a moment behind. */
export function offersFor(text: string, foundIn: string, found: readonly FoundPromise[], { given, passed }: Words): Offers {
  const standing = given.filter((word) => text.includes(word.quote));
  const decided = new Set([...standing.map((word) => word.quote), ...passed]);
  const undecided = found.filter((one) => {
    const quote = quoteOf(foundIn, one);
    return text.includes(quote) && !decided.has(quote);
  });
  return {
    given: standing,
    open: undecided.filter((one) => one.dueAt !== null),
    vague: undecided.find((one) => one.vague) ?? null,
  };
}

/** The offer as it would be recorded; null for a vague one. */
export function wordFrom(foundIn: string, one: FoundPromise, personId: string): GivenWord | null {
  return one.dueAt === null ? null : { quote: quoteOf(foundIn, one), what: one.what, personId, dueAt: one.dueAt, kind: one.kind, timeSet: false };
}

export function give(words: Words, word: GivenWord): Words {
  return { ...words, given: [...words.given.filter((w) => w.quote !== word.quote), word] };
}

/** Not recorded after all: it is offered again. */
export function takeBack(words: Words, quote: string): Words {
  return { ...words, given: words.given.filter((w) => w.quote !== quote) };
}

/** Not a promise, or one the writer does not want to record: it is not offered again. */
export function pass(words: Words, quote: string): Words {
  return { given: words.given.filter((w) => w.quote !== quote), passed: [...new Set([...words.passed, quote])] };
}

export const passedBy = (foundIn: string, words: Words, one: FoundPromise): Words => pass(words, quoteOf(foundIn, one));

/** The body of a promise, for the server; to the customer, who sees it on their page. */
export type PromiseToSend = { readonly what: string; readonly personId: string; readonly to: string; readonly dueAt: Instant; readonly kind: PromiseKind };

/** What is recorded with a text that goes out now. `foundNow`: looked for at this moment, null when that is not possible. */
export function promisesToSend(text: string, words: Words, foundNow: readonly FoundPromise[] | null): PromiseToSend[] {
  const dueNow = new Map((foundNow ?? []).map((one) => [quoteOf(text, one), one.dueAt]));
  return words.given
    .filter((word) => text.includes(word.quote))
    .map(({ quote, what, personId, dueAt, kind, timeSet }) => ({ what, personId, to: "", kind, dueAt: (timeSet ? null : dueNow.get(quote)) ?? dueAt }));
}

import type { Instant } from "../shared/record.ts";
import { dueClock, type PromiseCalendar } from "./found-promise-clock.ts";
import { promisesInEnglish } from "./found-promise-en.ts";
import type { Judged } from "./found-promise-judged.ts";
import { sentencesOf } from "./found-promise-text.ts";
import { whatIn } from "./found-promise-what.ts";
import { promisesInChinese } from "./found-promise-zh.ts";
import { promiseKindOf } from "./promise-kind.ts";
import type { PromiseKind } from "./vocabulary.ts";

/** A promise as it stands in a text. */
export type FoundPromise = {
  /** Offsets of the clause in the text, half open. */
  readonly start: number;
  readonly end: number;
  /** What is promised, in the words of the text, without the time where it can do without. */
  readonly what: string;
  /** null where the words name no moment ('soon', '尽快'). */
  readonly dueAt: Instant | null;
  readonly vague: boolean;
  /** The words that name the time, as they were written. */
  readonly words: string;
  readonly kind: PromiseKind;
  /** 'likely': hedged, without anybody named, or still asked of the customer. */
  readonly certainty: "clear" | "likely";
};

export type FindOptions = PromiseCalendar & {
  /** A note of a call tells what was promised ("promised her to call back"); a message promises itself. Default 'message'. */
  readonly of?: "message" | "call" | undefined;
};

/** More than this in one text is no letter to a customer. */
const most = 20;

/**
 * Promises in what is written to a customer, in Simplified or Traditional Chinese and English, mixed as one likes: somebody of the
 * team will do something until a moment. What is asked of the customer, quoted, conditional, denied, past or a notice is none.
 * Linear in the length of the text; the rules are content/desk/promises/words.json.
 */
export function findPromises(text: string, options: FindOptions): FoundPromise[] {
  const clock = dueClock(options);
  const call = options.of === "call";
  const found: FoundPromise[] = [];
  for (const sentence of sentencesOf(text)) {
    const judged = [
      ...(sentence.han ? promisesInChinese(sentence, clock, call) : []),
      ...(hasLatin(sentence.text) ? promisesInEnglish(sentence, clock, call) : []),
    ];
    for (const one of judged) found.push(presented(text, sentence.start, one));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

function hasLatin(text: string): boolean {
  return /[a-z]{2}/.test(text);
}

function presented(text: string, offset: number, { start, end, time, clear }: Judged): FoundPromise {
  const clause = text.slice(offset + start, offset + end);
  const from = offset + start + (clause.length - clause.trimStart().length);
  const to = offset + start + clause.trimEnd().length;
  const words = text.slice(offset + time.start, offset + time.end).trim();
  return {
    start: from,
    end: to,
    what: whatIn(text.slice(from, to), offset + time.start - from, offset + time.end - from),
    dueAt: time.at === null ? null : new Date(time.at).toISOString(),
    vague: time.at === null,
    words,
    kind: promiseKindOf(text.slice(from, to)),
    certainty: clear ? "clear" : "likely",
  };
}

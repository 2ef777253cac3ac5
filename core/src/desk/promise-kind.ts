import { foldForMatch } from "../shared/text-fold.ts";
import { kindWords } from "./found-promise-words.ts";
import type { PromiseKind } from "./vocabulary.ts";

/** In the order in which they win: what one does to keep the word (call, go there) before what it is about. */
const order = ["callback", "visit", "repair", "refund", "delivery", "reply"] as const satisfies readonly PromiseKind[];

/** What kind of promise a text is about, by its words; 'other' when none of them tells. */
export function promiseKindOf(text: string): PromiseKind {
  const folded = foldForMatch(text).replace(kindWords("notRefund", "g"), " ");
  return order.find((kind) => kindWords(kind).test(folded)) ?? "other";
}

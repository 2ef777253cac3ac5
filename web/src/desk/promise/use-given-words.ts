import type { FoundPromise } from "@amends/core/desk/found-promise";
import type { KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useAction } from "../../ui/actions.ts";
import { useMe } from "../../ui/me.ts";
import { type GivenWord, give, type Offers, offersFor, type PromiseToSend, passedBy, promisesToSend, takeBack, type Words, wordFrom } from "./given-words.ts";
import { useFoundPromises } from "./use-found-promises.ts";

/** The key that keeps the first offer while one types; Alt makes it free in every input method and in every browser. */
export const keepKey = "alt+enter";

export type WordsHandle = {
  readonly offers: Offers;
  readonly keep: (one: FoundPromise) => void;
  readonly change: (word: GivenWord) => void;
  readonly takeBack: (quote: string) => void;
  readonly dismiss: (one: FoundPromise) => void;
  /** For the key handler of the field (which is not called while composing): true when the key was meant for a promise. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** What is recorded with the text that goes out now. */
  readonly toSend: (text: string) => PromiseToSend[];
};

type Options = {
  readonly text: string;
  readonly of: "message" | "call";
  readonly words: Words;
  readonly onChange: (words: Words) => void;
  /** May this person promise anything here? */
  readonly enabled: boolean;
};

/** Promises found in a text that is being written, and what the writer decides about them. */
export function useGivenWords({ text, of, words, onChange, enabled }: Options): WordsHandle {
  const { t } = useTranslation("desk");
  const me = useMe().viewer.id;
  const { found, look } = useFoundPromises(enabled ? text : "", of);
  const offers = offersFor(text, found.text, found.promises, words);
  const keep = (one: FoundPromise) => {
    const word = wordFrom(found.text, one, me);
    if (word) onChange(give(words, word));
  };
  const keepFirst = () => {
    const [first] = offers.open;
    if (first) keep(first);
  };
  useAction(keepFirst, { label: t("given.keyKeep"), section: t("composer.label"), keys: keepKey, enabled, inPalette: false });
  return {
    offers,
    keep,
    change: (word) => onChange(give(words, word)),
    takeBack: (quote) => onChange(takeBack(words, quote)),
    dismiss: (one) => onChange(passedBy(found.text, words, one)),
    onKey: (event) => {
      if (event.key !== "Enter" || !event.altKey || event.ctrlKey || event.metaKey) return false;
      event.preventDefault();
      if (!event.repeat) keepFirst();
      return true;
    },
    toSend: (sent) => (words.given.length === 0 ? [] : promisesToSend(sent, words, look(sent))),
  };
}

import { useTranslation } from "react-i18next";
import css from "./Signs.module.css";

export type PromiseState = "open" | "kept" | "broken" | "renegotiated";
const tones: Readonly<Record<PromiseState, string>> = { open: "brand", kept: "done", broken: "act", renegotiated: "need" };

/** Hand over hand, and the word: a promise that is open, kept, broken or was moved before it was due. */
export function PromiseSign({ state, word = true }: { state: PromiseState; word?: boolean }) {
  const { t } = useTranslation("words");
  const name = t(`promise.${state}`);
  return (
    <span className={css.chip} data-tone={tones[state]} title={name}>
      <HandOverHand state={state} />
      <span className={word ? undefined : "unseen"}>{name}</span>
    </span>
  );
}

function HandOverHand({ state }: { state: PromiseState }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M1.500 10.500h2l3 2.500h3.500c1 0 3-1 4.500-2.500" />
      {state === "broken" ? (
        <path d="M6.500 10l1.500-2M9 6.500L10.500 4M2 6.500l3-2.500M12 8l2.500-1" />
      ) : (
        <path d="M14.500 5.500h-2l-3-2.500H6C5 3 3 4 1.500 5.500M6 8.500h3.500c1.200 0 1.200-1.700 0-1.700L7 6.500" />
      )}
      {state === "kept" ? <path d="M10.500 9.500l1.200 1.200 2.300-2.600" /> : null}
    </svg>
  );
}

import { type CompositionEvent, useMemo, useRef } from "react";

type KeyLike = { readonly key: string; readonly keyCode?: number; readonly isComposing?: boolean; readonly nativeEvent?: { readonly isComposing?: boolean } };

/** True when the key press belongs to an input method (pinyin, zhuyin …) and must not send, search or close anything. */
export function isComposingKey(event: KeyLike): boolean {
  return event.isComposing === true || event.nativeEvent?.isComposing === true || event.key === "Process" || event.keyCode === 229;
}

/** Safari fires the confirming key press just after compositionend; a longer grace swallows a second, meant Enter. */
const graceMs = 8;

/**
 * Guards a text field against input methods: spread `handlers` on it and ask `composing(event)` in key handlers.
 * Released one task after compositionend.
 */
export function useComposition<E extends HTMLElement = HTMLInputElement | HTMLTextAreaElement>() {
  const active = useRef(false);
  return useMemo(
    () => ({
      handlers: {
        onCompositionStart: (_event: CompositionEvent<E>) => {
          active.current = true;
        },
        onCompositionEnd: (_event: CompositionEvent<E>) => {
          setTimeout(() => {
            active.current = false;
          }, graceMs);
        },
      },
      composing: (event?: KeyLike) => active.current || (event !== undefined && isComposingKey(event)),
    }),
    [],
  );
}

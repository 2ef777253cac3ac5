import { type ChangeEvent, type CompositionEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useComposition } from "../composition.ts";

/**
 * A value that is typed as text: what `read` makes out is told while one types (`live`) or on leaving the field and on
 * Enter, never half of a composition. Text that means nothing stays as it is, so that it can be put right, and counts as no value.
 */
export function useTypedValue<V extends string>({
  value,
  write,
  read,
  onChange,
  live,
}: {
  value: V | null;
  write: (value: V) => string;
  read: (typed: string) => V | null;
  onChange: (value: V | null) => void;
  live: boolean;
}) {
  const { handlers, composing } = useComposition<HTMLInputElement>();
  const [typed, setTyped] = useState<string | null>(null);
  const [unclear, setUnclear] = useState(false);
  const told = useRef(value);
  const tell = (next: V | null) => {
    told.current = next;
    if (next !== value) onChange(next);
  };
  const meaning = (text: string) => (text.trim() ? read(text) : null);

  /** Forgets what was typed: the value came another way. */
  const reset = () => {
    setTyped(null);
    setUnclear(false);
  };
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(null);
    setUnclear(false);
  }, [value]);

  /** What was typed counts from now on; false when it means nothing. */
  const settle = (): boolean => {
    if (typed === null) return true;
    const next = meaning(typed);
    const understood = next !== null || typed.trim() === "";
    setUnclear(!understood);
    if (understood) setTyped(null);
    tell(next);
    return understood;
  };

  return {
    unclear,
    reset,
    field: {
      value: typed ?? (value === null ? "" : write(value)),
      onCompositionStart: handlers.onCompositionStart,
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        handlers.onCompositionEnd(event);
        if (live) tell(meaning(event.currentTarget.value));
      },
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        setTyped(event.target.value);
        setUnclear(false);
        if (live && !composing()) tell(meaning(event.target.value));
      },
      onBlur: () => void settle(),
      onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => {
        if (event.key !== "Enter") return;
        if (composing(event) || !settle()) event.preventDefault();
      },
    },
  };
}

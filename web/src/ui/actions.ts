import { useEffect, useRef, useSyncExternalStore } from "react";

/** Something a person can do on this page: in the command palette, and by its key if it has one. */
export type Action = {
  readonly id: number;
  readonly label: string;
  readonly section: string;
  readonly keys: string | undefined;
  /** False keeps it out of the palette (moving in a list); the cheat sheet shows it all the same. */
  readonly inPalette: boolean;
  /** In the palette only once something was typed: one of very many (each filter, each column). */
  readonly whenTyped: boolean;
  readonly run: () => void;
};

const offered = new Map<number, Action>();
/** The same as a list, made when somebody asks: a page offers and withdraws dozens of actions at once. */
let listed: readonly Action[] | null = null;
let nextId = 1;
const listeners = new Set<() => void>();

function changed(): void {
  listed = null;
  for (const listener of listeners) listener();
}

/** What can be done now. Of two actions on one key the later registered, inner one stands last and wins. */
export function currentActions(): readonly Action[] {
  listed ??= [...offered.values()];
  return listed;
}

export function useActions(): readonly Action[] {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentActions);
}

export type ActionOptions = {
  readonly label: string;
  /** Heading in the palette and the cheat sheet, translated: the page's or the area's name. */
  readonly section: string;
  readonly enabled?: boolean;
  readonly inPalette?: boolean;
  readonly whenTyped?: boolean;
};

/** Offers an action while the component is shown. The newest `run` is used; it need not be stable. */
export function useAction(run: () => void, options: ActionOptions & { readonly keys?: string | undefined }): void {
  const latest = useRef(run);
  latest.current = run;
  const { label, section, keys, enabled = true, inPalette = true, whenTyped = false } = options;
  useEffect(() => {
    if (!enabled) return;
    const id = nextId++;
    offered.set(id, { id, label, section, keys, inPalette, whenTyped, run: () => latest.current() });
    changed();
    return () => {
      offered.delete(id);
      changed();
    };
  }, [label, section, keys, enabled, inPalette, whenTyped]);
}

/**
 * Offers an action on a key: "j", "shift+a", "g i" (one after the other), "..", "mod+k". Keys without Ctrl/Cmd are off
 * in inputs, dialogs, while composing, and when the person switched them off.
 */
export function useShortcut(keys: string, run: () => void, options: ActionOptions): void {
  useAction(run, { ...options, keys });
}

import { isComposingKey } from "./composition.ts";

type Press = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly keyCode?: number;
  readonly isComposing?: boolean;
};

/**
 * A key press as a word: "j", "shift+a", "?", "enter", "mod+k" (Ctrl or Cmd). Null while composing and for bare
 * modifiers and Alt combinations, which browsers and systems keep for themselves.
 */
export function pressName(event: Press): string | null {
  if (isComposingKey(event) || event.altKey) return null;
  if (["Shift", "Control", "Meta", "Alt", "Dead", "CapsLock"].includes(event.key)) return null;
  const letter = /^[a-z]$/i.test(event.key);
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const shift = event.shiftKey && (letter || event.key.length > 1) ? "shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "mod+" : ""}${shift}${key}`;
}

/** "g i" → two presses; ".." → two dots; "shift+a" → one. */
function sequenceOf(keys: string): readonly string[] {
  return /^\.+$/.test(keys) ? [...keys] : keys.toLowerCase().split(" ");
}

export type Match<T> = { readonly now: T | null; readonly later: T | null; readonly waiting: boolean };

/**
 * What the presses so far mean: `now` = run it; `later` = run it unless more follows (". " may become ".."); `waiting` =
 * the beginning of something longer.
 */
export function match<T extends { readonly keys: string }>(presses: readonly string[], actions: readonly T[]): Match<T> {
  const typed = presses.join(" ");
  let exact: T | null = null;
  let longer = false;
  for (const action of actions) {
    const wanted = sequenceOf(action.keys).join(" ");
    if (wanted === typed) exact = action;
    else if (wanted.startsWith(`${typed} `)) longer = true;
  }
  if (exact && longer) return { now: null, later: exact, waiting: true };
  return { now: exact, later: null, waiting: longer };
}

/** How a key is written on screen: "⌘K" or "Ctrl+K", "G then I" as two keys. */
export function keyCaps(keys: string, mac: boolean): readonly string[] {
  const names: Record<string, string> = {
    mod: mac ? "⌘" : "Ctrl",
    shift: mac ? "⇧" : "Shift",
    alt: mac ? "⌥" : "Alt",
    enter: "Enter",
    escape: "Esc",
    arrowdown: "↓",
    arrowup: "↑",
    space: "Space",
  };
  return sequenceOf(keys).map((press) =>
    press
      .split("+")
      .map((part) => names[part] ?? part.toUpperCase())
      .join(mac ? "" : "+"),
  );
}

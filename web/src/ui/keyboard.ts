import { useEffect, useRef } from "react";
import { type Action, currentActions } from "./actions.ts";
import { match, pressName } from "./key-press.ts";

const sequenceMs = 700;
const ambiguousMs = 350;

const typing =
  "input:not([type=checkbox],[type=radio],[type=button],[type=submit]),textarea,select,[contenteditable=''],[contenteditable=true],[role=combobox],[role=listbox],[role=menu],[popover]";
const actsOnEnter = "a[href],button,summary,[role=button],[role=option],[role=tab],[role=separator],input";

/** Listens for the keys of all offered actions. `letters` false leaves only the Ctrl/Cmd ones (profile switch). */
export function useKeyboard(letters: boolean): void {
  const on = useRef(letters);
  on.current = letters;
  useEffect(() => {
    let presses: string[] = [];
    /** What the presses so far mean when nothing more follows ("." alone). */
    let pending: Action | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const forget = () => {
      presses = [];
      pending = null;
      clearTimeout(timer);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const name = event.defaultPrevented ? null : pressName(event);
      if (!name || (!name.startsWith("mod+") && !lettersMayRun(event, name, on.current))) return;
      clearTimeout(timer);
      const offered = currentActions().filter((a): a is Action & { keys: string } => a.keys !== undefined);
      let found = match([...presses, name], offered);
      if (!found.now && !found.waiting && presses.length > 0) {
        const before = pending;
        forget();
        // The end of a sequence that means nothing here is no key of its own: G, P must not change the severity of who may not see people.
        if (!before) return;
        before.run();
        found = match([name], offered);
      }
      if (found.now || found.waiting) event.preventDefault();
      if (found.now) {
        forget();
        found.now.run();
      } else if (found.waiting) {
        presses = [...presses, name];
        const later: Action | null = found.later;
        pending = later;
        timer = setTimeout(
          () => {
            forget();
            later?.run();
          },
          later ? ambiguousMs : sequenceMs,
        );
      } else forget();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => {
      forget();
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

function lettersMayRun(event: KeyboardEvent, name: string, letters: boolean): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (document.querySelector("dialog[open]") || target?.closest(typing)) return false;
  if ((name === "enter" || name === "space") && target?.closest(actsOnEnter)) return false;
  return letters || name === "escape";
}

export const isMac = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.userAgent);

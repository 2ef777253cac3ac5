import type { FilledReply, SavedReply } from "@amends/core/desk/contract-replies";
import { openPlacesOf, slashAt, textFor } from "@amends/core/desk/saved-reply";
import { type KeyboardEvent, type RefObject, useCallback, useId, useRef, useState } from "react";
import { matching } from "../../ui/Combobox.tsx";
import { showError } from "../../ui/toasts.ts";
import { useLanguage } from "../../ui/use-format.ts";
import { replyApi, useReplies } from "./reply-api.ts";

/** More do not help to choose; typing narrows them. */
const most = 8;
type Options = {
  readonly complaintId: string;
  readonly text: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** The text with the reply in it, and what a macro prepares. */
  readonly onFill: (text: string, filled: FilledReply, reply: SavedReply) => void;
};

export type PickerItem = { readonly value: string; readonly label: string; readonly note: string; readonly reply: SavedReply };
export type ReplyPicker = {
  /** What is offered now; null while nobody asks for a reply. */
  readonly offered: readonly PickerItem[] | null;
  readonly active: number;
  readonly listId: string;
  readonly take: (reply: SavedReply) => void;
  /** A slash where the caret stands, as if typed. */
  readonly ask: (write: (text: string) => void) => void;
  /** Tells where the caret is. */
  readonly onSelect: () => void;
  /** For the key handler of the field (not called while composing): true when the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
};

/** Selects the first place that is still open, else puts the caret behind what was filled in. */
export function showPlace(area: HTMLTextAreaElement | null, from: number, end: number): void {
  if (!area) return;
  area.focus();
  const open = openPlacesOf(area.value).find((place) => place.start >= from);
  if (open) area.setSelectionRange(open.start, open.end);
  else area.setSelectionRange(end, end);
}

/** A list of saved replies at a slash in the text: typing narrows it, arrow keys and Enter choose, Esc leaves the slash alone. */
export function useReplyPicker({ complaintId, text, area, onFill }: Options): ReplyPicker {
  const language = useLanguage();
  const replies = useReplies();
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  /** Takes the slash away again that a button wrote. */
  const takeBack = useRef<(() => void) | null>(null);
  const at = slashAt(text, Math.min(caret, text.length));
  const open = at !== null && at.start !== left;
  const items = (replies ?? []).map((reply) => ({ value: reply.id, label: reply.name, note: textFor(reply.texts, language)?.text ?? "", reply }));
  const found = open && replies ? matching(items, at.typed).slice(0, most) : null;
  // A slash nothing fits to is a slash: the list goes, and Enter is Enter.
  const offered = found && (found.length > 0 || at?.typed === "") ? found : null;

  const take = useCallback(
    (reply: SavedReply) => {
      takeBack.current = null;
      void (async () => {
        try {
          const filled = await replyApi.fill(complaintId, reply.id);
          const field = area.current;
          const now = field?.value ?? "";
          const end = field?.selectionEnd ?? now.length;
          const slash = slashAt(now, end);
          const start = slash?.start ?? field?.selectionStart ?? now.length;
          onFill(`${now.slice(0, start)}${filled.text}${now.slice(end)}`, filled, reply);
          requestAnimationFrame(() => showPlace(area.current, start, start + filled.text.length));
        } catch (error) {
          showError(error);
        }
      })();
    },
    [complaintId, area, onFill],
  );

  return {
    offered,
    active: Math.min(active, Math.max(0, (offered?.length ?? 1) - 1)),
    listId,
    take,
    ask: (write) => {
      const field = area.current;
      if (!field) return;
      const [start, end] = [field.selectionStart, field.selectionEnd];
      const slash = /(^|[\s，。；：！？、])$/.test(field.value.slice(0, start)) ? "/" : " /";
      const before = field.value;
      write(`${before.slice(0, start)}${slash}${before.slice(end)}`);
      takeBack.current = () => write(before);
      setLeft(null);
      setActive(0);
      requestAnimationFrame(() => {
        field.focus();
        field.setSelectionRange(start + slash.length, start + slash.length);
        setCaret(start + slash.length);
      });
    },
    onSelect: () => {
      const next = area.current?.selectionEnd ?? 0;
      if (slashAt(area.current?.value ?? "", next)?.start !== left) setLeft(null);
      if (next !== caret) setActive(0);
      setCaret(next);
    },
    onKey: (event) => {
      if (!offered || event.ctrlKey || event.metaKey || event.altKey) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = offered[Math.min(active, offered.length - 1)];
      if (step && offered.length > 0) setActive((active + step + offered.length) % offered.length);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen && !event.shiftKey) take(chosen.reply);
      else if (event.key === "Escape") {
        setLeft(at?.start ?? null);
        if (at?.typed === "") takeBack.current?.();
        takeBack.current = null;
      } else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

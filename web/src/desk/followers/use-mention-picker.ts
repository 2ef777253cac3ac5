import type { MentionablePerson } from "@amends/core/desk/contract-followers";
import { mentionAt, mentionedIn } from "@amends/core/desk/mention";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useMentionable } from "./follower-data.ts";

/** More do not help to choose; typing narrows them. */
const most = 8;
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

type Options = {
  readonly complaintId: string;
  readonly text: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly enabled: boolean;
  readonly onFill: (text: string) => void;
};

export type MentionPicker = {
  readonly offered: readonly MentionablePerson[] | null;
  readonly active: number;
  readonly listId: string;
  readonly take: (person: MentionablePerson) => void;
  readonly onSelect: () => void;
  /** For the key handler of the field (not called while composing): true when the key was meant for the list. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** Who is mentioned so far and would not hear of it, because they do not see the complaint. */
  readonly unseen: readonly string[];
};

/** Colleagues at an '@' in a note: by name or staff number; those who see the complaint first. Arrow keys and Enter choose, Esc leaves the sign alone. */
export function useMentionPicker({ complaintId, text, area, enabled, onFill }: Options): MentionPicker {
  const listId = useId();
  const signed = enabled && /[@＠]/.test(text);
  const people = useMentionable(complaintId, signed);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(0);
  const [left, setLeft] = useState<number | null>(null);
  const at = signed ? mentionAt(text, Math.min(caret, text.length)) : null;
  const typed = fold(at?.typed ?? "");
  const fitting = people.filter((p) => fold(p.name).includes(typed) || (typed !== "" && fold(p.staffNo).startsWith(typed)));
  const found = at && at.start !== left ? [...fitting].sort((a, b) => Number(b.sees) - Number(a.sees)).slice(0, most) : [];
  const offered = found.length > 0 ? found : null;
  const mentioned = new Set(signed ? mentionedIn(text, people) : []);
  const reached = new Set(people.filter((p) => p.sees).map((p) => p.name));

  const take = (person: MentionablePerson) => {
    const field = area.current;
    if (!field || !at) return;
    const end = field.selectionEnd;
    const next = `${text.slice(0, at.start)}@${person.name} `;
    onFill(`${next}${text.slice(end)}`);
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(next.length, next.length);
      setCaret(next.length);
    });
  };
  return {
    offered,
    active: Math.min(active, Math.max(0, found.length - 1)),
    listId,
    take,
    unseen: [...new Set(people.filter((p) => mentioned.has(p.id) && !reached.has(p.name)).map((p) => p.name))],
    onSelect: () => {
      const next = area.current?.selectionEnd ?? 0;
      if (next !== caret) setActive(0);
      setCaret(next);
      if (mentionAt(area.current?.value ?? "", next)?.start !== left) setLeft(null);
    },
    onKey: (event) => {
      if (!offered || event.ctrlKey || event.metaKey || event.altKey) return false;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const chosen = offered[Math.min(active, offered.length - 1)];
      if (step) setActive((active + step + offered.length) % offered.length);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen && !event.shiftKey) take(chosen);
      else if (event.key === "Escape") setLeft(at?.start ?? null);
      else return false;
      event.preventDefault();
      event.stopPropagation();
      return true;
    },
  };
}

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Moment.module.css";
import { type Clock, isoClock } from "./wall.ts";

const halfHours: readonly Clock[] = Array.from({ length: 48 }, (_, i) => ({ hour: Math.floor(i / 2), minute: (i % 2) * 30 }));
const minutesOf = (c: Clock) => c.hour * 60 + c.minute;

/** Times of day in half hours (and the one that is set), to choose by arrow keys; finer ones are typed. */
export function TimeList({ value, usual, focus, onTake }: { value: Clock | null; usual: Clock; focus: boolean; onTake: (clock: Clock) => void }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const set = value ?? usual;
  const times = halfHours.some((c) => minutesOf(c) === minutesOf(set)) ? halfHours : [...halfHours, set].sort((a, b) => minutesOf(a) - minutesOf(b));
  const chosen = times.findIndex((c) => minutesOf(c) === minutesOf(set));
  const [at, setAt] = useState<number | null>(null);
  const active = at ?? chosen;

  useEffect(() => {
    const node = list.current;
    const option = node?.querySelector<HTMLElement>("[tabindex='0']");
    if (node && option) node.scrollTop = option.offsetTop - node.clientHeight / 2;
    if (focus) option?.focus({ preventScroll: true });
  }, [focus]);
  useEffect(() => {
    if (at !== null) list.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }, [at]);

  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 6, PageUp: active - 6, Home: 0, End: times.length - 1 }[event.key];
    if (to !== undefined) setAt(Math.max(0, Math.min(times.length - 1, to)));
    else if (event.key === "Enter" || event.key === " ") onTake(times[active] ?? set);
    else return;
    event.preventDefault();
  };
  return (
    <div ref={list} role="listbox" aria-label={t("moment.times")} className={css.times} onKeyDown={onKeyDown}>
      {times.map((clock, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
        <div key={isoClock(clock)} role="option" aria-selected={value !== null && i === chosen} tabIndex={i === active ? 0 : -1} onClick={() => onTake(clock)}>
          {isoClock(clock)}
        </div>
      ))}
    </div>
  );
}

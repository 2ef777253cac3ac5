import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import css from "./Menu.module.css";

export type MenuItem =
  | {
      readonly key: string;
      readonly label: ReactNode;
      readonly note?: ReactNode;
      readonly icon?: ReactNode;
      readonly danger?: boolean;
      readonly checked?: boolean;
      readonly run: () => void;
    }
  | { readonly key: string; readonly line: true };

/** A button that opens a list of actions; arrow keys move, Esc closes and gives the focus back. An icon alone needs its own aria-label. */
export function Menu({
  items,
  button,
  label,
  side = "start",
  up = false,
}: {
  items: readonly MenuItem[];
  label: string;
  side?: "start" | "end";
  up?: boolean;
  button: (aria: { id: string; "aria-haspopup": "menu"; "aria-expanded": boolean; onClick: () => void }) => ReactNode;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    keepInWindow(box.current?.querySelector("[role=menu]"));
    buttonsIn(box.current)[0]?.focus();
    const outside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    document.getElementById(id)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttonsIn(box.current);
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      all[to % all.length]?.focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") setOpen(false);
  };

  return (
    <div ref={box} className={css.box}>
      {button({ id, "aria-haspopup": "menu", "aria-expanded": open, onClick: () => setOpen(!open) })}
      {open ? (
        <div role="menu" aria-label={label} tabIndex={-1} className={css.menu} data-side={side} data-up={up || undefined} onKeyDown={onKeyDown}>
          {items.map((item) =>
            "line" in item ? (
              <hr key={item.key} />
            ) : (
              <button
                key={item.key}
                type="button"
                tabIndex={-1}
                {...(item.checked === undefined ? { role: "menuitem" } : { role: "menuitemradio", "aria-checked": item.checked })}
                data-danger={item.danger || undefined}
                onClick={() => {
                  close();
                  item.run();
                }}
              >
                {item.icon}
                <span>{item.label}</span>
                {item.note ? <small>{item.note}</small> : null}
              </button>
            ),
          )}
        </div>
      ) : null}
    </div>
  );
}

const buttonsIn = (box: HTMLElement | null) => [...(box?.querySelectorAll<HTMLButtonElement>("[role^=menuitem]") ?? [])];

/** Shifts a menu sideways when it would stick out of the window. */
function keepInWindow(menu: Element | null | undefined): void {
  if (!(menu instanceof HTMLElement)) return;
  const { left, right } = menu.getBoundingClientRect();
  const shift = left < 8 ? 8 - left : Math.min(0, window.innerWidth - 8 - right);
  if (shift !== 0) menu.style.translate = `${shift}px 0`;
}

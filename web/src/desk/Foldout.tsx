import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** A button with a small panel below it; Esc and a click elsewhere close it, the focus goes back to the button. */
export function Foldout({ label, children, className = "desk-button", align = "start", title, closeOnPick = false, onToggle }: {
  label: ReactNode; children: ReactNode | ((close: () => void) => ReactNode); className?: string; align?: "start" | "end"; title?: string; closeOnPick?: boolean; onToggle?: (open: boolean) => void;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const put = (next: boolean) => {
    setOpen(next);
    onToggle?.(next);
  };
  useEffect(() => {
    if (!open) return;
    const outside = (e: PointerEvent) => { if (!box.current?.contains(e.target as Node)) setOpen(false); };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);
  const close = () => {
    put(false);
    button.current?.focus();
  };
  return (
    <div
      className="desk-foldout" ref={box}
      onKeyDown={(e) => { if (e.key === "Escape" && open) { e.stopPropagation(); close(); } }}
    >
      <button ref={button} type="button" className={className} aria-expanded={open} aria-controls={open ? id : undefined} title={title} onClick={() => put(!open)}>{label}</button>
      {open ? (
        <div id={id} className="desk-foldout-panel" data-align={align} onClick={closeOnPick ? (e) => { if ((e.target as Element).closest("button,a")) close(); } : undefined}>
          {typeof children === "function" ? children(close) : children}
        </div>
      ) : null}
    </div>
  );
}

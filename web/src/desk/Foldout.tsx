import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/** A button with a small panel below it; Esc and a click elsewhere close it. `closeOnPick`: so does pressing anything in it. */
export function Foldout({
  label,
  children,
  className,
  closeOnPick = false,
}: {
  label: ReactNode;
  children: ReactNode;
  className: string;
  closeOnPick?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (e: PointerEvent) => {
      if (!box.current?.contains(e.target as Node)) setOpen(false);
    };
    const picked = (e: MouseEvent) => {
      if (closeOnPick && (e.target as Element).closest(".desk-foldout-panel :is(button, a)")) setOpen(false);
    };
    const node = box.current;
    document.addEventListener("pointerdown", outside);
    node?.addEventListener("click", picked);
    return () => {
      document.removeEventListener("pointerdown", outside);
      node?.removeEventListener("click", picked);
    };
  }, [open, closeOnPick]);
  return (
    <div
      className="desk-foldout"
      ref={box}
      onKeyDown={(e) => {
        if (e.key !== "Escape" || !open) return;
        e.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button ref={button} type="button" className={className} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open ? (
        <div id={id} className="desk-foldout-panel">
          {children}
        </div>
      ) : null}
    </div>
  );
}

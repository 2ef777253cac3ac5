import { CalendarOutlined } from "@ant-design/icons";
import { type FocusEvent, type InputHTMLAttributes, type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldAria } from "../Field.tsx";
import form from "../Form.module.css";
import css from "./Moment.module.css";

/** A field to type in with a calendar that opens from the button at its end and from the arrow down. */
export function MomentBox({
  aria,
  field,
  disabled,
  placeholder,
  popup,
}: {
  aria: FieldAria;
  field: Pick<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange" | "onBlur" | "onKeyDown" | "onCompositionStart" | "onCompositionEnd">;
  disabled?: boolean | undefined;
  placeholder?: string | undefined;
  popup: (close: () => void) => ReactNode;
}) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const close = () => {
    setOpen(false);
    input.current?.focus();
  };
  return (
    <div
      ref={box}
      className={css.box}
      onBlur={(e: FocusEvent) => {
        if (open && e.relatedTarget instanceof Node && !box.current?.contains(e.relatedTarget)) setOpen(false);
      }}
      onKeyDown={(e: KeyboardEvent) => {
        if (e.key !== "Escape" || !open) return;
        e.preventDefault();
        e.stopPropagation();
        close();
      }}
    >
      <input
        {...aria}
        {...field}
        ref={input}
        type="text"
        className={form.input}
        disabled={disabled}
        placeholder={placeholder}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        onKeyDown={(e) => {
          if (e.key === "ArrowDown" && !e.nativeEvent.isComposing) {
            e.preventDefault();
            setOpen(true);
          } else field.onKeyDown?.(e);
        }}
      />
      <button
        type="button"
        className={css.open}
        disabled={disabled}
        aria-label={t("moment.openCalendar")}
        title={t("moment.openCalendar")}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <CalendarOutlined aria-hidden="true" />
      </button>
      {open ? (
        <Popup anchor={box} onOutside={() => setOpen(false)}>
          {popup(close)}
        </Popup>
      ) : null}
    </div>
  );
}

/** Stands over everything, open dialogs included, below its field or above where there is no room. */
function Popup({ anchor, onOutside, children }: { anchor: React.RefObject<HTMLElement | null>; onOutside: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  const node = useRef<HTMLDivElement>(null);
  const outside = useRef(onOutside);
  outside.current = onOutside;
  useLayoutEffect(() => {
    const popup = node.current;
    if (!popup) return;
    popup.showPopover();
    const place = () => {
      const field = anchor.current?.getBoundingClientRect();
      if (!field) return;
      const { offsetWidth: width, offsetHeight: height } = popup;
      const below = field.bottom + 4;
      popup.style.left = `${Math.max(8, Math.min(field.left, window.innerWidth - 8 - width))}px`;
      popup.style.top = `${Math.max(8, below + height <= window.innerHeight - 8 ? below : field.top - 4 - height)}px`;
    };
    place();
    window.addEventListener("resize", place);
    document.addEventListener("scroll", place, true);
    return () => {
      window.removeEventListener("resize", place);
      document.removeEventListener("scroll", place, true);
    };
  }, [anchor]);
  useEffect(() => {
    const pressed = (event: PointerEvent) => {
      if (event.target instanceof Node && !anchor.current?.contains(event.target)) outside.current();
    };
    document.addEventListener("pointerdown", pressed);
    return () => document.removeEventListener("pointerdown", pressed);
  }, [anchor]);
  return (
    <div ref={node} popover="manual" role="dialog" aria-label={t("moment.calendar")} className={css.popup}>
      {children}
    </div>
  );
}

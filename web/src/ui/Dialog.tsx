import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import css from "./Dialog.module.css";

/**
 * A window over the page, the browser's own: the focus stays inside and returns to where it was, Esc closes. Rendered
 * only while open (`{open ? <Dialog … /> : null}`). `onSubmit` makes it a form whose button stands in `foot`.
 */
export function Dialog({
  title,
  onClose,
  onSubmit,
  foot,
  size,
  place,
  children,
}: {
  title: ReactNode;
  onClose: () => void;
  onSubmit?: () => void;
  foot?: ReactNode;
  size?: "narrow" | "wide";
  /** At the side of the window instead of in its middle. */
  place?: "side";
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const node = dialog.current;
    if (!node) return;
    const opener = document.activeElement;
    if (!node.open) node.showModal();
    // The first thing to fill in, else the title; the browser alone would take the closing button.
    const first = node.querySelector<HTMLElement>("[data-body] :is(input, select, textarea):not([type=hidden], :disabled)");
    // Of a group the choice that is taken, from which the arrows go on.
    const taken = first instanceof HTMLInputElement && first.type === "radio" && first.name;
    ((taken && node.querySelector<HTMLElement>(`[data-body] input[name="${CSS.escape(taken)}"]:checked`)) || first || node.querySelector("h2"))?.focus();
    const onCancel = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    node.addEventListener("cancel", onCancel);
    return () => {
      node.removeEventListener("cancel", onCancel);
      node.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  const inner = (
    <>
      <header className={css.head}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className={css.close} aria-label={t("dialog.close")} onClick={onClose}>
          ×
        </button>
      </header>
      <div className={css.body} data-body="">
        {children}
      </div>
      {foot ? <footer className={css.foot}>{foot}</footer> : null}
    </>
  );
  return (
    <dialog ref={dialog} className={css.dialog} data-size={size} data-place={place} aria-labelledby={id}>
      {onSubmit ? (
        <form
          style={{ display: "contents" }}
          noValidate
          onSubmit={(e) => {
            e.preventDefault();
            onSubmit();
          }}
        >
          {inner}
        </form>
      ) : (
        inner
      )}
    </dialog>
  );
}

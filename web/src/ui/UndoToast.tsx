import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { dismissToast, runUndo, type Toast, useToasts } from "./toasts.ts";
import css from "./UndoToast.module.css";

/** The one place where toasts appear. A toast waits as long as the pointer or the focus is on it. */
export function Toasts() {
  const toasts = useToasts();
  return (
    <div className={css.place} role="status" aria-live="polite">
      {toasts.map((toast) => (
        <UndoToast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function UndoToast({ toast }: { toast: Toast }) {
  const { t } = useTranslation();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.seconds * 1_000);
    return () => clearTimeout(timer);
  }, [held, toast]);
  return (
    <div
      className={css.toast}
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {toast.undo ? (
        <button type="button" onClick={() => runUndo(toast)}>
          {t("toast.undo")}
        </button>
      ) : null}
      <button type="button" aria-label={t("toast.close")} onClick={() => dismissToast(toast.id)}>
        ×
      </button>
    </div>
  );
}

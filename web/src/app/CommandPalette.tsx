import { useNavigate } from "@tanstack/react-router";
import { Fragment, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useComposition } from "../ui/composition.ts";
import { Keys } from "../ui/Keys.tsx";
import { useMay } from "../ui/me.ts";
import css from "./Palette.module.css";
import { type PaletteItem, useActionItems, useComplaintItems } from "./palette-items.ts";

/** Everything that can be done here, and every complaint, from one field. Enter while composing never runs anything. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { handlers, composing } = useComposition<HTMLInputElement>();
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const mayRead = useMay("readComplaints");
  const found = useComplaintItems(typed, t("palette.complaints"), (row) => void navigate({ to: "/complaints/$id", params: { id: row.id } }));
  const text = typed.trim();
  const inList: PaletteItem[] =
    text && mayRead
      ? [
          {
            key: "list",
            section: t("palette.complaints"),
            label: t("palette.searchAll", { text }),
            run: () => void navigate({ to: "/complaints", search: { view: "all", q: text } }),
          },
        ]
      : [];
  const items = [...useActionItems(text), ...found.items, ...inList];
  const current = Math.min(active, items.length - 1);

  useEffect(() => {
    const opener = document.activeElement;
    const node = dialog.current;
    if (node && !node.open) node.showModal();
    return () => {
      node?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  const run = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    // After the dialog has gone, so that an action may open one of its own or move the focus.
    setTimeout(item.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setActive((current + step + items.length) % Math.max(1, items.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      run(items[current]);
    }
  };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes it by itself; a click beside it does too
    <dialog
      ref={dialog}
      className={css.palette}
      aria-label={t("palette.title")}
      onCancel={(e) => {
        e.preventDefault();
        onClose();
      }}
      onClick={(e) => e.target === dialog.current && onClose()}
    >
      <input
        autoFocus
        type="text"
        className={css.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={items[current] ? `${id}-${current}` : undefined}
        aria-label={t("palette.placeholder")}
        placeholder={t("palette.placeholder")}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        {...handlers}
        onChange={(e) => {
          setTyped(e.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} className={css.list} role="listbox" aria-label={t("palette.title")} tabIndex={-1}>
        {items.map((item, i) => (
          <Fragment key={item.key}>
            {item.section !== items[i - 1]?.section ? (
              <div className={css.section} role="presentation">
                {item.section}
              </div>
            ) : null}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field, which keeps the focus */}
            <div
              id={`${id}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === current}
              className={css.option}
              data-active={i === current || undefined}
              ref={i === current ? (node) => node?.scrollIntoView({ block: "nearest" }) : undefined}
              onPointerMove={() => setActive(i)}
              onMouseDown={(e) => e.preventDefault()}
              onClick={() => run(item)}
            >
              <span>{item.label}</span>
              {item.note ? <small>{item.note}</small> : null}
              {item.keys ? <Keys keys={item.keys} /> : null}
            </div>
          </Fragment>
        ))}
        {items.length === 0 ? <p className={css.none}>{found.busy ? t("loading") : t("palette.none")}</p> : null}
      </div>
      <div className={css.hint}>{t("palette.hint")}</div>
    </dialog>
  );
}

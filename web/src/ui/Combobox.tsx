import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useComposition } from "./composition.ts";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";

export type ComboboxItem = { readonly value: string; readonly label: string; readonly note?: string | undefined };

/** Keeps items whose label or note contains every typed word, ignoring case and width. */
export function matching<T extends ComboboxItem>(items: readonly T[], typed: string): T[] {
  const fold = (s: string) => s.normalize("NFKC").toLowerCase();
  const words = fold(typed).split(/\s+/).filter(Boolean);
  return items.filter((item) => words.every((w) => fold(`${item.label} ${item.note ?? ""}`).includes(w)));
}

/** Type to narrow a list, arrow keys and Enter to take one (WAI-ARIA combobox with a list). '' = nothing taken. */
export function Combobox({
  items,
  value,
  onChange,
  placeholder,
  clearable = false,
  disabled,
  autoFocus,
  ...field
}: FieldProps & {
  items: readonly ComboboxItem[];
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  clearable?: boolean;
  disabled?: boolean;
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  const { handlers, composing } = useComposition();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const open = typed !== null;
  const chosen = items.find((i) => i.value === value);
  const found = useMemo(() => (typed ? matching(items, typed) : [...items]).slice(0, 60), [items, typed]);

  const show = () => {
    if (open || disabled) return;
    setTyped("");
    setActive(
      Math.max(
        0,
        items.findIndex((i) => i.value === value),
      ),
    );
  };
  const take = (item: ComboboxItem | undefined) => {
    if (item) onChange(item.value);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) return show();
      setActive((i) => (i + (event.key === "ArrowDown" ? 1 : found.length - 1)) % Math.max(1, found.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      take(found[active]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      event.preventDefault();
      setTyped(null);
    } else if (event.key === "Backspace" && clearable && !open) {
      onChange("");
    }
  };

  return (
    <Field {...field}>
      {(aria) => (
        <div className={css.box}>
          <input
            {...aria}
            {...handlers}
            ref={box}
            className={css.input}
            role="combobox"
            autoComplete="off"
            aria-expanded={open}
            aria-autocomplete="list"
            aria-controls={open ? list : undefined}
            aria-activedescendant={open && found[active] ? `${list}-${active}` : undefined}
            value={typed ?? chosen?.label ?? ""}
            placeholder={open && chosen ? chosen.label : placeholder}
            disabled={disabled}
            autoFocus={autoFocus}
            onChange={(e) => {
              setTyped(e.target.value);
              setActive(0);
              if (clearable && e.target.value === "" && value) onChange("");
            }}
            onMouseDown={show}
            onKeyDown={onKeyDown}
            onBlur={() => setTyped(null)}
          />
          {open ? (
            <div id={list} role="listbox" className={css.options} aria-label={typeof field.label === "string" ? field.label : undefined}>
              {found.map((item, i) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the input, which keeps the focus
                <div
                  key={item.value}
                  id={`${list}-${i}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={item.value === value}
                  className={css.option}
                  data-active={i === active || undefined}
                  ref={i === active ? (node) => node?.scrollIntoView({ block: "nearest" }) : undefined}
                  onMouseDown={(e) => e.preventDefault()}
                  onClick={() => take(item)}
                >
                  <span>{item.label}</span>
                  {item.note ? <small>{item.note}</small> : null}
                </div>
              ))}
              {found.length === 0 ? <p className={css.none}>{t("combobox.none", { typed: typed ?? "" })}</p> : null}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  );
}

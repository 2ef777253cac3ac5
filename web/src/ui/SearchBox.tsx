import { CloseOutlined, SearchOutlined } from "@ant-design/icons";
import { type Ref, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Bars.module.css";
import { useComposition } from "./composition.ts";
import { useDebounced } from "./use-debounced.ts";

/** A search field: tells what is typed after a short pause, at once on Enter, never half-composed Chinese. Esc empties it. */
export function SearchBox({
  value,
  onSearch,
  label,
  placeholder,
  inputRef,
  onDown,
}: {
  value: string;
  onSearch: (text: string) => void;
  label: string;
  placeholder?: string;
  inputRef?: Ref<HTMLInputElement>;
  onDown?: () => void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const { handlers, composing } = useComposition<HTMLInputElement>();
  const later = useDebounced(onSearch, 250);
  useEffect(() => setTyped(value), [value]);
  const take = (text: string, wait: boolean) => {
    setTyped(text);
    if (wait) later(text);
    else onSearch(text);
  };
  return (
    <div className={css.search} role="search">
      <SearchOutlined aria-hidden="true" />
      <input
        ref={inputRef}
        type="text"
        enterKeyHint="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={typed}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        onCompositionStart={handlers.onCompositionStart}
        onCompositionEnd={(e) => {
          handlers.onCompositionEnd(e);
          later(e.currentTarget.value);
        }}
        onChange={(e) => {
          setTyped(e.target.value);
          if (!composing()) later(e.target.value);
        }}
        onKeyDown={(e) => {
          if (composing(e)) return;
          if (e.key === "Enter") take(typed, false);
          else if (e.key === "Escape" && typed) {
            e.stopPropagation();
            take("", false);
          } else if (e.key === "ArrowDown" && onDown) {
            e.preventDefault();
            onDown();
          }
        }}
      />
      {typed ? (
        <button type="button" aria-label={t("search.clear")} onClick={() => take("", false)}>
          <CloseOutlined aria-hidden="true" />
        </button>
      ) : null}
    </div>
  );
}

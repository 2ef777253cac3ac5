import { SearchOutlined } from "@ant-design/icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isComposingKey } from "../ui/composition.ts";

/** The search of the list. It asks while one types, but never in the middle of a composition (pinyin, zhuyin). */
export function SearchField({ value, onSearch, fieldRef, onLeave }: {
  value: string; onSearch: (q: string) => void; fieldRef: React.RefObject<HTMLInputElement | null>; onLeave: () => void;
}) {
  const { t } = useTranslation("desk");
  const [typed, setTyped] = useState(value);
  const composing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const asked = useRef(value);
  useEffect(() => {
    if (value !== asked.current) setTyped(value);
    asked.current = value;
  }, [value]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const ask = (text: string) => {
    clearTimeout(timer.current);
    const q = text.trim();
    if (q === asked.current) return;
    asked.current = q;
    onSearch(q);
  };
  const type = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    if (!composing.current) timer.current = setTimeout(() => ask(text), 250);
  };
  return (
    <search className="desk-search">
      <SearchOutlined aria-hidden />
      <input
        ref={fieldRef} type="search" aria-label={t("list.search")} placeholder={t("list.searchHint")} value={typed} maxLength={200} autoComplete="off"
        onChange={(e) => type(e.target.value)}
        onCompositionStart={() => { composing.current = true; clearTimeout(timer.current); }}
        onCompositionEnd={(e) => { composing.current = false; type(e.currentTarget.value); }}
        onKeyDown={(e) => {
          if (composing.current || isComposingKey(e)) return;
          if (e.key === "Enter") ask(typed);
          if (e.key === "Escape") {
            e.stopPropagation();
            if (typed) { setTyped(""); ask(""); } else onLeave();
          }
          if (e.key === "ArrowDown" || (e.key === "Enter" && typed.trim() === value)) onLeave();
        }}
      />
    </search>
  );
}

import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TextArea } from "../ui/TextArea.tsx";
import { useDebounced } from "../ui/use-debounced.ts";

const saveAfterMs = 1_200;

/**
 * A field of a board that saves itself: a moment after the last key press, at once on leaving it. What somebody else wrote
 * meanwhile is shown as soon as one is not typing here.
 */
export function SavedField({
  label,
  hint,
  value,
  onSave,
  disabled,
  rows = 2,
  maxLength = 2_000,
  lang,
  placeholder,
}: {
  label: ReactNode;
  hint?: ReactNode;
  value: string;
  onSave: (text: string) => Promise<unknown>;
  disabled?: boolean;
  rows?: number;
  maxLength?: number;
  lang?: string;
  placeholder?: string;
}) {
  const { t } = useTranslation("desk");
  const [typed, setTyped] = useState<string | null>(null);
  const [state, setState] = useState<"idle" | "saving" | "saved" | "failed">("idle");
  const sent = useRef(value);
  const save = async (text: string) => {
    if (text.trim() === sent.current) return;
    const before = sent.current;
    sent.current = text.trim();
    setState("saving");
    const answer = await onSave(text.trim());
    if (answer === null) sent.current = before;
    setState(answer === null ? "failed" : "saved");
    if (answer !== null) setTyped((now) => (now !== null && now.trim() === text.trim() ? null : now));
  };
  const later = useDebounced((text: string) => void save(text), saveAfterMs);
  useEffect(() => {
    if (typed === null) sent.current = value;
  }, [value, typed]);
  const says = state === "idle" ? hint : state === "saving" ? t("draft.saving") : state === "saved" ? t("draft.kept") : t("draft.failed");
  return (
    <TextArea
      label={label}
      hint={says}
      value={typed ?? value}
      rows={rows}
      maxLength={maxLength}
      disabled={disabled ?? false}
      lang={lang}
      placeholder={placeholder}
      onChange={(text) => {
        setTyped(text);
        later(text);
      }}
      onBlur={() => {
        if (typed !== null) void save(typed);
      }}
    />
  );
}

import type { KeyboardEvent, Ref, TextareaHTMLAttributes } from "react";
import { useComposition } from "./composition.ts";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";
import { useMe } from "./me.ts";

type Native = Pick<
  TextareaHTMLAttributes<HTMLTextAreaElement>,
  | "name"
  | "rows"
  | "placeholder"
  | "maxLength"
  | "disabled"
  | "autoFocus"
  | "lang"
  | "onBlur"
  | "onPaste"
  | "onSelect"
  | "aria-activedescendant"
  | "aria-controls"
  | "aria-autocomplete"
>;

export type TextAreaProps = FieldProps &
  Native & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly onKeyDown?: ((event: KeyboardEvent<HTMLTextAreaElement>) => void) | undefined;
    readonly inputRef?: Ref<HTMLTextAreaElement> | undefined;
  };

/** Several lines of text; grows with what is typed. Key handlers are not called while an input method composes. */
export function TextArea({ label, hint, error, required, hideLabel, value, onChange, onKeyDown, inputRef, ...native }: TextAreaProps) {
  const { handlers, composing } = useComposition();
  return (
    <Field label={label} hint={hint} error={error} required={required} hideLabel={hideLabel}>
      {(aria) => (
        <textarea
          rows={3}
          maxLength={10_000}
          {...native}
          {...aria}
          {...handlers}
          ref={inputRef}
          className={css.input}
          value={value}
          onChange={(e) => onChange(e.target.value)}
          onKeyDown={(e) => (composing(e) ? undefined : onKeyDown?.(e))}
        />
      )}
    </Field>
  );
}

/** Calls `send` for the person's send key (Ctrl/Cmd+Enter, or Enter with Shift+Enter as the line break). */
export function useSendKey(send: () => void): (event: KeyboardEvent) => void {
  const { sendKey } = useMe().profile;
  return (event) => {
    if (event.key !== "Enter") return;
    const mod = event.ctrlKey || event.metaKey;
    if (mod || (sendKey === "enter" && !event.shiftKey)) {
      event.preventDefault();
      send();
    }
  };
}

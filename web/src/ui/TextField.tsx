import type { InputHTMLAttributes, KeyboardEvent } from "react";
import { useComposition } from "./composition.ts";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";

type Native = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  | "type"
  | "name"
  | "autoComplete"
  | "inputMode"
  | "placeholder"
  | "maxLength"
  | "disabled"
  | "readOnly"
  | "autoFocus"
  | "spellCheck"
  | "list"
  | "lang"
  | "onBlur"
>;

export type TextFieldProps = FieldProps &
  Native & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    /** Enter, when it does not belong to an input method. */
    readonly onEnter?: (() => void) | undefined;
  };

/** One line of text. Enter while composing Chinese never submits anything. */
export function TextField({ label, hint, error, required, hideLabel, value, onChange, onEnter, ...native }: TextFieldProps) {
  const { handlers, composing } = useComposition();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    if (composing(event)) event.preventDefault();
    else if (onEnter) {
      event.preventDefault();
      onEnter();
    }
  };
  return (
    <Field label={label} hint={hint} error={error} required={required} hideLabel={hideLabel}>
      {(aria) => (
        <input
          type="text"
          maxLength={200}
          {...native}
          {...aria}
          {...handlers}
          className={css.input}
          value={value}
          onChange={(e) => onChange(e.target.value)}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}

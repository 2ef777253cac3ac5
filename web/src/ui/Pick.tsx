import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";

export type Choice<V extends string> = { readonly value: V; readonly label: string };

/** One of a short closed list, as the platform's own select: works by keyboard, by screen reader and on phones. */
export function Pick<V extends string>({
  choices,
  value,
  onChange,
  empty,
  disabled,
  ...field
}: FieldProps & {
  choices: readonly Choice<V>[];
  value: V | "";
  onChange: (value: V) => void;
  empty?: string;
  disabled?: boolean;
}) {
  return (
    <Field {...field}>
      {(aria) => (
        <select {...aria} className={css.input} value={value} disabled={disabled} onChange={(e) => onChange(e.target.value as V)}>
          {empty === undefined ? null : <option value="">{empty}</option>}
          {choices.map((c) => (
            <option key={c.value} value={c.value}>
              {c.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

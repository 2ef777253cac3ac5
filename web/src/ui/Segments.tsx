import { type ReactNode, useId } from "react";
import css from "./Form.module.css";
import type { Choice } from "./Pick.tsx";

/** Two to five choices side by side, one of them taken; arrow keys move as in every radio group. */
export function Segments<V extends string>({
  label,
  hint,
  choices,
  value,
  onChange,
  hideLabel,
}: {
  label: ReactNode;
  hint?: ReactNode;
  choices: readonly Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  hideLabel?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className={css.field} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className={hideLabel ? "unseen" : css.label}>{label}</legend>
      <div className={css.segments}>
        {choices.map((c) => (
          <label key={c.value}>
            <input type="radio" name={name} checked={c.value === value} onChange={() => onChange(c.value)} />
            {c.label}
          </label>
        ))}
      </div>
      {hint ? (
        <p id={`${name}-hint`} className={css.hint}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}

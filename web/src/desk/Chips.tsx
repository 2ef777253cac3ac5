import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import css from "./Chips.module.css";

export type Choice<V extends string> = { readonly value: V; readonly label: string; readonly hint?: string };

/** A few choices side by side; one of them (radio) or several (checkbox). Arrow keys and the space bar work as everywhere. */
export function Chips<V extends string>(
  props: {
    label: ReactNode;
    hint?: ReactNode;
    error?: string | null | undefined;
    required?: boolean;
    choices: readonly Choice<V>[];
    autoFocus?: boolean;
  } & ({ many?: false; value: V | null; onChange: (value: V) => void } | { many: true; value: readonly V[]; onChange: (value: V[]) => void }),
) {
  const { t } = useTranslation("desk");
  const id = useId();
  const toggle = (value: V) => {
    if (!props.many) props.onChange(value);
    else props.onChange(props.value.includes(value) ? props.value.filter((v) => v !== value) : [...props.value, value]);
  };
  return (
    <fieldset className={css.chips} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend>
        {props.label}
        {props.required ? (
          <>
            {" "}
            <span className={css.must}>{t("app:field.must")}</span>
          </>
        ) : null}
      </legend>
      <div className={css.row}>
        {props.choices.map((c, i) => {
          const checked = props.many ? props.value.includes(c.value) : props.value === c.value;
          return (
            <label key={c.value} className={css.chip} data-checked={checked || undefined} title={c.hint}>
              <input
                type={props.many ? "checkbox" : "radio"}
                name={id}
                checked={checked}
                onChange={() => toggle(c.value)}
                autoFocus={props.autoFocus && i === 0}
              />
              <span>{c.label}</span>
            </label>
          );
        })}
      </div>
      {props.hint ? <p className={css.hint}>{props.hint}</p> : null}
      {props.error ? (
        <p className={css.error} id={`${id}-error`}>
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import css from "./Chips.module.css";

export type Choice<V extends string> = { readonly value: V; readonly label: string; readonly hint?: string };

type Shared<V extends string> = {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean;
  choices: readonly Choice<V>[];
  autoFocus?: boolean;
  /** What the words suggest, marked as such. */
  proposed?: readonly V[];
  /** What belongs to the choice: the words that led to a proposal, the box for a reason. */
  children?: ReactNode;
};
type One<V extends string> = { many?: false; value: V | null; onChange: (value: V) => void; onClear?: () => void };
type Many<V extends string> = { many: true; value: readonly V[]; onChange: (value: V[]) => void };

/** The choice a key means: its number, or the next one whose name begins with the letter. -1 for none. */
function choiceFor(key: string, labels: readonly string[], from: number): number {
  if (/^[1-9]$/.test(key)) return Number(key) <= labels.length ? Number(key) - 1 : -1;
  if (!/^[a-z]$/i.test(key)) return -1;
  for (let n = 1; n <= labels.length; n++) {
    const i = (from + n) % labels.length;
    if (labels[i]?.toLowerCase().startsWith(key.toLowerCase())) return i;
  }
  return -1;
}

/**
 * A few choices side by side; one of them (radio) or several (checkbox). The group is one stop of the Tab key: arrows move,
 * a number takes that choice (the numbers show while the focus is in it), a letter goes to the name that begins with it.
 */
export function Chips<V extends string>(props: Shared<V> & (One<V> | Many<V>)) {
  const { t } = useTranslation("desk");
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const toggle = (value: V) => {
    if (!props.many) props.onChange(value);
    else props.onChange(props.value.includes(value) ? props.value.filter((v) => v !== value) : [...props.value, value]);
  };
  const inputs = () => [...(row.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = inputs();
    const here = all.indexOf(event.target as HTMLInputElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const to =
      step && props.many
        ? (here + step + all.length) % all.length
        : choiceFor(
            event.key,
            props.choices.map((c) => c.label),
            here,
          );
    const choice = props.choices[to];
    if (!choice) return;
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
    // A number is meant; a letter only looks in a list of several, and takes where one is to be taken.
    if (/^[1-9]$/.test(event.key) || (!step && !props.many)) toggle(choice.value);
  };
  return (
    <fieldset className={css.chips} data-required={props.required || undefined} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend>
        {props.label}
        {props.required ? (
          <>
            {" "}
            <span className={css.must}>{t("app:field.must")}</span>
          </>
        ) : null}
      </legend>
      <div className={css.row} ref={row} onKeyDown={onKeyDown}>
        {props.choices.map((c, i) => {
          const checked = props.many ? props.value.includes(c.value) : props.value === c.value;
          return (
            <label
              key={c.value}
              className={css.chip}
              data-number={i < 9 ? i + 1 : undefined}
              data-checked={checked || undefined}
              data-proposed={props.proposed?.includes(c.value) || undefined}
              title={c.hint ?? (props.proposed?.includes(c.value) ? t("proposal.mark") : undefined)}
            >
              <input
                type={props.many ? "checkbox" : "radio"}
                name={id}
                checked={checked}
                tabIndex={props.many && i !== Math.min(at, props.choices.length - 1) ? -1 : undefined}
                onFocus={() => setAt(i)}
                onChange={() => toggle(c.value)}
                onClick={() => {
                  if (checked && !props.many) props.onClear?.();
                }}
                autoFocus={props.autoFocus && (props.many || props.value === null ? i === 0 : checked)}
              />
              <span>{c.label}</span>
            </label>
          );
        })}
      </div>
      {props.hint ? <p className={css.hint}>{props.hint}</p> : null}
      {props.children}
      {props.error ? (
        <p className={css.error} id={`${id}-error`}>
          {props.error}
        </p>
      ) : null}
    </fieldset>
  );
}

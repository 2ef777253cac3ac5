import { type ReactNode, useId } from "react";

/** One labelled control: the label belongs to it, hint and error are read with it, a required one says so in words. */
export function Field(props: {
  label: ReactNode; hint?: ReactNode; error?: string | null | undefined; required?: boolean; className?: string;
  children: (aria: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean | undefined; "aria-required": boolean | undefined }) => ReactNode;
}) {
  const id = useId();
  const describedBy = [props.hint ? `${id}-hint` : "", props.error ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={`desk-field ${props.className ?? ""}`}>
      <label htmlFor={id}>
        {props.label}
        {props.required ? <span className="desk-required" aria-hidden="true"> *</span> : null}
      </label>
      {props.children({ id, "aria-describedby": describedBy, "aria-invalid": props.error ? true : undefined, "aria-required": props.required || undefined })}
      {props.hint ? <p className="desk-hint" id={`${id}-hint`}>{props.hint}</p> : null}
      {props.error ? <p className="desk-error" id={`${id}-error`}>{props.error}</p> : null}
    </div>
  );
}

type Common = { label: ReactNode; hint?: ReactNode; error?: string | null | undefined; required?: boolean; className?: string; autoFocus?: boolean; disabled?: boolean };

export function LineField(props: Common & {
  value: string; onChange: (value: string) => void; onBlur?: () => void; placeholder?: string; maxLength?: number; list?: string;
  inputMode?: "text" | "tel" | "email" | "decimal" | "numeric"; autoComplete?: string; name?: string;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required ?? false} className={props.className ?? ""}>
      {(aria) => (
        <input
          {...aria} type="text" className="desk-input" value={props.value} onChange={(e) => props.onChange(e.target.value)} onBlur={props.onBlur}
          placeholder={props.placeholder} maxLength={props.maxLength ?? 200} list={props.list} inputMode={props.inputMode} name={props.name}
          autoComplete={props.autoComplete ?? "off"} autoFocus={props.autoFocus} disabled={props.disabled}
        />
      )}
    </Field>
  );
}

export function AreaField(props: Common & {
  value: string; onChange: (value: string) => void; onBlur?: () => void; rows?: number; placeholder?: string; maxLength?: number; lang?: string;
}) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required ?? false} className={props.className ?? ""}>
      {(aria) => (
        <textarea
          {...aria} className="desk-input desk-area" rows={props.rows ?? 3} value={props.value} onChange={(e) => props.onChange(e.target.value)}
          onBlur={props.onBlur} placeholder={props.placeholder} maxLength={props.maxLength ?? 2000} lang={props.lang} autoFocus={props.autoFocus} disabled={props.disabled}
        />
      )}
    </Field>
  );
}

export type Choice<V extends string> = { readonly value: V; readonly label: string; readonly hint?: string };

export function PickField<V extends string>(props: Common & { value: V | ""; onChange: (value: V) => void; choices: readonly Choice<V>[]; empty?: string }) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} required={props.required ?? false} className={props.className ?? ""}>
      {(aria) => (
        <select {...aria} className="desk-input" value={props.value} onChange={(e) => props.onChange(e.target.value as V)} disabled={props.disabled} autoFocus={props.autoFocus}>
          {props.empty !== undefined ? <option value="">{props.empty}</option> : null}
          {props.choices.map((c) => <option key={c.value} value={c.value}>{c.label}</option>)}
        </select>
      )}
    </Field>
  );
}

/** A few choices side by side; one of them (radio) or several (checkbox). Arrow keys and the space bar work as everywhere. */
export function ChipsField<V extends string>(props: {
  label: ReactNode; hint?: ReactNode; error?: string | null | undefined; required?: boolean; className?: string; choices: readonly Choice<V>[];
  autoFocus?: boolean;
} & ({ many?: false; value: V | null; onChange: (value: V) => void } | { many: true; value: readonly V[]; onChange: (value: V[]) => void })) {
  const id = useId();
  const toggle = (value: V) => {
    if (!props.many) props.onChange(value);
    else props.onChange(props.value.includes(value) ? props.value.filter((v) => v !== value) : [...props.value, value]);
  };
  return (
    <fieldset className={`desk-field desk-chips ${props.className ?? ""}`} aria-describedby={props.error ? `${id}-error` : undefined}>
      <legend>{props.label}{props.required ? <span className="desk-required" aria-hidden="true"> *</span> : null}</legend>
      <div className="desk-chip-row">
        {props.choices.map((c, i) => {
          const checked = props.many ? props.value.includes(c.value) : props.value === c.value;
          return (
            <label key={c.value} className="desk-chip" data-checked={checked || undefined} title={c.hint}>
              <input
                type={props.many ? "checkbox" : "radio"} name={id} checked={checked} onChange={() => toggle(c.value)}
                autoFocus={props.autoFocus && i === 0}
              />
              <span>{c.label}</span>
            </label>
          );
        })}
      </div>
      {props.hint ? <p className="desk-hint">{props.hint}</p> : null}
      {props.error ? <p className="desk-error" id={`${id}-error`}>{props.error}</p> : null}
    </fieldset>
  );
}

export function CheckField(props: { label: ReactNode; checked: boolean; onChange: (checked: boolean) => void; hint?: ReactNode; disabled?: boolean }) {
  const id = useId();
  return (
    <div className="desk-check">
      <input id={id} type="checkbox" checked={props.checked} onChange={(e) => props.onChange(e.target.checked)} aria-describedby={props.hint ? `${id}-hint` : undefined} disabled={props.disabled} />
      <label htmlFor={id}>{props.label}</label>
      {props.hint ? <p className="desk-hint" id={`${id}-hint`}>{props.hint}</p> : null}
    </div>
  );
}

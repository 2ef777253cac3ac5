import { ExclamationCircleOutlined } from "@ant-design/icons";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import css from "./Form.module.css";

export type FieldAria = {
  readonly id: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
  readonly "aria-required"?: boolean;
};

export type FieldProps = {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Says what is wrong and how to put it right; read together with the field. */
  readonly error?: string | null | undefined;
  readonly required?: boolean | undefined;
  /** Keeps the label for screen readers only, where its place already says it. */
  readonly hideLabel?: boolean | undefined;
};

/** A labelled control: label, hint and error belong to it, and a required one says so in words. */
export function Field({ label, hint, error, required, hideLabel, children }: FieldProps & { children: (aria: FieldAria) => ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  const aria: FieldAria = {
    id,
    ...(described ? { "aria-describedby": described } : {}),
    ...(error ? { "aria-invalid": true } : {}),
    ...(required ? { "aria-required": true } : {}),
  };
  return (
    <div className={css.field}>
      <label htmlFor={id} className={hideLabel ? "unseen" : css.label}>
        {label}
        {required ? (
          <>
            {" "}
            <span className={css.must}>{t("field.must")}</span>
          </>
        ) : null}
      </label>
      {children(aria)}
      {hint ? (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={css.error}>
          <ExclamationCircleOutlined aria-hidden="true" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FieldProps } from "./Field.tsx";
import css from "./Form.module.css";

/** A password: paste and password managers work, and it can be shown. `use` tells the manager which one it is. */
export function PasswordField({
  value,
  onChange,
  use,
  autoFocus,
  ...field
}: FieldProps & { value: string; onChange: (value: string) => void; use: "current-password" | "new-password"; autoFocus?: boolean }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field {...field}>
      {(aria) => (
        <span className={css.row}>
          <input
            {...aria}
            type={shown ? "text" : "password"}
            name={use === "new-password" ? "new-password" : "password"}
            autoComplete={use}
            className={css.input}
            value={value}
            maxLength={1000}
            autoFocus={autoFocus}
            spellCheck={false}
            autoCapitalize="none"
            onChange={(e) => onChange(e.target.value)}
          />
          <button type="button" className={css.icon} aria-pressed={shown} aria-label={t("password.show")} onClick={() => setShown(!shown)}>
            {shown ? <EyeInvisibleOutlined aria-hidden="true" /> : <EyeOutlined aria-hidden="true" />}
          </button>
        </span>
      )}
    </Field>
  );
}

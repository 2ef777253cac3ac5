import { useTranslation } from "react-i18next";
import { TextField } from "../ui/TextField.tsx";

/** The code that the start printed; asked for when the page is open on another machine. */
export function SetupCode({ value, onChange, error }: { value: string; onChange: (value: string) => void; error?: string | null | undefined }) {
  const { t } = useTranslation("accounts");
  return (
    <TextField
      label={t("welcome.code")}
      hint={t("welcome.codeWhy")}
      required
      value={value}
      onChange={onChange}
      error={error}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

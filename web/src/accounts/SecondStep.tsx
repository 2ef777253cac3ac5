import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { FormError } from "../ui/FormError.tsx";
import { Buttons } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./OpenPage.module.css";
import { OpenPage } from "./OpenPage.tsx";

/** The code of the authenticator app, or one of the backup codes. */
export function SecondStep({ onDone, onBack }: { onDone: () => Promise<void>; onBack: () => void }) {
  const { t } = useTranslation("accounts");
  const [backup, setBackup] = useState(false);
  const [code, setCode] = useState("");
  const { busy, error, submit, clear, form } = useSubmit(async () => {
    await api.post(`/api/auth/two-factor/${backup ? "verify-backup-code" : "verify-totp"}`, { code });
    await onDone();
  });
  const change = () => {
    setBackup(!backup);
    setCode("");
    clear();
  };
  return (
    <OpenPage title={t("code.title")} about={t(backup ? "code.aboutBackup" : "code.about")}>
      <form
        ref={form}
        className={css.form}
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
      >
        <TextField
          key={String(backup)}
          label={t(backup ? "code.backup" : "code.code")}
          name="code"
          autoComplete="one-time-code"
          inputMode={backup ? "text" : "numeric"}
          maxLength={40}
          spellCheck={false}
          autoFocus
          value={code}
          onChange={setCode}
        />
        <FormError error={error} />
        <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={!code.trim()}>
          {t("code.do")}
        </Button>
        <Buttons>
          <Button type="link" onClick={change}>
            {t(backup ? "code.useApp" : "code.useBackup")}
          </Button>
          <Button type="link" onClick={onBack}>
            {t("app:action.back")}
          </Button>
        </Buttons>
      </form>
    </OpenPage>
  );
}

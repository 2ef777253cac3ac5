import { CheckCircleOutlined, ExclamationCircleOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { errorText } from "../ui/error-text.ts";
import { Buttons, Card } from "../ui/Page.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./Mail.module.css";

/** Sends a trial mail now and says what came of it, in the other server's own words. */
export function MailTrial() {
  const { t } = useTranslation("notices");
  const [to, setTo] = useState("");
  const [taken, setTaken] = useState<{ to: string; response: string } | null>(null);
  const { busy, error, submit, of } = useSubmit(async () => {
    setTaken(null);
    setTaken(await api.post<{ to: string; response: string }>("/api/settings/mail/test", to.trim() ? { to: to.trim() } : {}));
  });
  const inField = of("to");
  return (
    <Card title={t("account.try")} about={t("account.tryAbout")}>
      <TextField
        label={t("account.tryTo")}
        hint={t("account.tryHint")}
        type="email"
        inputMode="email"
        autoComplete="email"
        maxLength={254}
        value={to}
        onChange={setTo}
        onEnter={submit}
        error={inField}
      />
      <Buttons>
        <Button onClick={submit} loading={busy}>
          {t("account.send")}
        </Button>
      </Buttons>
      <div role="status">
        {taken && !busy ? (
          <div className={css.outcome} data-tone="good">
            <p>
              <CheckCircleOutlined aria-hidden="true" /> {t("account.taken", { to: taken.to })}
            </p>
            <p>
              {t("account.serverSaid")} <code>{taken.response}</code>
            </p>
          </div>
        ) : null}
        {error && !busy && !inField ? (
          <div className={css.outcome} data-tone="act">
            <p>
              <ExclamationCircleOutlined aria-hidden="true" /> {t("account.notTaken")}
            </p>
            <p>{errorText(error)}</p>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { FormError } from "../ui/FormError.tsx";
import { useMe } from "../ui/me.ts";
import { Buttons, Card, Columns } from "../ui/Page.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { showError, showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";

/** A new password (other sessions end), and the way to end other sessions alone. */
export function PasswordCard() {
  const { t } = useTranslation("accounts");
  const { email } = useMe();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const { busy, error, submit, of, form } = useSubmit(async () => {
    await api.post("/api/me/password", { current, next });
    setCurrent("");
    setNext("");
    showToast(t("password.changed"));
  });
  const endOthers = () => {
    api.post("/api/me/end-other-sessions").then(() => showToast(t("sessions.ended")), showError);
  };
  return (
    <Card title={t("password.title")} about={t("password.about")}>
      <form
        ref={form}
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          submit();
        }}
        style={{ display: "grid", gap: 14 }}
      >
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <Columns>
          <PasswordField label={t("password.current")} use="current-password" value={current} onChange={setCurrent} error={of("current")} />
          <PasswordField label={t("field.newPassword")} hint={t("password.rule")} use="new-password" value={next} onChange={setNext} error={of("next")} />
        </Columns>
        <FormError error={error} fields={["current", "next"]} />
        <Buttons>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!current || !next}>
            {t("password.change")}
          </Button>
          <Button onClick={endOthers}>{t("sessions.end")}</Button>
        </Buttons>
      </form>
    </Card>
  );
}

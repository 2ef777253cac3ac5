import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { FormError } from "../ui/FormError.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./OpenPage.module.css";
import { OpenPage } from "./OpenPage.tsx";

type Whose = { readonly name: string; readonly email: string };

/** Behind a reset link: a new password; afterwards one signs in with it, second factor included. */
export function ResetPage() {
  const { t } = useTranslation("accounts");
  const { token = "" } = useParams({ strict: false });
  const path = `/api/public/resets/${encodeURIComponent(token)}`;
  const { data, error } = useQuery({ queryKey: ["reset", token], queryFn: () => api.get<Whose>(path), retry: false });
  if (error)
    return (
      <OpenPage title={t("reset.title")}>
        <ErrorState error={error} small />
      </OpenPage>
    );
  if (!data) return null;
  return (
    <OpenPage title={t("reset.title")} about={t("reset.about", { name: data.name })}>
      <NewPassword path={path} email={data.email} />
    </OpenPage>
  );
}

function NewPassword({ path, email }: { path: string; email: string }) {
  const { t } = useTranslation("accounts");
  const navigate = useNavigate();
  const [password, setPassword] = useState("");
  const { busy, error, submit, of, form } = useSubmit(async () => {
    await api.post(path, { password });
    showToast(t("reset.done"));
    await navigate({ to: "/sign-in", search: {} });
  });
  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <TextField label={t("field.email")} type="email" name="email" autoComplete="username" readOnly value={email} onChange={() => undefined} />
      <PasswordField
        label={t("field.newPassword")}
        hint={t("password.rule")}
        required
        autoFocus
        use="new-password"
        value={password}
        onChange={setPassword}
        error={of("password")}
      />
      <FormError error={error} fields={["password"]} />
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={!password}>
        {t("reset.do")}
      </Button>
    </form>
  );
}

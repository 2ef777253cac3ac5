import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { FormError } from "../ui/FormError.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useLanguage } from "../ui/use-format.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./OpenPage.module.css";
import { OpenPage } from "./OpenPage.tsx";
import { useEnter } from "./way-in.ts";

type Invited = { readonly companyName: string; readonly teamName: string; readonly email: string; readonly name: string; readonly role: string };

/** Behind an invitation link: who invites, then name and password. */
export function InvitationPage() {
  const { t } = useTranslation("accounts");
  const { token = "" } = useParams({ strict: false });
  const path = `/api/public/invitations/${encodeURIComponent(token)}`;
  const { data, error } = useQuery({ queryKey: ["invitation", token], queryFn: () => api.get<Invited>(path), retry: false });
  if (error)
    return (
      <OpenPage title={t("invitation.title")}>
        <ErrorState error={error} small />
      </OpenPage>
    );
  if (!data) return null;
  return (
    <OpenPage
      title={t("invitation.joins", { company: data.companyName })}
      about={t("invitation.as", { role: t(`words:role.${data.role}`), team: data.teamName })}
    >
      <Accept invited={data} path={path} />
    </OpenPage>
  );
}

function Accept({ invited, path }: { invited: Invited; path: string }) {
  const { t } = useTranslation("accounts");
  const language = useLanguage();
  const enter = useEnter();
  const [name, setName] = useState(invited.name);
  const [password, setPassword] = useState("");
  const { busy, error, submit, of, form } = useSubmit(async () => {
    await api.post(path, { name, password, language });
    await enter();
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
      <TextField label={t("field.email")} type="email" name="email" autoComplete="username" readOnly value={invited.email} onChange={() => undefined} />
      <TextField label={t("field.name")} required maxLength={80} autoComplete="name" autoFocus value={name} onChange={setName} error={of("name")} />
      <PasswordField
        label={t("field.newPassword")}
        hint={t("password.rule")}
        required
        use="new-password"
        value={password}
        onChange={setPassword}
        error={of("password")}
      />
      <FormError error={error} fields={["name", "password"]} />
      <Button type="primary" size="large" htmlType="submit" loading={busy} disabled={!name.trim() || !password}>
        {t("invitation.do")}
      </Button>
    </form>
  );
}

import type { SetupState } from "@amends/core/accounts/contract-setup";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { FormError } from "../ui/FormError.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useSubmit } from "../ui/use-submit.ts";
import { DemoPeople } from "./DemoPeople.tsx";
import css from "./OpenPage.module.css";
import { OpenPage } from "./OpenPage.tsx";
import { SecondStep } from "./SecondStep.tsx";
import { safePath, useEnter } from "./way-in.ts";

/** Signing in: address and password, then a code when the person uses a second factor. */
export function SignInPage() {
  const { t } = useTranslation("accounts");
  const search: { from?: unknown } = useSearch({ strict: false });
  const enter = useEnter();
  const [step, setStep] = useState<"password" | "code">("password");
  const { data: setup } = useQuery({ queryKey: ["setup"], queryFn: () => api.get<SetupState>("/api/setup") });
  const done = () => enter(safePath(search.from));
  if (step === "code") return <SecondStep onDone={done} onBack={() => setStep("password")} />;
  return (
    <OpenPage title={t("signIn.title")} about={search.from ? t("signIn.goOn") : undefined}>
      <PasswordStep onDone={done} onCode={() => setStep("code")} />
      <p className={css.foot}>{t("signIn.forgot")}</p>
      {setup?.hasDemo && setup.loopback ? <DemoPeople /> : null}
      {setup && !setup.hasCompany ? (
        <p className={css.foot}>
          <Link to="/welcome">{t("signIn.setUp")}</Link>
        </p>
      ) : null}
    </OpenPage>
  );
}

function PasswordStep({ onDone, onCode }: { onDone: () => Promise<void>; onCode: () => void }) {
  const { t } = useTranslation("accounts");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [empty, setEmpty] = useState(false);
  const { busy, error, submit, form } = useSubmit(async () => {
    setEmpty(!email.trim() || !password);
    if (!email.trim() || !password) return;
    const answer = await api.post<{ twoFactorRedirect?: boolean }>("/api/auth/sign-in/email", { email, password });
    if (answer.twoFactorRedirect) onCode();
    else await onDone();
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
      <TextField
        label={t("field.email")}
        type="email"
        name="email"
        autoComplete="username"
        inputMode="email"
        maxLength={254}
        spellCheck={false}
        autoFocus
        value={email}
        onChange={setEmail}
      />
      <PasswordField label={t("field.password")} use="current-password" value={password} onChange={setPassword} />
      {empty ? <p role="alert">{t("signIn.fill")}</p> : <FormError error={error} />}
      <Button type="primary" size="large" htmlType="submit" loading={busy}>
        {t("signIn.do")}
      </Button>
    </form>
  );
}

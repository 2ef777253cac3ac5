import { type MailAccount, type MailSecurity, type MailSettings, mailSecurities } from "@amends/core/channels/mail-account";
import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { Buttons, Card, Columns } from "../ui/Page.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./Mail.module.css";
import { mailQuery } from "./mail-data.ts";

const usualPort: Readonly<Record<MailSecurity, string>> = { tls: "465", startTls: "587", none: "25" };
const fields = ["host", "port", "security", "username", "password", "fromName", "fromAddress"] as const;

/** Server, login and sender. The password goes in and never comes back. */
export function MailAccountForm({ account }: { account: MailAccount | null }) {
  const { t } = useTranslation("notices");
  const [removing, setRemoving] = useState(false);
  const client = useQueryClient();
  const [values, setValues] = useState({
    host: account?.host ?? "",
    port: String(account?.port ?? usualPort.tls),
    security: account?.security ?? ("tls" as MailSecurity),
    username: account?.username ?? "",
    password: "",
    fromName: account?.fromName ?? "",
    fromAddress: account?.fromAddress ?? "",
  });
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));
  const { busy, error, submit, of, form } = useSubmit(async () => {
    const { password, port, ...rest } = values;
    const saved = await api.put<MailSettings>("/api/settings/mail", { ...rest, port: Number(port), ...(password === "" ? {} : { password }) });
    client.setQueryData(mailQuery.queryKey, saved);
    set({ password: "" });
    showToast(t("account.saved"));
  });
  const takeSecurity = (security: MailSecurity) => set({ security, ...(values.port === usualPort[values.security] ? { port: usualPort[security] } : {}) });
  return (
    <form
      ref={form}
      noValidate
      className={css.form}
      onSubmit={(e) => {
        e.preventDefault();
        submit();
      }}
    >
      <Card title={t("account.server")}>
        <TextField
          label={t("account.host")}
          hint={t("account.hostHint")}
          required
          maxLength={253}
          spellCheck={false}
          autoComplete="off"
          value={values.host}
          onChange={(host) => set({ host })}
          error={of("host")}
        />
        <Columns>
          <Pick
            label={t("account.security")}
            value={values.security}
            choices={mailSecurities.map((value) => ({ value, label: t(`account.securities.${value}`) }))}
            onChange={takeSecurity}
            error={of("security")}
          />
          <TextField
            label={t("account.port")}
            required
            inputMode="numeric"
            maxLength={5}
            value={values.port}
            onChange={(port) => set({ port: port.replace(/\D/g, "") })}
            error={of("port")}
          />
        </Columns>
      </Card>
      <Card title={t("account.login")}>
        <Columns>
          <TextField
            label={t("account.username")}
            hint={t("account.usernameHint")}
            maxLength={254}
            autoComplete="off"
            spellCheck={false}
            value={values.username}
            onChange={(username) => set({ username })}
            error={of("username")}
          />
          <PasswordField
            label={t("account.password")}
            hint={t(account?.hasPassword ? "account.passwordKept" : "account.passwordNew")}
            use="new-password"
            value={values.password}
            onChange={(password) => set({ password })}
            error={of("password")}
          />
        </Columns>
      </Card>
      <Card title={t("account.sender")}>
        <Columns>
          <TextField
            label={t("account.fromName")}
            maxLength={100}
            autoComplete="off"
            value={values.fromName}
            onChange={(fromName) => set({ fromName })}
            error={of("fromName")}
          />
          <TextField
            label={t("account.fromAddress")}
            required
            type="email"
            inputMode="email"
            maxLength={254}
            autoComplete="off"
            value={values.fromAddress}
            onChange={(fromAddress) => set({ fromAddress })}
            error={of("fromAddress")}
          />
        </Columns>
        <FormError error={error} fields={fields} />
        <Buttons>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!values.host.trim() || !values.port || !values.fromAddress.trim()}>
            {t("account.save")}
          </Button>
          {account ? (
            <Button danger onClick={() => setRemoving(true)}>
              {t("account.remove")}
            </Button>
          ) : null}
        </Buttons>
      </Card>
      {removing ? <RemoveDialog onClose={() => setRemoving(false)} /> : null}
    </form>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("notices");
  const client = useQueryClient();
  const { busy, error, submit } = useSubmit(async () => {
    await api.del("/api/settings/mail");
    client.setQueryData<MailSettings>(mailQuery.queryKey, { account: null, demo: false });
    showToast(t("account.removed"));
    onClose();
  });
  return (
    <Dialog
      title={t("account.remove")}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button danger type="primary" loading={busy} onClick={submit}>
            {t("account.remove")}
          </Button>
        </>
      }
    >
      <p>{t("account.removeSure")}</p>
      <FormError error={error} />
    </Dialog>
  );
}

import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { meQuery } from "../ui/me.ts";
import { PasswordField } from "../ui/PasswordField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";

/** Asks for the own password again and posts it to `path`; what comes back goes to `onDone`. */
export function PasswordDialog<T>({
  title,
  about,
  path,
  done,
  onDone,
  onClose,
}: {
  title: string;
  about: string;
  path: string;
  done?: string;
  onDone: (answer: T) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation("accounts");
  const client = useQueryClient();
  const [password, setPassword] = useState("");
  const { busy, error, submit, of } = useSubmit(async () => {
    const answer = await api.post<T>(path, { password });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    if (done) showToast(done);
    onDone(answer);
  });
  return (
    <Dialog
      title={title}
      size="narrow"
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!password}>
            {t("goOn")}
          </Button>
        </>
      }
    >
      <p>{about}</p>
      <PasswordField label={t("password.current")} use="current-password" autoFocus value={password} onChange={setPassword} error={of("password")} />
      <FormError error={error} fields={["password"]} />
    </Dialog>
  );
}

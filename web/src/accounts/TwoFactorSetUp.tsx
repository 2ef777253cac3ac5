import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { meQuery } from "../ui/me.ts";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import css from "./Accounts.module.css";
import { BackupCodes } from "./BackupCodes.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";

type Begun = { readonly totpURI: string; readonly backupCodes: readonly string[] };

/** Password, then the QR code for the app and a first code from it, then the backup codes. */
export function TwoFactorSetUp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const [begun, setBegun] = useState<Begun | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  if (!begun) {
    return (
      <PasswordDialog<Begun>
        title={t("twoFactor.enable")}
        about={t("twoFactor.password")}
        path="/api/auth/two-factor/enable"
        onClose={onClose}
        onDone={setBegun}
      />
    );
  }
  if (confirmed) return <BackupCodes codes={begun.backupCodes} onClose={onClose} />;
  return <FirstCode uri={begun.totpURI} onClose={onClose} onDone={() => setConfirmed(true)} />;
}

function FirstCode({ uri, onClose, onDone }: { uri: string; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation("accounts");
  const client = useQueryClient();
  const [code, setCode] = useState("");
  const picture = useQrCode(uri);
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const { busy, error, submit } = useSubmit(async () => {
    await api.post("/api/auth/two-factor/verify-totp", { code });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
    showToast(t("twoFactor.enabled"));
    onDone();
  });
  return (
    <Dialog
      title={t("twoFactor.enable")}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!code.trim()}>
            {t("twoFactor.confirm")}
          </Button>
        </>
      }
    >
      <p>{t("twoFactor.scan")}</p>
      <div className={css.scan}>
        {picture ? <img src={picture} width={176} height={176} alt={t("twoFactor.qr")} /> : null}
        <div className={css.stack}>
          <p>{t("twoFactor.byHand")}</p>
          <code className={css.code}>{secret}</code>
          <div>
            <CopyButton text={secret} />
          </div>
        </div>
      </div>
      <TextField label={t("code.code")} name="code" autoComplete="one-time-code" inputMode="numeric" maxLength={12} autoFocus value={code} onChange={setCode} />
      <FormError error={error} />
    </Dialog>
  );
}

/** The text as a QR code (data address); the library for it is only fetched here. */
function useQrCode(text: string): string | null {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void import("qrcode").then(({ toDataURL }) => toDataURL(text, { margin: 2, width: 352 })).then((url) => current && setPicture(url));
    return () => {
      current = false;
    };
  }, [text]);
  return picture;
}

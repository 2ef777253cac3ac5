import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../ui/Chip.tsx";
import { useMe } from "../ui/me.ts";
import { Buttons, Card } from "../ui/Page.tsx";
import { BackupCodes } from "./BackupCodes.tsx";
import { PasswordDialog } from "./PasswordDialog.tsx";
import { TwoFactorSetUp } from "./TwoFactorSetUp.tsx";

/** The second factor: switch it on with an authenticator app, renew backup codes, switch it off. */
export function TwoFactorCard() {
  const { t } = useTranslation("accounts");
  const { twoFactor } = useMe();
  const [step, setStep] = useState<"enable" | "disable" | "renew" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const close = () => setStep(null);
  return (
    <Card
      title={
        <>
          {t("twoFactor.title")} <Chip tone={twoFactor ? "done" : "paused"}>{t(twoFactor ? "twoFactor.on" : "twoFactor.off")}</Chip>
        </>
      }
      about={t("twoFactor.about")}
    >
      {twoFactor ? (
        <Buttons>
          <Button onClick={() => setStep("renew")}>{t("twoFactor.renew")}</Button>
          <Button onClick={() => setStep("disable")}>{t("twoFactor.disable")}</Button>
        </Buttons>
      ) : (
        <Buttons>
          <Button type="primary" onClick={() => setStep("enable")}>
            {t("twoFactor.enable")}
          </Button>
        </Buttons>
      )}
      {step === "enable" ? <TwoFactorSetUp onClose={close} /> : null}
      {step === "disable" ? (
        <PasswordDialog
          title={t("twoFactor.disable")}
          about={t("twoFactor.disableAbout")}
          path="/api/auth/two-factor/disable"
          done={t("twoFactor.disabled")}
          onClose={close}
          onDone={close}
        />
      ) : null}
      {step === "renew" && !codes ? (
        <PasswordDialog<{ backupCodes: string[] }>
          title={t("twoFactor.renew")}
          about={t("twoFactor.renewAbout")}
          path="/api/auth/two-factor/generate-backup-codes"
          onClose={close}
          onDone={(answer) => setCodes(answer.backupCodes)}
        />
      ) : null}
      {codes ? (
        <BackupCodes
          codes={codes}
          onClose={() => {
            setCodes(null);
            close();
          }}
        />
      ) : null}
    </Card>
  );
}

import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../ui/CopyButton.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import css from "./Accounts.module.css";

/** The backup codes, shown once. */
export function BackupCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  return (
    <Dialog
      title={t("backup.title")}
      onClose={onClose}
      foot={
        <>
          <CopyButton text={codes.join("\n")} />
          <Button type="primary" onClick={onClose}>
            {t("backup.kept")}
          </Button>
        </>
      }
    >
      <p>{t("backup.about")}</p>
      <ul className={css.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

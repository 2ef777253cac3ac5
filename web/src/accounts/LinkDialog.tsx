import type { OneTimeLink as Link } from "@amends/core/accounts/contract-people";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { OneTimeLink } from "../ui/OneTimeLink.tsx";

/** A link that was just made: handed over by copying it or as a QR code. */
export function LinkDialog({ title, about, link, onClose }: { title: string; about: string; link: Link; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      foot={
        <Button type="primary" onClick={onClose}>
          {t("action.close")}
        </Button>
      }
    >
      <p>{about}</p>
      {link.mailedTo ? <p role="status">{t("link.mailed", { email: link.mailedTo })}</p> : null}
      <OneTimeLink url={link.url} qrSvg={link.qrSvg} expiresAt={link.expiresAt} />
    </Dialog>
  );
}

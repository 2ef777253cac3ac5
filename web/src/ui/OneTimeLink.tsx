import type { Instant } from "@amends/core/shared/record";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CopyButton } from "./CopyButton.tsx";
import css from "./OneTimeLink.module.css";
import { useFormat } from "./use-format.ts";

/** A link that is shown once: to copy, or to photograph as a QR code. */
export function OneTimeLink({
  url,
  qrSvg,
  expiresAt,
  children,
}: {
  url: string;
  qrSvg?: string | undefined;
  expiresAt?: Instant | null;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={css.link}>
      <div className={css.text}>
        <code>{url}</code>
        <div>
          <CopyButton text={url} label={t("link.copy")} />
        </div>
        <p>
          {t("link.once")}
          {expiresAt ? t("link.until", { time: format.time(expiresAt, "long") }) : ""}
        </p>
        {children}
      </div>
      {qrSvg ? <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(qrSvg)}`} alt={t("link.qr")} /> : null}
    </div>
  );
}

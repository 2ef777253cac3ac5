import { CheckCircleFilled } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../ui/actions.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { HandleAsOne } from "../collective/HandleAsOne.tsx";
import type { CreatedComplaint } from "../desk-types.ts";
import { QrPicture } from "../QrPicture.tsx";

/** What can be told to the customer at once: number, acknowledgement, private page. The link is shown this once. */
export function SavedPanel({
  saved,
  alike,
  onNext,
  onOpen,
}: {
  saved: CreatedComplaint;
  /** Those of other customers it was linked with as one matter. */
  alike: readonly { readonly complaintId: string; readonly number: string }[];
  onNext: () => void;
  onOpen: () => void;
}) {
  const { t } = useTranslation("desk");
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    document.getElementById("content")?.scrollTo(0, 0);
    first.current?.focus();
  }, []);
  useShortcut("o", onOpen, { label: t("saved.open"), section: t("form.pageTitle") });
  useShortcut("n", onNext, { label: t("saved.next"), section: t("form.pageTitle") });
  return (
    <div className="desk-saved">
      <header>
        <CheckCircleFilled className="desk-ok" aria-hidden />
        <h1>{t("saved.title", { number: saved.number })}</h1>
        <div className="desk-row-actions">
          <button ref={first} type="button" className="desk-button desk-primary" onClick={onOpen}>
            {t("saved.open")} <kbd>O</kbd>
          </button>
          <button type="button" className="desk-button" onClick={onNext}>
            {t("saved.next")} <kbd>N</kbd>
          </button>
        </div>
      </header>
      {alike.length > 0 ? <HandleAsOne saved={saved} alike={alike} /> : null}
      <section>
        <h2>{t("saved.page")}</h2>
        <p className="desk-muted">{t("tracking.what")}</p>
        <div className="desk-once">
          <QrPicture svg={saved.trackingQrSvg} label={t("tracking.qr")} />
          <div>
            <p className="desk-need">{t("tracking.once")}</p>
            <input className="desk-code" readOnly value={saved.trackingUrl} aria-label={t("tracking.link")} onFocus={(e) => e.target.select()} />
            <CopyButton text={saved.trackingUrl} label={t("tracking.copy")} />
          </div>
        </div>
      </section>
      <section>
        <h2>{t("saved.acknowledgement")}</h2>
        <blockquote className="desk-quote" lang={saved.acknowledgement.language}>
          {saved.acknowledgement.text}
        </blockquote>
        {saved.acknowledgement.byMail ? <p>{t("saved.byMail")}</p> : null}
        <CopyButton text={saved.acknowledgement.text} label={t("saved.copyText")} />
      </section>
    </div>
  );
}

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { useNow } from "../../ui/now.ts";
import { showError, showToast } from "../../ui/toasts.ts";
import { useFormat } from "../../ui/use-format.ts";
import { DeskDialog } from "../DeskDialog.tsx";
import { deskApi, itemsOf } from "../desk-api.ts";
import type { DialogProps } from "../OpenDialog.tsx";
import { QrPicture } from "../QrPicture.tsx";

/** Private links to the customer's page: shown once when made, listed without the secret, withdrawn at any time. */
export function TrackingDialog({ page, onClose }: DialogProps) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const { id } = page.complaint;
  const key = ["tracking-links", id];
  const { data } = useQuery({ queryKey: key, queryFn: () => deskApi.trackingLinks(id) });
  const again = () => client.invalidateQueries({ queryKey: key });
  const make = useMutation({ mutationFn: () => deskApi.newTrackingLink(id), onSuccess: again });
  const revoke = useMutation({
    mutationFn: (linkId: string) => deskApi.revokeTrackingLink(id, linkId),
    onSuccess: () => {
      showToast(t("said.linkRevoked"));
      void again();
    },
    onError: showError,
  });
  const links = itemsOf(data);
  return (
    <DeskDialog title={t("action.tracking")} onClose={onClose} error={make.error}>
      <p>{t("tracking.what")}</p>
      {make.data ? (
        <div className="desk-once">
          <QrPicture svg={make.data.qrSvg} label={t("tracking.qr")} />
          <div>
            <p className="desk-need">{t("tracking.once")}</p>
            <input className="desk-code" readOnly value={make.data.url} aria-label={t("tracking.link")} onFocus={(e) => e.target.select()} />
            <CopyButton text={make.data.url} label={t("tracking.copy")} />
            <p className="desk-muted">{t("tracking.until", { when: format.time(make.data.expiresAt, "date") })}</p>
          </div>
        </div>
      ) : (
        <button type="button" className="desk-button desk-primary" disabled={make.isPending} onClick={() => make.mutate()}>
          {t("tracking.make")}
        </button>
      )}
      {links.length ? (
        <ul className="desk-links">
          {links.map((link) => {
            const dead = link.revokedAt !== null || Date.parse(link.expiresAt) < now;
            return (
              <li key={link.id}>
                <span>{t("tracking.made", { when: format.time(link.createdAt) })}</span>
                <span className="desk-muted">
                  {link.revokedAt ? t("tracking.revoked") : dead ? t("tracking.expired") : t("tracking.until", { when: format.time(link.expiresAt, "date") })}
                  {link.lastUsedAt ? ` · ${t("tracking.used", { when: format.time(link.lastUsedAt) })}` : ""}
                </span>
                {dead ? null : (
                  <button type="button" className="desk-link" disabled={revoke.isPending} onClick={() => revoke.mutate(link.id)}>
                    {t("tracking.revoke")}
                  </button>
                )}
              </li>
            );
          })}
        </ul>
      ) : null}
    </DeskDialog>
  );
}

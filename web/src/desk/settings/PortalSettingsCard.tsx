import type { PortalSettings } from "@amends/core/desk/contract-settings";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { CopyButton } from "../../ui/CopyButton.tsx";
import { pathOf, useTeams } from "../../ui/directory.ts";
import { errorText } from "../../ui/error-text.ts";
import { TeamPicker } from "../../ui/TeamPicker.tsx";
import { showToast } from "../../ui/toasts.ts";
import { deskKeys } from "../desk-queries.ts";
import { QrPicture } from "../QrPicture.tsx";

/** The page where customers complain by themselves: its address to hand out, and the team where what they write lands. */
export function PortalSettingsCard({ settings, mayEdit }: { settings: PortalSettings; mayEdit: boolean }) {
  const { t } = useTranslation("desk");
  const client = useQueryClient();
  const teams = useTeams();
  const save = useMutation({
    mutationFn: (teamId: string | null) => api.put<PortalSettings>("/api/settings/portal", { teamId }),
    onSuccess: (fresh) => {
      client.setQueryData(deskKeys.portal, fresh);
      showToast(t("said.saved"));
    },
  });
  return (
    <section className="desk-card">
      <h2>{t("settings.portal")}</h2>
      <p className="desk-muted">{t("settings.portalAbout")}</p>
      <div className="desk-portal-link">
        <a href={settings.url} target="_blank" rel="noreferrer">
          {settings.url}
        </a>
        <CopyButton text={settings.url} />
        <QrPicture svg={settings.qrSvg} label={t("app:link.qr")} size={120} />
      </div>
      <TeamPicker
        label={t("settings.portalTeam")}
        hint={t("settings.portalTeamHint")}
        value={settings.teamId ?? ""}
        onChange={(teamId) => save.mutate(teamId || null)}
        clearable
        disabled={!mayEdit || save.isPending}
        placeholder={t("settings.portalNow", { team: pathOf(teams, settings.landsIn) })}
      />
      {save.error ? (
        <p className="desk-error" role="alert">
          {errorText(save.error)}
        </p>
      ) : null}
    </section>
  );
}

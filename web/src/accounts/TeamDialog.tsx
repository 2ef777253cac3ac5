import type { TeamRow } from "@amends/core/accounts/contract-teams";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { useTeams } from "../ui/directory.ts";
import { FormError } from "../ui/FormError.tsx";
import { useMe } from "../ui/me.ts";
import { Columns } from "../ui/Page.tsx";
import { Pick } from "../ui/Pick.tsx";
import { Segments } from "../ui/Segments.tsx";
import { TeamPicker } from "../ui/TeamPicker.tsx";
import { TextField } from "../ui/TextField.tsx";
import { zoneChoices } from "../ui/time-zones.ts";
import { showToast } from "../ui/toasts.ts";
import { useLanguage } from "../ui/use-format.ts";
import { useSubmit } from "../ui/use-submit.ts";
import { useRefreshPeople } from "./people-data.ts";
import { currencyChoices } from "./places.ts";

const fields = ["name", "parentId", "timeZone", "currency"];

/** A branch or team, new (`team` null) or changed; an empty one can be archived. */
export function TeamDialog({ team, onClose }: { team: TeamRow | null; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const me = useMe();
  const refresh = useRefreshPeople();
  const language = useLanguage();
  const company = useTeams().find((each) => each.kind === "company");
  const [kind, setKind] = useState<"team" | "branch">("team");
  const [values, setValues] = useState({
    name: team?.name ?? "",
    parentId: team?.parentId ?? company?.id ?? me.company.id,
    timeZone: team?.timeZone ?? me.company.timeZone,
    currency: team?.currency ?? me.company.currency,
  });
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const root = team?.kind === "company";
  const { busy, error, submit, of } = useSubmit(async () => {
    const { parentId, ...place } = values;
    if (team) await api.patch(`/api/teams/${team.id}`, root ? place : values);
    else await api.post("/api/teams", { ...values, kind });
    await refresh();
    showToast(t("team.saved", { name: values.name }));
    onClose();
  });
  const archive = useSubmit(async () => {
    await api.del(`/api/teams/${team?.id ?? ""}`);
    await refresh();
    showToast(t("team.archivedDone", { name: values.name }));
    onClose();
  });
  return (
    <Dialog
      title={team ? t("team.edit", { name: team.name }) : t("team.new")}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          {team && !root && !team.archived ? (
            <Button danger loading={archive.busy} onClick={archive.submit}>
              {t("team.archive")}
            </Button>
          ) : null}
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!values.name.trim()}>
            {t("app:action.save")}
          </Button>
        </>
      }
    >
      {team ? null : (
        <Segments
          label={t("words:field.teamKind")}
          value={kind}
          onChange={setKind}
          choices={(["team", "branch"] as const).map((value) => ({ value, label: t(`words:teamKind.${value}`) }))}
        />
      )}
      <Columns>
        <TextField
          label={t("team.name")}
          required
          maxLength={120}
          autoComplete="off"
          autoFocus
          value={values.name}
          onChange={(name) => set({ name })}
          error={of("name")}
        />
        {root ? null : (
          <TeamPicker
            label={t("team.parent")}
            value={values.parentId}
            onChange={(parentId) => set({ parentId })}
            only={(each) => each.id !== team?.id}
            error={of("parentId")}
          />
        )}
      </Columns>
      <Columns>
        <Pick label={t("setup.timeZone")} value={values.timeZone} choices={zoneChoices()} onChange={(timeZone) => set({ timeZone })} error={of("timeZone")} />
        <Pick
          label={t("setup.currency")}
          value={values.currency}
          choices={currencyChoices(language, values.currency)}
          onChange={(currency) => set({ currency })}
          error={of("currency")}
        />
      </Columns>
      <FormError error={error ?? archive.error} fields={fields} />
    </Dialog>
  );
}

import type { PersonRow } from "@amends/core/accounts/contract-people";
import { type Role, roles } from "@amends/core/accounts/role";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { Columns } from "../ui/Page.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TeamPicker } from "../ui/TeamPicker.tsx";
import { TextField } from "../ui/TextField.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import { useRefreshPeople } from "./people-data.ts";

/** Changes name, role, team and staff number; only what differs is sent, and it can be undone. */
export function PersonDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const refresh = useRefreshPeople();
  const before = { name: person.name, role: person.role as Role, teamId: person.teamId, staffNo: person.staffNo ?? "" };
  const [values, setValues] = useState(before);
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const changed = (Object.keys(before) as (keyof typeof before)[]).filter((key) => values[key] !== before[key]);
  const pick = (from: typeof before) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  const { busy, error, submit, of } = useSubmit(async () => {
    await api.patch(`/api/people/${person.id}`, pick(values));
    await refresh();
    showToast(t("person.changed", { name: values.name }), { undo: () => api.patch(`/api/people/${person.id}`, pick(before)).then(refresh) });
    onClose();
  });
  return (
    <Dialog
      title={t("person.editTitle", { name: person.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={changed.length === 0 || !values.name.trim()}>
            {t("app:action.save")}
          </Button>
        </>
      }
    >
      <Columns>
        <TextField
          label={t("field.name")}
          required
          maxLength={80}
          autoComplete="off"
          autoFocus
          value={values.name}
          onChange={(name) => set({ name })}
          error={of("name")}
        />
        <TextField
          label={t("person.staffNo")}
          maxLength={40}
          autoComplete="off"
          value={values.staffNo}
          onChange={(staffNo) => set({ staffNo })}
          error={of("staffNo")}
        />
      </Columns>
      <Columns>
        <Pick
          label={t("words:field.role")}
          hint={t(`roleAbout.${values.role}`)}
          value={values.role}
          choices={roles.map((value) => ({ value, label: t(`words:role.${value}`) }))}
          onChange={(role) => set({ role })}
          error={of("role")}
        />
        <TeamPicker label={t("words:field.team")} value={values.teamId} onChange={(teamId) => set({ teamId })} error={of("teamId")} />
      </Columns>
      <FormError error={error} fields={["name", "role", "teamId", "staffNo"]} />
    </Dialog>
  );
}

import type { OneTimeLink as Link } from "@amends/core/accounts/contract-people";
import { type Role, roles } from "@amends/core/accounts/role";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { type Language, languages } from "../ui/language.ts";
import { useMe } from "../ui/me.ts";
import { Columns } from "../ui/Page.tsx";
import { Pick } from "../ui/Pick.tsx";
import { TeamPicker } from "../ui/TeamPicker.tsx";
import { TextField } from "../ui/TextField.tsx";
import { useSubmit } from "../ui/use-submit.ts";
import { LinkDialog } from "./LinkDialog.tsx";
import { useRefreshPeople } from "./people-data.ts";

/** Invites a person: makes a link that is shown once. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const me = useMe();
  const refresh = useRefreshPeople();
  const [values, setValues] = useState({ email: "", name: "", staffNo: "", teamId: me.viewer.teamId });
  const [role, setRole] = useState<Role>("agent");
  const [language, setLanguage] = useState<Language>(me.profile.language);
  const [link, setLink] = useState<Link | null>(null);
  const set = (change: Partial<typeof values>) => setValues((before) => ({ ...before, ...change }));
  const { busy, error, submit, of } = useSubmit(async () => {
    const { name, staffNo, ...rest } = values;
    setLink(
      await api.post<Link>("/api/people/invitations", { ...rest, role, language, ...(name.trim() ? { name } : {}), ...(staffNo.trim() ? { staffNo } : {}) }),
    );
    await refresh();
  });
  if (link) return <LinkDialog title={t("invite.made")} about={t("invite.hand", { email: values.email })} link={link} onClose={onClose} />;
  return (
    <Dialog
      title={t("invite.title")}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!values.email.trim() || !values.teamId}>
            {t("invite.make")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("field.email")}
        hint={t("invite.emailHint")}
        required
        type="email"
        inputMode="email"
        autoComplete="off"
        maxLength={254}
        autoFocus
        value={values.email}
        onChange={(email) => set({ email })}
        error={of("email")}
      />
      <Columns>
        <Pick
          label={t("words:field.role")}
          hint={t(`roleAbout.${role}`)}
          value={role}
          choices={roles.map((value) => ({ value, label: t(`words:role.${value}`) }))}
          onChange={setRole}
          error={of("role")}
        />
        <TeamPicker
          label={t("words:field.team")}
          hint={t("invite.teamHint")}
          value={values.teamId}
          onChange={(teamId) => set({ teamId })}
          error={of("teamId")}
        />
      </Columns>
      <Columns>
        <TextField label={t("field.name")} maxLength={80} autoComplete="off" value={values.name} onChange={(name) => set({ name })} error={of("name")} />
        <TextField
          label={t("person.staffNo")}
          maxLength={40}
          autoComplete="off"
          value={values.staffNo}
          onChange={(staffNo) => set({ staffNo })}
          error={of("staffNo")}
        />
        <Pick
          label={t("words:field.language")}
          value={language}
          choices={languages.map((value) => ({ value, label: t(`words:language.${value}`) }))}
          onChange={setLanguage}
        />
      </Columns>
      <FormError error={error} fields={["email", "role", "teamId", "name", "staffNo"]} />
    </Dialog>
  );
}

import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import { Page } from "../ui/Page.tsx";
import { ApiTokens } from "./ApiTokens.tsx";
import { AbsenceCard } from "./absence/AbsenceCard.tsx";
import { LooksCard } from "./LooksCard.tsx";
import { PasswordCard } from "./PasswordCard.tsx";
import { TwoFactorCard } from "./TwoFactorCard.tsx";
import { WorkCard } from "./WorkCard.tsx";

/** What a person sets for themselves: looks, ways of working, password, second factor, tokens. */
export function ProfilePage() {
  const { t } = useTranslation("accounts");
  const me = useMe();
  return (
    <Page
      title={t("app:nav.profile")}
      about={t("profile.about", { name: me.viewer.name, email: me.email, role: t(`words:role.${me.viewer.role}`), team: me.team.name })}
      width="narrow"
    >
      <LooksCard />
      <WorkCard />
      <AbsenceCard />
      {me.hasPassword ? <PasswordCard /> : null}
      {me.hasPassword ? <TwoFactorCard /> : null}
      <ApiTokens />
    </Page>
  );
}

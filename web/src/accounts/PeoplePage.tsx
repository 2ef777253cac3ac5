import type { PersonRow } from "@amends/core/accounts/contract-people";
import type { TeamRow } from "@amends/core/accounts/contract-teams";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Check } from "../ui/Check.tsx";
import { inTreeOrder, peopleQuery, teamsQuery } from "../ui/directory.ts";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Page } from "../ui/Page.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import css from "./Accounts.module.css";
import { InviteDialog } from "./InviteDialog.tsx";
import { OpenInvitations } from "./OpenInvitations.tsx";
import { TeamDialog } from "./TeamDialog.tsx";
import { TeamSection } from "./TeamSection.tsx";

/** The company as a tree: branches, teams, people; invite, change, hand over, archive. */
export function PeoplePage() {
  const { t } = useTranslation("accounts");
  const people = useQuery(peopleQuery);
  const teams = useQuery(teamsQuery);
  const [open, setOpen] = useState<"invite" | "team" | null>(null);
  const [withLeft, setWithLeft] = useState(false);
  const error = people.error ?? teams.error;
  const close = () => setOpen(null);
  return (
    <Page
      title={t("app:nav.people")}
      about={t("people.about")}
      actions={
        <>
          <Button onClick={() => setOpen("team")}>{t("team.new")}</Button>
          <Button type="primary" onClick={() => setOpen("invite")}>
            {t("invite.title")}
          </Button>
        </>
      }
    >
      {error ? (
        <ErrorState
          error={error}
          onRetry={() => {
            void people.refetch();
            void teams.refetch();
          }}
        />
      ) : null}
      <OpenInvitations />
      {people.data && teams.data ? <Tree people={people.data.filter((p) => withLeft || !p.left)} teams={teams.data} /> : error ? null : <SkeletonRows />}
      <Check label={t("people.withLeft")} checked={withLeft} onChange={setWithLeft} />
      {open === "invite" ? <InviteDialog onClose={close} /> : null}
      {open === "team" ? <TeamDialog team={null} onClose={close} /> : null}
    </Page>
  );
}

function Tree({ people, teams }: { people: readonly PersonRow[]; teams: readonly TeamRow[] }) {
  return (
    <div className={css.box}>
      {inTreeOrder(teams)
        .filter((team) => !team.archived || people.some((p) => p.teamId === team.id))
        .map((team) => (
          <TeamSection key={team.id} team={team} people={people.filter((p) => p.teamId === team.id)} />
        ))}
    </div>
  );
}

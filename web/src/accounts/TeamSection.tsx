import type { PersonRow } from "@amends/core/accounts/contract-people";
import type { TeamRow } from "@amends/core/accounts/contract-teams";
import { EditOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Chip } from "../ui/Chip.tsx";
import css from "./Accounts.module.css";
import { PersonLine } from "./PersonLine.tsx";
import { TeamDialog } from "./TeamDialog.tsx";

/** One branch or team of the tree with the people in it. */
export function TeamSection({ team, people }: { team: TeamRow & { readonly depth: number }; people: readonly PersonRow[] }) {
  const { t } = useTranslation("accounts");
  const [editing, setEditing] = useState(false);
  return (
    <section aria-label={team.name}>
      <div className={css.team} data-depth={team.depth} style={{ paddingInlineStart: 12 + team.depth * 20 }}>
        <h3>{team.name}</h3>
        <Chip>{t(`words:teamKind.${team.kind}`)}</Chip>
        {team.archived ? <Chip tone="paused">{t("team.archived")}</Chip> : null}
        <span className={css.note}>{t("team.place", { count: people.filter((p) => !p.left).length, zone: team.timeZone, currency: team.currency })}</span>
        <span className={css.end}>
          <button
            type="button"
            className={css.quiet}
            aria-label={t("team.edit", { name: team.name })}
            title={t("team.edit", { name: team.name })}
            onClick={() => setEditing(true)}
          >
            <EditOutlined aria-hidden="true" />
          </button>
        </span>
      </div>
      <div className={css.people}>
        {people.map((person) => (
          <PersonLine key={person.id} person={person} indent={12 + team.depth * 20} />
        ))}
      </div>
      {editing ? <TeamDialog team={team} onClose={() => setEditing(false)} /> : null}
    </section>
  );
}

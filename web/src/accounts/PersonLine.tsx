import type { OneTimeLink as Link, PersonRow } from "@amends/core/accounts/contract-people";
import { MoreOutlined } from "@ant-design/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AwaySign } from "../ui/AwaySign.tsx";
import { api } from "../ui/api.ts";
import { Chip } from "../ui/Chip.tsx";
import { Menu } from "../ui/Menu.tsx";
import { useMe } from "../ui/me.ts";
import { Time } from "../ui/Time.tsx";
import { showError } from "../ui/toasts.ts";
import css from "./Accounts.module.css";
import { AbsenceDialog } from "./absence/AbsenceDialog.tsx";
import { LeaveDialog } from "./LeaveDialog.tsx";
import { LinkDialog } from "./LinkDialog.tsx";
import { PersonDialog } from "./PersonDialog.tsx";

/** One person in the tree, and what can be done about them. */
export function PersonLine({ person, indent }: { person: PersonRow; indent: number }) {
  const { t } = useTranslation("accounts");
  const mine = useMe().viewer.id === person.id;
  const [open, setOpen] = useState<"edit" | "leave" | "absence" | null>(null);
  const [link, setLink] = useState<Link | null>(null);
  const reset = () => {
    api.post<Link>(`/api/people/${person.id}/reset-link`, {}).then(setLink, showError);
  };
  const items = [
    { key: "edit", label: t("person.edit"), run: () => setOpen("edit") },
    { key: "absence", label: t("absence.newFor"), run: () => setOpen("absence") },
    { key: "reset", label: t("person.reset"), run: reset },
    ...(mine ? [] : [{ key: "leave", label: t("person.leave"), danger: true, run: () => setOpen("leave" as const) }]),
  ];
  return (
    <div className={css.person} style={{ paddingInlineStart: indent + 20 }}>
      <span>
        {mine ? t("person.you", { name: person.name }) : person.name} {person.staffNo ? <span className={css.note}>{person.staffNo}</span> : null}{" "}
        <AwaySign until={person.awayUntil} />
      </span>
      <span>{t(`words:role.${person.role}`)}</span>
      <span className={css.note}>
        {person.email}
        {person.twoFactor ? <> · {t("twoFactor.short")}</> : null}
        {person.openComplaints ? <> · {t("person.open", { count: person.openComplaints })}</> : null}
      </span>
      <span>
        {person.left ? (
          <Chip tone="paused">
            {t("person.left")} {person.leftAt ? <Time at={person.leftAt} form="date" /> : null}
          </Chip>
        ) : (
          <Menu
            side="end"
            label={t("person.more", { name: person.name })}
            items={items}
            button={(aria) => (
              <button type="button" className={css.quiet} {...aria} aria-label={t("person.more", { name: person.name })}>
                <MoreOutlined aria-hidden="true" />
              </button>
            )}
          />
        )}
      </span>
      {open === "edit" ? <PersonDialog person={person} onClose={() => setOpen(null)} /> : null}
      {open === "absence" ? <AbsenceDialog personId={person.id} onClose={() => setOpen(null)} /> : null}
      {open === "leave" ? <LeaveDialog person={person} onClose={() => setOpen(null)} /> : null}
      {link ? (
        <LinkDialog title={t("person.resetTitle", { name: person.name })} about={t("person.resetAbout")} link={link} onClose={() => setLink(null)} />
      ) : null}
    </div>
  );
}

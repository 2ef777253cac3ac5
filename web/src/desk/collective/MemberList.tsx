import type { CollectiveMember } from "@amends/core/desk/contract-collective";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLeave } from "./collective-api.ts";

/** Each complaint in it, with its customer and how it stands; each can be taken out again. */
export function MemberList({ page, members }: { page: ComplaintPage; members: readonly CollectiveMember[] }) {
  const { t } = useTranslation("collective");
  const leave = useLeave();
  return (
    <ul className="desk-links">
      {members.map((member) => (
        <li key={member.id}>
          <Link to="/complaints/$id" params={{ id: member.id }} search={(s) => s} className="desk-number">
            {member.number}
          </Link>{" "}
          {member.customerName}{" "}
          <span className="desk-tag" data-tone={member.state === "closed" ? "done" : "paused"}>
            {t(`words:complaintState.${member.state}`)}
          </span>
          {member.dissents ? (
            <span className="desk-tag" data-tone="need">
              {t("dissents")}
            </span>
          ) : null}
          {page.abilities.withdrawRecord ? (
            <button type="button" className="desk-link" onClick={() => void leave(page.complaint.id, [member.id])}>
              {t("takeOut")}
              <span className="unseen"> {member.number}</span>
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

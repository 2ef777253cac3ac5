import { isCollective, membershipOf } from "@amends/core/desk/collective";
import { isClosed, placementOf } from "@amends/core/desk/state";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { TextField } from "../../ui/TextField.tsx";
import { BulkDialog } from "../BulkDialog.tsx";
import type { BoardProps } from "../ContextPane.tsx";
import { InlineForm } from "../InlineForm.tsx";
import { useCommand } from "../use-command.ts";
import { CloseMembersDialog } from "./CloseMembersDialog.tsx";
import { useCollective, useLeave } from "./collective-api.ts";
import { GroupMessages } from "./GroupMessages.tsx";
import { MemberList } from "./MemberList.tsx";
import { Representatives } from "./Representatives.tsx";

/** What carries others: who is in it, who speaks for them, what was written to all. Of one that is in it: where, and whether it goes along. */
export function CollectivePanel({ page }: Pick<BoardProps, "page">) {
  if (isCollective(page.complaint)) return <Carrying page={page} />;
  return membershipOf(page.complaint) ? <Carried page={page} /> : null;
}

function Carrying({ page }: Pick<BoardProps, "page">) {
  const { t } = useTranslation("collective");
  const { complaint, abilities } = page;
  const { data } = useCollective(complaint.id, true);
  const [dialog, setDialog] = useState<"close" | "assign" | null>(null);
  const { assigneeId } = placementOf(complaint);
  if (!data) return null;
  const open = data.members.filter((m) => m.state !== "closed");
  const elsewhere = open.filter((m) => m.assigneeId !== assigneeId);
  const owner = assigneeId ? (page.people[assigneeId]?.name ?? "") : "";
  return (
    <>
      <section>
        <h3>{t("title")}</h3>
        <p>
          {t("size", { count: data.size })}
          {data.hidden > 0 ? <span className="desk-muted"> · {t("hidden", { count: data.hidden })}</span> : null}
        </p>
      </section>
      <Representatives page={page} />
      <section>
        <h3>{t("members")}</h3>
        <MemberList page={page} members={data.members} />
        <div className="desk-row-actions">
          <Link to="/complaints" search={{ view: "all", collectiveId: complaint.id }} className="desk-link">
            {t("inList")}
          </Link>
          {isClosed(complaint) && open.length > 0 && abilities.withdrawRecord ? (
            <button type="button" className="desk-button desk-primary" onClick={() => setDialog("close")}>
              {t("closeMembers")}
            </button>
          ) : null}
          {abilities.assign && owner && elsewhere.length > 0 ? (
            <button type="button" className="desk-button" onClick={() => setDialog("assign")}>
              {t("giveAll", { name: owner })}
            </button>
          ) : null}
        </div>
      </section>
      <GroupMessages page={page} view={data} />
      {dialog === "close" ? <CloseMembersDialog page={page} members={open} onClose={() => setDialog(null)} /> : null}
      {dialog === "assign" ? (
        <BulkDialog
          action="assign"
          ids={elsewhere.map((m) => m.id)}
          owner={placementOf(complaint)}
          onClose={() => setDialog(null)}
          onDone={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}

function Carried({ page }: Pick<BoardProps, "page">) {
  const { t } = useTranslation("collective");
  const { complaint, abilities } = page;
  const membership = membershipOf(complaint);
  const { run, busy } = useCommand(complaint.id);
  const leave = useLeave();
  const [reason, setReason] = useState("");
  const dissent = complaint.dissents.findLast((d) => !d.withdrawn);
  if (!membership) return null;
  return (
    <section>
      <h3>{t("title")}</h3>
      <p>
        {t("handledIn")}{" "}
        <Link to="/complaints/$id" params={{ id: membership.collectiveId }} search={(s) => s} className="desk-number">
          {membership.number}
        </Link>
      </p>
      <p className="desk-muted">{t("handledHint")}</p>
      {dissent ? (
        <p className="desk-need">
          {t("dissent")}：{dissent.reason}{" "}
          {abilities.withdrawRecord ? (
            <button
              type="button"
              className="desk-link"
              disabled={busy !== null}
              onClick={() => void run("withdrawRecord", { recordId: dissent.id }, { recordId: dissent.id })}
            >
              {t("takeBack")}
            </button>
          ) : null}
        </p>
      ) : null}
      <div className="desk-row-actions">
        {abilities.dissent && !dissent ? (
          <InlineForm
            action={t("dissent")}
            busy={busy !== null}
            ready={reason.trim() !== ""}
            onDo={() => run("dissent", { reason: reason.trim() }, { done: t("dissentSaid") })}
          >
            <TextField label={t("dissentReason")} hint={t("dissentHint")} value={reason} onChange={setReason} maxLength={500} required />
          </InlineForm>
        ) : null}
        {abilities.withdrawRecord ? (
          <button type="button" className="desk-button" onClick={() => void leave(membership.collectiveId, [complaint.id])}>
            {t("takeOut")}
          </button>
        ) : null}
      </div>
    </section>
  );
}

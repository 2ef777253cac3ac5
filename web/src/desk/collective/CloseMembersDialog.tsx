import type { CollectiveMember } from "@amends/core/desk/contract-collective";
import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { type Outcome, outcomes } from "@amends/core/desk/vocabulary";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { DeskDialog } from "../DeskDialog.tsx";
import { collectiveApi, useRefresh } from "./collective-api.ts";

type Choice = Outcome | "";

/** After what carries them: each is closed with what fits it, or stays open. What does not fit is refused, named, and left open. */
export function CloseMembersDialog({ page, members, onClose }: { page: ComplaintPage; members: readonly CollectiveMember[]; onClose: () => void }) {
  const { t } = useTranslation("collective");
  const refresh = useRefresh();
  const [chosen, setChosen] = useState<Readonly<Record<string, Choice>>>(() => Object.fromEntries(members.map((m) => [m.id, m.fits ?? ""])));
  const [unknown, setUnknown] = useState(t("throughRepresentatives"));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const closing = members.flatMap((m) => (chosen[m.id] ? [{ id: m.id, outcome: chosen[m.id] as Outcome }] : []));
  const submit = async () => {
    setBusy(true);
    setError(null);
    try {
      const body = closing.map((each) => ({ ...each, satisfaction: null, satisfactionUnknown: unknown.trim(), noFollowUp: "" }));
      const { results } = await collectiveApi.close(page.complaint.id, body);
      const failed = results.filter((r) => !r.ok);
      const done = results.length - failed.length;
      if (done > 0) showToast(t("closed", { count: done }));
      if (failed.length === 0) return onClose();
      setError(failed.map((r) => t("notClosed", { number: r.number ?? "?", reason: r.message ?? r.code ?? "" })).join("\n"));
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
      void refresh();
    }
  };
  return (
    <DeskDialog
      title={t("closeTitle", { number: page.complaint.number })}
      submit={t("closeMembers")}
      onClose={onClose}
      busy={busy}
      error={error}
      ready={closing.length > 0 && unknown.trim() !== ""}
      onSubmit={submit}
    >
      <p className="desk-advice">{t("closeHint", { count: members.length })}</p>
      {members.map((member) => (
        <Pick<Choice>
          key={member.id}
          label={`${member.number} ${member.customerName}${member.dissents ? ` · ${t("dissents")}` : ""}`}
          value={chosen[member.id] ?? ""}
          onChange={(outcome) => setChosen((before) => ({ ...before, [member.id]: outcome }))}
          choices={outcomes.filter((o) => o !== "merged").map((value) => ({ value, label: t(`words:outcome.${value}`) }))}
          empty={t("staysOpen")}
        />
      ))}
      <TextField label={t("satisfactionUnknown")} value={unknown} onChange={setUnknown} maxLength={500} required />
    </DeskDialog>
  );
}

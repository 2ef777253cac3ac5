import type { PersonRow } from "@amends/core/accounts/contract-people";
import { mayUse } from "@amends/core/accounts/permission";
import type { Role } from "@amends/core/accounts/role";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { FormError } from "../ui/FormError.tsx";
import { PersonPicker } from "../ui/PersonPicker.tsx";
import { Segments } from "../ui/Segments.tsx";
import { TeamPicker } from "../ui/TeamPicker.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { showToast } from "../ui/toasts.ts";
import { useSubmit } from "../ui/use-submit.ts";
import { useRefreshPeople } from "./people-data.ts";

/** A person leaves: who takes over their open complaints, and a note for them. Ends every way in. */
export function LeaveDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const refresh = useRefreshPeople();
  const open = person.openComplaints ?? 0;
  const [to, setTo] = useState<"person" | "team">("team");
  const [personId, setPersonId] = useState("");
  const [teamId, setTeamId] = useState(person.teamId);
  const [note, setNote] = useState("");
  const { busy, error, submit, of } = useSubmit(async () => {
    const successor = open === 0 ? {} : to === "person" ? { toPersonId: personId } : { toTeamId: teamId };
    const answer = await api.post<{ handedOver?: number } | undefined>(`/api/people/${person.id}/leave`, { ...successor, ...(note.trim() ? { note } : {}) });
    await refresh();
    showToast(t("leave.done", { name: person.name, count: answer?.handedOver ?? 0 }));
    onClose();
  });
  const missing = open > 0 && (to === "person" ? !personId : !teamId);
  return (
    <Dialog
      title={t("leave.title", { name: person.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button danger type="primary" htmlType="submit" loading={busy} disabled={missing}>
            {t("leave.do")}
          </Button>
        </>
      }
    >
      <p>{t("leave.about", { count: open })}</p>
      {open > 0 ? (
        <>
          <Segments
            label={t("leave.to")}
            value={to}
            onChange={setTo}
            choices={(["team", "person"] as const).map((value) => ({ value, label: t(`leave.${value}`) }))}
          />
          {to === "person" ? (
            <PersonPicker
              label={t("leave.person")}
              required
              value={personId}
              onChange={setPersonId}
              only={(p) => p.id !== person.id && mayUse(p.role as Role, "handleComplaints")}
              error={of("toPersonId")}
            />
          ) : (
            <TeamPicker label={t("leave.team")} required value={teamId} onChange={setTeamId} error={of("toTeamId")} />
          )}
          <TextArea label={t("leave.note")} hint={t("leave.noteHint")} maxLength={500} value={note} onChange={setNote} error={of("note")} />
        </>
      ) : null}
      <FormError error={error} fields={["toPersonId", "toTeamId", "note"]} />
    </Dialog>
  );
}

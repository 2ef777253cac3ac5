import { type AbsenceKind, absenceKinds, mayRecordFor, standInFault } from "@amends/core/accounts/absence";
import { handles, type Role } from "@amends/core/shared/role";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { DateField } from "../../ui/DateField.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { usePeople, useTeams } from "../../ui/directory.ts";
import { FormError } from "../../ui/FormError.tsx";
import { useMe } from "../../ui/me.ts";
import { Columns } from "../../ui/Page.tsx";
import { PersonPicker } from "../../ui/PersonPicker.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { showToast } from "../../ui/toasts.ts";
import { useSubmit } from "../../ui/use-submit.ts";
import { type AbsenceRow, useRefreshAbsences } from "./absence-data.ts";

/** Records an absence, or changes one: who, from when to when, why, who stands in. */
export function AbsenceDialog({ personId, absence, onClose }: { personId: string; absence?: AbsenceRow; onClose: () => void }) {
  const { t } = useTranslation("accounts");
  const me = useMe().viewer;
  const [people, teams] = [usePeople(), useTeams()];
  const refresh = useRefreshAbsences();
  const [who, setWho] = useState(personId);
  const [values, setValues] = useState({
    kind: absence?.kind ?? ("leave" as AbsenceKind),
    fromDay: absence?.fromDay ?? "",
    lastDay: absence?.lastDay ?? "",
    substituteId: absence?.substituteId ?? "",
    note: absence?.note ?? "",
  });
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));
  const factOf = (id: string) => people.flatMap((p) => (p.id === id ? [{ ...p, role: p.role as Role }] : []))[0];
  const person = factOf(who);
  const needs = person !== undefined && handles(person.role);
  const fits = (id: string) => {
    const other = factOf(id);
    return person !== undefined && other !== undefined && standInFault(person, other, teams) === null;
  };
  const { busy, error, submit, of } = useSubmit(async () => {
    const { fromDay, ...rest } = { ...values, substituteId: needs ? values.substituteId || null : null };
    if (absence) await api.patch(`/api/absences/${absence.id}`, absence.state === "away" ? rest : { fromDay, ...rest });
    else await api.post("/api/absences", { personId: who, fromDay, ...rest });
    await refresh();
    showToast(t(absence ? "absence.changed" : "absence.recorded"));
    onClose();
  });
  return (
    <Dialog
      title={t(absence ? "absence.change" : "absence.new")}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t("app:action.cancel")}</Button>
          <Button type="primary" htmlType="submit" loading={busy} disabled={!who || !values.fromDay || !values.lastDay}>
            {t("app:action.save")}
          </Button>
        </>
      }
    >
      {absence ? null : (
        <PersonPicker
          label={t("absence.who")}
          required
          value={who}
          onChange={(id) => {
            setWho(id);
            set({ substituteId: "" });
          }}
          only={(p) => mayRecordFor(me, p)}
          error={of("personId")}
        />
      )}
      <Columns>
        <DateField
          label={t("absence.from")}
          required
          value={values.fromDay}
          onChange={(fromDay) => set({ fromDay, ...(values.lastDay < fromDay ? { lastDay: fromDay } : {}) })}
          error={of("fromDay")}
        />
        <DateField label={t("absence.last")} required value={values.lastDay} onChange={(lastDay) => set({ lastDay })} error={of("lastDay")} />
      </Columns>
      <Columns>
        <Pick
          label={t("absence.kindLabel")}
          hint={t("absence.kindHint")}
          value={values.kind}
          choices={absenceKinds.map((value) => ({ value, label: t(`absence.kind.${value}`) }))}
          onChange={(kind) => set({ kind })}
        />
        {needs ? (
          <PersonPicker
            label={t("absence.substitute")}
            hint={t("absence.substituteHint")}
            value={values.substituteId}
            clearable
            placeholder={t("absence.superiors")}
            only={(p) => fits(p.id)}
            onChange={(substituteId) => set({ substituteId })}
            error={of("substituteId")}
          />
        ) : null}
      </Columns>
      <TextField label={t("absence.note")} maxLength={200} autoComplete="off" value={values.note} onChange={(note) => set({ note })} error={of("note")} />
      <FormError error={error} fields={["personId", "fromDay", "lastDay", "substituteId", "note"]} />
    </Dialog>
  );
}

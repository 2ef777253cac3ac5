import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { Chip } from "../../ui/Chip.tsx";
import { usePeople } from "../../ui/directory.ts";
import { Table } from "../../ui/Page.tsx";
import { showError, showToast } from "../../ui/toasts.ts";
import { useDayText } from "../../ui/use-day-text.ts";
import css from "../Accounts.module.css";
import { AbsenceDialog } from "./AbsenceDialog.tsx";
import { type AbsenceRow, useRefreshAbsences } from "./absence-data.ts";

/** Absences, each with its days, when the person is back, who stands in, and what can be done about it. */
export function AbsenceTable({ rows, caption, named }: { rows: readonly AbsenceRow[]; caption: string; named: boolean }) {
  const { t } = useTranslation("accounts");
  const people = usePeople();
  const dayText = useDayText();
  const refresh = useRefreshAbsences();
  const [changing, setChanging] = useState<AbsenceRow | null>(null);
  const nameOf = (id: string | null) => (id ? (people.find((p) => p.id === id)?.name ?? "") : t("absence.superiors"));
  const end = (row: AbsenceRow) => {
    api.del(`/api/absences/${row.id}`).then(() => {
      showToast(t(row.state === "away" ? "absence.ended" : "absence.withdrawn"));
      return refresh();
    }, showError);
  };
  const actions = (
    <span key="actions" className="unseen">
      {t("app:action.actions")}
    </span>
  );
  return (
    <>
      <Table
        caption={caption}
        head={[...(named ? [t("absence.who")] : []), t("absence.days"), t("absence.backOn"), t("absence.substitute"), t("absence.kindLabel"), actions]}
      >
        {rows.map((row) => (
          <tr key={row.id}>
            {named ? <td>{nameOf(row.personId)}</td> : null}
            <td>
              {row.fromDay === row.lastDay
                ? dayText(row.fromDay, true)
                : t("absence.span", { from: dayText(row.fromDay, true), to: dayText(row.lastDay, true) })}{" "}
              {row.state === "away" ? <Chip tone="need">{t("absence.now")}</Chip> : null}
              <div className={css.note}>{t("absence.workingDays", { count: row.workingDays })}</div>
            </td>
            <td>{dayText(row.backOn, true)}</td>
            <td>
              {nameOf(row.standInId)}
              {row.state === "away" && row.standInId !== row.substituteId ? (
                <div className={css.note}>{t("absence.insteadOf", { name: nameOf(row.substituteId) })}</div>
              ) : null}
            </td>
            <td>
              {row.kind ? t(`absence.kind.${row.kind}`) : "–"}
              {row.note ? <div className={css.note}>{row.note}</div> : null}
            </td>
            <td data-end="">
              {row.mayChange ? (
                <>
                  <Button size="small" aria-label={t("absence.changeOf", { name: nameOf(row.personId) })} onClick={() => setChanging(row)}>
                    {t("absence.change")}
                  </Button>{" "}
                  <Button size="small" onClick={() => end(row)}>
                    {t(row.state === "away" ? "absence.end" : "absence.withdraw")}
                  </Button>
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </Table>
      {changing ? <AbsenceDialog personId={changing.personId} absence={changing} onClose={() => setChanging(null)} /> : null}
    </>
  );
}

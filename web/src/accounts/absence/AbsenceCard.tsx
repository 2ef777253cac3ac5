import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../ui/me.ts";
import { Card } from "../../ui/Page.tsx";
import css from "../Accounts.module.css";
import { AbsenceDialog } from "./AbsenceDialog.tsx";
import { AbsenceTable } from "./AbsenceTable.tsx";
import { useAbsences } from "./absence-data.ts";

/** On the profile page: one's own absences and for whom one stands in. */
export function AbsenceCard() {
  const { t } = useTranslation("accounts");
  const me = useMe().viewer.id;
  const rows = (useAbsences().data?.absences ?? []).filter((row) => row.personId === me || row.standInId === me);
  const [adding, setAdding] = useState(false);
  return (
    <Card title={t("app:nav.absences")}>
      {rows.length > 0 ? <AbsenceTable rows={rows} caption={t("app:nav.absences")} named /> : <p className={css.note}>{t("absence.noneOwn")}</p>}
      <div className={css.end}>
        <Link to="/absences">{t("absence.all")}</Link>
        <Button onClick={() => setAdding(true)}>{t("absence.new")}</Button>
      </div>
      {adding ? <AbsenceDialog personId={me} onClose={() => setAdding(false)} /> : null}
    </Card>
  );
}

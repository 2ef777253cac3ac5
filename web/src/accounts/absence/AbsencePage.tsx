import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/Empty.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { useMe } from "../../ui/me.ts";
import { Card, Page } from "../../ui/Page.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { AbsenceDialog } from "./AbsenceDialog.tsx";
import { AbsenceTable } from "./AbsenceTable.tsx";
import { useAbsences, useHappened } from "./absence-data.ts";
import { HappenedCard } from "./HappenedCard.tsx";

/** Who is away and who stands in: one's own absences, those of the people one answers for, and where one stands in; what happened meanwhile. */
export function AbsencePage() {
  const { t } = useTranslation("accounts");
  const me = useMe();
  const { data, error, refetch, isPending } = useAbsences();
  const happened = useHappened(me.permissions.includes("readComplaints")).data;
  const [adding, setAdding] = useState(false);
  const rows = data?.absences ?? [];
  const own = rows.filter((row) => row.personId === me.viewer.id);
  const mine = rows.filter((row) => row.personId !== me.viewer.id && row.standInId === me.viewer.id);
  const others = rows.filter((row) => row.personId !== me.viewer.id && row.standInId !== me.viewer.id);
  return (
    <Page
      title={t("app:nav.absences")}
      about={t("absence.about")}
      actions={
        <Button type="primary" onClick={() => setAdding(true)}>
          {t("absence.new")}
        </Button>
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isPending ? <SkeletonRows /> : null}
      {happened?.absence ? <HappenedCard happened={happened} /> : null}
      {mine.length > 0 ? (
        <Card title={t("absence.mine")}>
          <AbsenceTable rows={mine} caption={t("absence.mine")} named />
        </Card>
      ) : null}
      {own.length > 0 ? (
        <Card title={t("absence.own")}>
          <AbsenceTable rows={own} caption={t("absence.own")} named={false} />
        </Card>
      ) : null}
      {others.length > 0 ? (
        <Card title={t("absence.others")}>
          <AbsenceTable rows={others} caption={t("absence.others")} named />
        </Card>
      ) : null}
      {data && rows.length === 0 && !happened?.absence ? <Empty drawing="calm">{t("absence.none")}</Empty> : null}
      {adding ? <AbsenceDialog personId={me.viewer.id} onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

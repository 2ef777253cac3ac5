import type { AuditPage as Answer, AuditRow } from "@amends/core/accounts/contract-audit";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Page, Table } from "../ui/Page.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { Time } from "../ui/Time.tsx";
import css from "./Accounts.module.css";
import { type AuditFilter, AuditFilters, auditParams, noFilter } from "./AuditFilters.tsx";
import { useAuditDetail } from "./audit-detail.ts";

/** Who changed what, and who looked at what; filtered, page by page, and as a file. */
export function AuditPage() {
  const { t } = useTranslation("accounts");
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const params = auditParams(filter);
  const pages = useInfiniteQuery({
    queryKey: ["audit", params],
    queryFn: ({ pageParam }) => api.get<Answer>(`/api/audit?${params}${pageParam ? `&after=${encodeURIComponent(pageParam)}` : ""}`),
    initialPageParam: "",
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      title={t("app:nav.audit")}
      about={t("audit.about")}
      width="wide"
      actions={
        <Button href={`/api/audit/export.csv?${params}`} download>
          {t("audit.export")}
        </Button>
      }
    >
      <AuditFilters filter={filter} onChange={setFilter} />
      {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <SkeletonRows /> : null}
      {pages.data && rows.length === 0 ? (
        <Empty drawing="search" action={<Button onClick={() => setFilter(noFilter)}>{t("audit.all")}</Button>}>
          {t("audit.none")}
        </Empty>
      ) : null}
      {rows.length > 0 ? (
        <Table caption={t("app:nav.audit")} head={[t("audit.when"), t("audit.who"), t("audit.what"), t("audit.subject"), t("audit.detail")]}>
          {rows.map((row) => (
            <AuditLine key={row.id} row={row} />
          ))}
        </Table>
      ) : null}
      {pages.hasNextPage ? (
        <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t("audit.more")}
        </Button>
      ) : null}
    </Page>
  );
}

function AuditLine({ row }: { row: AuditRow }) {
  const { t } = useTranslation("accounts");
  const who = row.by.type === "person" ? (row.by.name ?? t("audit.someone")) : t(`words:actor.${row.by.type}`);
  const what = row.source === "looks" ? t("audit.looked") : t(`event.${row.type}`, { defaultValue: row.type });
  const detail = useAuditDetail()(row);
  return (
    <tr>
      <td>
        <Time at={row.at} form="table" />
      </td>
      <td>{who}</td>
      <td>{what}</td>
      <td>
        {row.complaint ? (
          <Link to="/complaints/$id" params={{ id: row.complaint.id }}>
            {row.complaint.number}
          </Link>
        ) : (
          (row.subject.label ?? t(`audit.kind.${row.subject.type}`, { defaultValue: row.subject.type }))
        )}
      </td>
      <td>
        <div className={css.data} title={detail}>
          {detail}
        </div>
      </td>
    </tr>
  );
}

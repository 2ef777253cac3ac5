import type { ImportProgress, ImportRowsPage } from "@amends/core/desk/contract-import";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../ui/api.ts";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { errorText } from "../../ui/error-text.ts";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { BadRows } from "./TrialResult.tsx";

/** An import under way or done. It goes on when this page is left, and after a stop it can be taken up where it was. */
export function ImportRun({ id, onAgain }: { id: string; onAgain: () => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const client = useQueryClient();
  const {
    data: run,
    error,
    refetch,
  } = useQuery({
    queryKey: ["import", id],
    queryFn: () => api.get<ImportProgress>(`/api/imports/${id}`),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.status === "running" || query.state.data?.status === "uploaded" ? 700 : false),
  });
  const over = run?.status === "finished" || run?.status === "failed";
  const { data: bad } = useQuery({
    queryKey: ["import", id, "bad"],
    enabled: over && (run?.bad ?? 0) > 0,
    queryFn: () => api.get<ImportRowsPage>(`/api/imports/${id}/rows?status=bad`),
  });
  const resume = useMutation({ mutationFn: () => api.post(`/api/imports/${id}/start`, {}), onSuccess: () => refetch() });
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ["complaints"] });
  }, [over, client]);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!run) return <SkeletonText lines={4} />;
  return (
    <section className="desk-card">
      <h2>{run.fileName}</h2>
      <div className="desk-progress">
        <progress value={run.done} max={Math.max(1, run.total)} aria-label={t("import.progress")} />
        <span role="status">{t(`import.status_${run.status}`, { done: format.number(run.done), total: format.number(run.total) })}</span>
      </div>
      <dl className="desk-figures">
        <div>
          <dt>{t("import.created")}</dt>
          <dd>{format.number(run.created)}</dd>
        </div>
        <div>
          <dt>{t("import.duplicates")}</dt>
          <dd>{format.number(run.duplicates)}</dd>
        </div>
        <div data-tone={run.bad ? "act" : undefined}>
          <dt>{t("import.bad")}</dt>
          <dd>{format.number(run.bad)}</dd>
        </div>
      </dl>
      {run.error ? (
        <p className="desk-error" role="alert">
          {run.error}
        </p>
      ) : null}
      {resume.error ? (
        <p className="desk-error" role="alert">
          {errorText(resume.error)}
        </p>
      ) : null}
      {bad?.items.length ? <BadRows rows={bad.items} total={run.bad} /> : null}
      {bad?.items.length ? (
        <a className="desk-button" href={`/api/imports/${id}/rows.csv?status=bad`} download>
          {t("import.badCsv")}
        </a>
      ) : null}
      <div className="desk-row-actions">
        {run.status === "failed" ? (
          <button type="button" className="desk-button desk-primary" disabled={resume.isPending} onClick={() => resume.mutate()}>
            {t("import.resume")}
          </button>
        ) : null}
        {over && run.created > 0 ? (
          <Link to="/complaints" search={{ view: "all" } as never} className="desk-button desk-primary">
            {t("import.toList")}
          </Link>
        ) : null}
        {over ? (
          <button type="button" className="desk-button" onClick={onAgain}>
            {t("import.another")}
          </button>
        ) : (
          <p className="desk-muted">{t("import.leave")}</p>
        )}
      </div>
    </section>
  );
}

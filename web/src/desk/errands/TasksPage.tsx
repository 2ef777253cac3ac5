import type { AskedErrand } from "@amends/core/desk/contract-errands";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DueChip } from "../../ui/DueChip.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { useStream } from "../../ui/live.ts";
import { Page } from "../../ui/Page.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { showError, showToast } from "../../ui/toasts.ts";
import { InlineForm } from "../InlineForm.tsx";
import { AskLine } from "../severity/AskLine.tsx";
import { errandApi, errandsQuery } from "./errand-api.ts";
import "../desk.css";

/** What colleagues asked one, or one's team, to do for their complaints. */
export function TasksPage() {
  const { t } = useTranslation("errands");
  const { data, error, refetch } = useQuery(errandsQuery);
  useStream("news", ({ topic }) => {
    if (topic === "notices" || topic === "all") void refetch();
  });
  return (
    <Page title={t("pageTitle")} about={t("pageAbout")} width="narrow">
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={4} />
      ) : data.items.length === 0 ? (
        <Empty drawing="calm">{t("pageNone")}</Empty>
      ) : (
        <ul className="desk-errands">
          {data.items.map((errand) => (
            <AskedLine key={errand.id} errand={errand} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function AskedLine({ errand }: { errand: AskedErrand }) {
  const { t } = useTranslation("errands");
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState("");
  const act = async (doing: Promise<unknown>, said: string) => {
    setBusy(true);
    try {
      await doing;
      showToast(said, { tone: "calm" });
      return true;
    } catch (error) {
      showError(error);
      return null;
    } finally {
      setBusy(false);
      void client.invalidateQueries({ queryKey: errandsQuery.queryKey });
    }
  };
  const { complaintId, id } = errand;
  return (
    <li>
      <h2>{errand.title}</h2>
      {errand.note ? <p className="desk-text">{errand.note}</p> : null}
      <p className="desk-muted">
        <DueChip at={errand.dueAt} kind="errand" /> · {t("askedBy", { who: errand.askedByName ?? t("somebody") })} ·{" "}
        {errand.opens ? (
          <Link to="/complaints/$id" params={{ id: complaintId }}>
            {errand.number}
          </Link>
        ) : (
          <span title={t("notSeen")}>{errand.number}</span>
        )}
        {errand.insteadOf ? ` · ${t("insteadOf", { who: errand.insteadOf })}` : null}
        {errand.teamId ? ` · ${t("forTeam")}` : null}
      </p>
      <div className="desk-row-actions">
        {errand.teamId ? (
          <button type="button" className="desk-button desk-primary" disabled={busy} onClick={() => void act(errandApi.take(complaintId, id), t("saidTaken"))}>
            {t("take")}
          </button>
        ) : null}
        <InlineForm action={t("done")} busy={busy} ready onDo={() => act(errandApi.end(complaintId, id, "done", result.trim()), t("saidDone"))}>
          <TextArea label={t("result")} hint={t("resultHint")} value={result} onChange={setResult} rows={2} maxLength={1_000} autoFocus />
        </InlineForm>
        <AskLine
          action={t("giveBack")}
          label={t("giveBackWhy")}
          busy={busy}
          onSay={(note) => act(errandApi.end(complaintId, id, "givenBack", note), t("saidGivenBack"))}
        />
      </div>
    </li>
  );
}

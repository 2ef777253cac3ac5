import type { Ledger, LedgerGroup } from "@amends/core/desk/contract-ledger";
import { ledgerGroups } from "@amends/core/desk/contract-ledger";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { pathOf, useTeams } from "../ui/directory.ts";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Segments } from "../ui/Segments.tsx";
import { SkeletonText } from "../ui/Skeleton.tsx";
import { useFormat } from "../ui/use-format.ts";
import { useTitle } from "../ui/use-title.ts";
import { categoryPath, useCategories } from "./desk-queries.ts";
import "./desk.css";
import "./pages.css";

const day = 86_400_000;
const periods = ["30", "90", "365"] as const;
type Period = (typeof periods)[number];

/** Whole days, so that the same question is asked again for a while and the cache can answer. */
function periodOf(days: Period): { from: string; to: string } {
  const to = (Math.floor(Date.now() / day) + 1) * day;
  return { from: new Date(to - Number(days) * day).toISOString(), to: new Date(to).toISOString() };
}

/** What was granted, why and against which budget: for who answers for a team. */
export function LedgerPage() {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const [by, setBy] = useState<LedgerGroup>("ground");
  const [days, setDays] = useState<Period>("90");
  const { from, to } = periodOf(days);
  const { data, error, refetch } = useQuery({
    queryKey: ["grants", by, from, to],
    queryFn: () => api.get<Ledger>(`/api/grants?by=${by}&from=${from}&to=${to}`),
  });
  const nameOf = useLineName();
  useTitle(t("ledger.title"));
  const largest = new Map<string, number>();
  for (const line of data?.lines ?? []) largest.set(line.currency, Math.max(largest.get(line.currency) ?? 0, line.sum));
  return (
    <div className="desk-sheet">
      <header className="desk-sheet-head">
        <h1>{t("ledger.title")}</h1>
        <span className="desk-muted">{t("ledger.hint")}</span>
      </header>
      <div className="desk-ledger-choices">
        <Segments label={t("ledger.by")} value={by} onChange={setBy} choices={ledgerGroups.map((g) => ({ value: g, label: t(`ledger.by_${g}`) }))} />
        <Segments
          label={t("ledger.period")}
          value={days}
          onChange={setDays}
          choices={periods.map((p) => ({ value: p, label: t("ledger.days", { days: p }) }))}
        />
      </div>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonText lines={6} />
      ) : data.lines.length === 0 ? (
        <Empty title={t("ledger.empty")}>{t("ledger.emptyHint")}</Empty>
      ) : (
        <table className="desk-ledger">
          <caption className="unseen">{t("ledger.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`ledger.by_${by}`)}</th>
              <th scope="col">{t("ledger.sum")}</th>
              <th scope="col">{t("ledger.n")}</th>
              <th scope="col">{t("ledger.goodwill")}</th>
              <th scope="col">{t("ledger.largest")}</th>
            </tr>
          </thead>
          <tbody>
            {data.lines.map((line) => (
              <tr key={`${line.key}-${line.currency}`}>
                <th scope="row">{nameOf(by, line.key)}</th>
                <td>
                  <span className="desk-ledger-sum">
                    <i style={{ width: `${Math.max(2, (line.sum / (largest.get(line.currency) || 1)) * 100)}%` }} aria-hidden="true" />
                    {format.money({ minor: line.sum, currency: line.currency })}
                  </span>
                </td>
                <td>{line.n}</td>
                <td>{line.goodwill ? format.money({ minor: line.goodwill, currency: line.currency }) : "—"}</td>
                <td>{format.money({ minor: line.largest, currency: line.currency })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {data && data.budgets.length > 0 ? (
        <section className="desk-card">
          <h2>{t("ledger.budgets")}</h2>
          <ul className="desk-budgets">
            {data.budgets.map(({ name, planned, granted }) => (
              <li key={name}>
                <span>{name}</span>
                <progress
                  max={Math.max(planned.minor, 1)}
                  value={Math.min(granted, planned.minor)}
                  data-over={granted > planned.minor || undefined}
                  aria-label={name}
                />
                <span className="desk-amount">
                  {t("ledger.of", { granted: format.money({ minor: granted, currency: planned.currency }), planned: format.money(planned) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

/** What a line of the ledger is about, in words. */
function useLineName(): (by: LedgerGroup, key: string | null) => string {
  const { t } = useTranslation("desk");
  const tree = useCategories();
  const teams = useTeams();
  return (by, key) => {
    if (key === null) return t(`ledger.unknown_${by === "cause" ? "cause" : "other"}`);
    switch (by) {
      case "ground":
        return t(`words:grantGround.${key}`);
      case "cause":
        return t(`words:directCause.${key}`);
      case "kind":
        return t(`words:optionKind.${key}`);
      case "category":
        return categoryPath(tree, key);
      case "team":
        return pathOf(teams, key) || key;
    }
  };
}

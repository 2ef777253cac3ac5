import type { KeptRate, KeptRow } from "@amends/core/desk/contract-kept";
import { fewestForRate } from "@amends/core/desk/promise-fact";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { pathOf, usePeople, useTeams } from "../ui/directory.ts";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useMe } from "../ui/me.ts";
import { Card, Page, Table } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import "./desk.css";
import "./styles/kept.css";

const periods = ["30", "90", "365"] as const;
const dayMs = 86_400_000;

/** The day so many days ago on the device's calendar; the server counts the period on the company's clock. */
function daysAgo(days: number): string {
  return new Date(Date.now() - (days - 1) * dayMs).toLocaleDateString("sv");
}

/** How many promises were kept in time, of those that were due: in all, by kind, by team, and by person for those who may know. */
export function KeptRatePage() {
  const { t } = useTranslation("desk");
  const [days, setDays] = useState<(typeof periods)[number]>("90");
  const from = daysAgo(Number(days));
  const figures = useQuery({ queryKey: ["keptRate", from], queryFn: () => api.get<KeptRate>(`/api/promises/kept-rate?from=${from}`) });
  return (
    <Page
      title={t("app:nav.promises")}
      about={t("kept.about")}
      actions={
        <Segments
          label={t("kept.period")}
          hideLabel
          value={days}
          onChange={setDays}
          choices={periods.map((value) => ({ value, label: t("kept.days", { count: Number(value) }) }))}
        />
      }
    >
      {figures.error ? <ErrorState error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {figures.isPending ? <SkeletonRows /> : null}
      {figures.data?.total.n === 0 ? <Empty drawing="calm">{t("kept.none")}</Empty> : null}
      {figures.data && figures.data.total.n > 0 ? <Figures figures={figures.data} /> : null}
    </Page>
  );
}

function Figures({ figures }: { figures: KeptRate }) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const me = useMe().viewer.id;
  const people = usePeople();
  const teams = useTeams();
  const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name, language);
  const teamRows = figures.byTeam.map((row) => ({ key: row.teamId, name: pathOf(teams, row.teamId), row })).sort(byName);
  const personRows = figures.byPerson.map((row) => ({ key: row.personId, name: people.find((p) => p.id === row.personId)?.name ?? "—", row })).sort(byName);
  const onlyMine = personRows.every((row) => row.key === me);
  return (
    <>
      <Total figures={figures} mine={onlyMine && personRows.length > 0} />
      <Rows title={t("kept.byKind")} rows={figures.byKind.map((row) => ({ key: row.kind, name: t(`words:promiseKind.${row.kind}`), row }))} />
      {onlyMine && personRows.length > 0 ? null : <Rows title={t("kept.byTeam")} rows={teamRows} />}
      {onlyMine ? null : <Rows title={t("kept.byPerson")} about={t("kept.personAbout")} rows={personRows} />}
    </>
  );
}

function Total({ figures: { total, period }, mine }: { figures: KeptRate; mine: boolean }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const day = (at: string) => format.time(`${at}T12:00:00.000Z`, "day");
  return (
    <Card title={t(mine ? "kept.mine" : "kept.all")} about={t("kept.between", { from: day(period.from), to: day(period.to) })}>
      <p className="desk-kept-total">
        <strong>{useShare(total)}</strong> {t("kept.ofDue", { kept: total.kept, n: total.n })}
      </p>
      <KeptBar row={total} />
      <p className="desk-muted">
        {t("kept.parts", { kept: total.kept, late: total.keptLate, broken: total.broken, overdue: total.overdue })}
        {total.moved > 0 ? ` ${t("kept.moved", { count: total.moved })}` : ""}
      </p>
    </Card>
  );
}

/** Four lengths side by side; what they are stands in words beside them. */
function KeptBar({ row }: { row: KeptRow }) {
  const part = (count: number, name: string) => (count === 0 ? null : <span key={name} data-part={name} style={{ flexGrow: count }} />);
  return (
    <span className="desk-kept-bar" aria-hidden="true">
      {part(row.kept, "kept")}
      {part(row.keptLate, "late")}
      {part(row.broken, "broken")}
      {part(row.overdue, "overdue")}
    </span>
  );
}

/** A share in percent, or that there were too few to tell. */
function useShare({ rate }: Pick<KeptRow, "rate">): string {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  return rate === null
    ? t("kept.tooFew", { count: fewestForRate })
    : new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(rate);
}

type Named = { readonly key: string; readonly name: string; readonly row: KeptRow };

function Rows({ title, about, rows }: { title: string; about?: string; rows: readonly Named[] }) {
  const { t } = useTranslation("desk");
  if (rows.length === 0) return null;
  return (
    <Card title={title} about={about}>
      <Table caption={title} head={[title, t("kept.due"), t("kept.inTime"), t("kept.late"), t("kept.broken"), t("kept.overdue"), t("kept.share"), ""]}>
        {rows.map(({ key, name, row }) => (
          <Line key={key} name={name} row={row} />
        ))}
      </Table>
    </Card>
  );
}

function Line({ name, row }: { name: string; row: KeptRow }) {
  const share = useShare(row);
  return (
    <tr>
      <th scope="row" className="desk-kept-name">
        {name}
      </th>
      <td>{row.n}</td>
      <td>{row.kept}</td>
      <td>{row.keptLate}</td>
      <td>{row.broken}</td>
      <td>{row.overdue}</td>
      <td className={row.rate === null ? "desk-muted" : undefined}>{share}</td>
      <td className="desk-kept-cell">
        <KeptBar row={row} />
      </td>
    </tr>
  );
}

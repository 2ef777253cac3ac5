import type { AfterClosing, AfterClosingRow } from "@amends/core/survey/figures";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { pathOf, useTeams } from "../ui/directory.ts";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { Card, Columns, Page, Table } from "../ui/Page.tsx";
import { Segments } from "../ui/Segments.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { useFormat, useLanguage } from "../ui/use-format.ts";
import css from "./Figures.module.css";
import { Heaps } from "./Heaps.tsx";
import { FollowUpHeaps, LevelHeaps, PartCard, useShare } from "./PartCard.tsx";

const periods = ["30", "90", "365"] as const;

/** The day so many days ago on the device's calendar; the server counts the period on the company's clock. */
const daysAgo = (days: number) => new Date(Date.now() - (days - 1) * 86_400_000).toLocaleDateString("sv");

/** What came after closing: what customers said, whether it held, who came back and which level was reached; by team and month. */
export function AfterClosingPage() {
  const { t } = useTranslation("survey");
  const [days, setDays] = useState<(typeof periods)[number]>("90");
  const from = daysAgo(Number(days));
  const figures = useQuery({ queryKey: ["afterClosing", from], queryFn: () => api.get<AfterClosing>(`/api/after-closing?from=${from}`) });
  return (
    <Page
      title={t("app:nav.afterClosing")}
      about={t("figures.about")}
      actions={
        <Segments
          label={t("figures.period")}
          hideLabel
          value={days}
          onChange={setDays}
          choices={periods.map((value) => ({ value, label: t("figures.days", { count: Number(value) }) }))}
        />
      }
    >
      {figures.error ? <ErrorState error={figures.error} onRetry={() => void figures.refetch()} /> : null}
      {figures.isPending ? <SkeletonRows /> : null}
      {figures.data?.total.closed === 0 ? <Empty drawing="calm">{t("figures.none")}</Empty> : null}
      {figures.data && figures.data.total.closed > 0 ? <Figures figures={figures.data} /> : null}
    </Page>
  );
}

function Figures({ figures: { total, byTeam, byMonth, period } }: { figures: AfterClosing }) {
  const { t } = useTranslation("survey");
  const format = useFormat();
  const language = useLanguage();
  const teams = useTeams();
  const day = (at: string) => format.time(`${at}T12:00:00.000Z`, "day");
  const month = (at: string) => new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${at}-15T00:00:00Z`));
  const teamRows = byTeam.map((row) => ({ key: row.teamId, name: pathOf(teams, row.teamId), row })).sort((a, b) => a.name.localeCompare(b.name, language));
  const monthRows = byMonth.map((row) => ({ key: row.month, name: month(row.month), row }));
  return (
    <>
      <Card title={t("figures.surveys")} about={t("figures.between", { from: day(period.from), to: day(period.to), closed: total.closed })}>
        <p className={css.muted}>{t("figures.response", { asked: total.asked, answered: total.answered })}</p>
        <Heaps
          heaps={[
            { key: "answered", name: t("figures.answered"), count: total.answered, tone: "level" },
            { key: "silent", name: t("figures.silent"), count: total.asked - total.answered, tone: "none" },
          ]}
        />
      </Card>
      <Columns>
        <PartCard part="outcome" figures={total.outcome} />
        <PartCard part="handling" figures={total.handling} />
      </Columns>
      <Card title={t("figures.followUps")} about={t("figures.followUpsAbout")}>
        <FollowUpHeaps row={total} />
      </Card>
      <Columns>
        <Card
          title={t("figures.levels")}
          about={t("figures.levelsAbout", { said: Object.values(total.levels).reduce((sum, n) => sum + n, 0), closed: total.closed })}
        >
          <LevelHeaps row={total} />
        </Card>
        <Card title={t("figures.came")} about={t("figures.cameAbout")}>
          <p className={css.share}>{t("figures.cameGesture", { gestures: total.gestures, came: total.cameAfterGesture })}</p>
          <p className={css.muted}>{t("figures.cameAll", { came: total.cameBack, closed: total.closed })}</p>
        </Card>
      </Columns>
      <Rows title={t("figures.byTeam")} rows={teamRows} />
      <Rows title={t("figures.byMonth")} rows={monthRows} />
    </>
  );
}

type Named = { readonly key: string; readonly name: string; readonly row: AfterClosingRow };

function Rows({ title, rows }: { title: string; rows: readonly Named[] }) {
  const { t } = useTranslation("survey");
  const head = ["closed", "askedShort", "answered", "outcome", "handling", "followedWell", "notReachedShort", "beyond", "cameShort"] as const;
  return (
    <Card title={title}>
      <Table caption={title} head={[title, ...head.map((key) => t(`figures.${key}`))]}>
        {rows.map(({ key, name, row }) => (
          <Line key={key} name={name} row={row} />
        ))}
      </Table>
    </Card>
  );
}

function Line({ name, row }: { name: string; row: AfterClosingRow }) {
  const { t } = useTranslation("survey");
  const share = useShare();
  const { satisfied, neutral, dissatisfied } = row.followUps;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{row.closed}</td>
      <td>{row.asked}</td>
      <td>{row.answered}</td>
      <td>{share(row.outcome)}</td>
      <td>{share(row.handling)}</td>
      <td>{t("figures.of", { part: satisfied, all: satisfied + neutral + dissatisfied })}</td>
      <td>{row.followUps.notReached}</td>
      <td>{(row.levels["beyondExpectation"] ?? 0) + (row.levels["unforgettable"] ?? 0)}</td>
      <td>{row.cameBack}</td>
    </tr>
  );
}

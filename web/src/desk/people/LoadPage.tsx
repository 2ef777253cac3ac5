import type { LoadView, PersonLoad } from "@amends/core/desk/contract-load";
import { weightOf } from "@amends/core/desk/load";
import { skillGaps } from "@amends/core/desk/skills";
import type { Severity } from "@amends/core/desk/vocabulary";
import { isSuperior } from "@amends/core/shared/role";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AwaySign } from "../../ui/AwaySign.tsx";
import { api } from "../../ui/api.ts";
import { pathOf, usePeople, useTeams } from "../../ui/directory.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { useMe } from "../../ui/me.ts";
import { Card, Page } from "../../ui/Page.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import "../desk.css";
import css from "./Load.module.css";
import { SkillLine } from "./SkillLine.tsx";
import { SkillsDialog } from "./SkillsDialog.tsx";

const levels: readonly Severity[] = ["crisis", "serious", "ordinary", "potential"];

/** Who has how much to carry, by name and never ranked: for sharing work out, not for comparing people. */
export function LoadPage() {
  const { t } = useTranslation(["people", "app", "words"]);
  const loads = useQuery({ queryKey: ["complaints", "load"], queryFn: () => api.get<LoadView>("/api/load") });
  const people = loads.data?.people ?? [];
  const gaps = skillGaps(people.map(({ skills, awayUntil }) => ({ skills, away: awayUntil !== null })));
  const most = Math.max(1, ...people.map((person) => weightOf(person.load)));
  return (
    <Page title={t("app:nav.load")} about={t("load.about")}>
      {loads.error ? <ErrorState error={loads.error} onRetry={() => void loads.refetch()} /> : null}
      {loads.isPending ? <SkeletonRows /> : null}
      {loads.data && people.length === 0 ? <Empty drawing="calm">{t("load.none")}</Empty> : null}
      {gaps.length > 0 ? (
        <p className="desk-need" role="status">
          {t("load.gaps", {
            list: gaps.map((gap) => t(gap.part === "language" ? `words:language.${gap.value}` : `words:specialKind.${gap.value}`)).join(t("load.comma")),
          })}
        </p>
      ) : null}
      {people.length > 0 ? (
        <Card title={t("words:field.assignee")}>
          <ul className={css.people}>
            {people.map((person) => (
              <Person key={person.id} person={person} most={most} />
            ))}
          </ul>
        </Card>
      ) : null}
    </Page>
  );
}

function Person({ person, most }: { person: PersonLoad; most: number }) {
  const { t } = useTranslation(["people", "words"]);
  const teams = useTeams();
  const me = useMe().viewer;
  const [editing, setEditing] = useState(false);
  const everybody = usePeople();
  const nameOf = (id: string) => everybody.find((each) => each.id === id)?.name ?? "";
  const { load, waiting, overdue, awaited } = person;
  const weight = weightOf(load);
  const there = levels.filter((level) => load[level] > 0);
  return (
    <li className={css.person}>
      <div className={css.who}>
        <Link to="/complaints" search={{ view: "all", state: "open", assigneeId: person.id }} title={t("load.open", { name: person.name })}>
          <strong>{person.name}</strong>
        </Link>{" "}
        <span className="desk-muted">{pathOf(teams, person.teamId)}</span> <AwaySign until={person.awayUntil} />{" "}
        {person.awayUntil ? (
          <span className="desk-muted">{person.standInId ? t("load.standIn", { name: nameOf(person.standInId) }) : t("load.noStandIn")}</span>
        ) : null}
      </div>
      <div className={css.line}>
        <div className={css.bar} aria-hidden="true">
          {there.map((level) => (
            <span key={level} data-level={level} style={{ inlineSize: `${(weightOf({ ...zero, [level]: load[level] }) / most) * 100}%` }} />
          ))}
        </div>
        <span className={css.weight} title={t("load.weightHint")}>
          {t("load.weight", { weight })}
        </span>
      </div>
      <div className={css.numbers}>
        {there.length === 0 ? <span className="desk-muted">{t("load.free")}</span> : null}
        {there.map((level) => (
          <span key={level}>
            <i className={css.key} data-level={level} aria-hidden="true" />
            {t(`words:severity.${level}`)} {load[level]}
          </span>
        ))}
        {waiting > 0 ? <span className="desk-muted">{t("load.waiting", { count: waiting })}</span> : null}
        {awaited > 0 ? (
          <span className="desk-tag" data-tone="need">
            {t("load.awaited", { count: awaited })}
          </span>
        ) : null}
        {overdue > 0 ? (
          <span className="desk-tag" data-tone="act">
            {t("load.overdue", { count: overdue })}
          </span>
        ) : null}
      </div>
      <div className={css.numbers}>
        <SkillLine skills={person.skills} />
        {isSuperior(me.role) ? (
          <button type="button" className="desk-link" aria-label={t("skills.title", { name: person.name })} onClick={() => setEditing(true)}>
            {t(person.skills ? "skills.change" : "skills.add")}
          </button>
        ) : null}
      </div>
      {editing ? <SkillsDialog person={person} onClose={() => setEditing(false)} /> : null}
    </li>
  );
}

const zero = { potential: 0, ordinary: 0, serious: 0, crisis: 0 } as const;

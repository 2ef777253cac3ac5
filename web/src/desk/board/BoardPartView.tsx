import type { BoardItem, BoardPart, BoardSection } from "@amends/core/desk/contract-board";
import { AuditOutlined, ClockCircleOutlined, ExclamationCircleOutlined, FireOutlined, QuestionCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { DueChip } from "../../ui/DueChip.tsx";
import { pathOf, usePeople, useTeams } from "../../ui/directory.ts";
import { SeverityBars } from "../../ui/SeverityBars.tsx";
import { useLanguage } from "../../ui/use-format.ts";
import css from "./Board.module.css";

const icons = {
  crisis: FireOutlined,
  breached: ExclamationCircleOutlined,
  dueSoon: ClockCircleOutlined,
  approvals: AuditOutlined,
  brokenPromises: WarningOutlined,
  unowned: QuestionCircleOutlined,
} as const satisfies Record<BoardSection, unknown>;

const tones: Readonly<Record<BoardSection, "act" | "need">> = {
  crisis: "act",
  breached: "act",
  dueSoon: "need",
  approvals: "need",
  brokenPromises: "act",
  unowned: "need",
};

/** One part: how many, and the first of them. An empty one says that it is empty, quietly. */
export function BoardPartView({ section, part: { total, items } }: { section: BoardSection; part: BoardPart }) {
  const { t } = useTranslation("desk");
  const title = useId();
  const Icon = icons[section];
  const more = total.count - items.length;
  return (
    <section className={css.part} data-tone={total.count > 0 ? tones[section] : undefined} aria-labelledby={title}>
      <h2 id={title}>
        <Icon aria-hidden="true" /> {t(`board.part.${section}`)}
        <strong>{total.more ? `${total.count}+` : total.count}</strong>
      </h2>
      {items.length === 0 ? <p className={css.none}>{t("board.none")}</p> : null}
      {items.length > 0 ? (
        <ul>
          {items.map((item) => (
            <Line key={item.id} item={item} />
          ))}
        </ul>
      ) : null}
      {more > 0 ? <p className={css.none}>{t("board.more", { count: total.more ? `${more}+` : String(more) })}</p> : null}
    </section>
  );
}

function Line({ item }: { item: BoardItem }) {
  const { t } = useTranslation("desk");
  const language = useLanguage();
  const people = usePeople();
  const teams = useTeams();
  const owner = item.assigneeId ? (people.find((p) => p.id === item.assigneeId)?.name ?? "") : t("board.nobody");
  return (
    <li>
      <Link to="/complaints/$id" params={{ id: item.id }} className={css.line} data-board-item="">
        <span className={css.first}>
          <SeverityBars severity={item.severity} />
          <span className={css.title} lang={item.language}>
            {item.title}
          </span>
          <DueChip at={item.nextDueAt} kind={item.nextDueKind} name={item.nextDueLabels?.[language]} />
        </span>
        <span className={css.second}>
          <span>{item.number}</span>
          <span>{pathOf(teams, item.teamId)}</span>
          <span>{owner}</span>
        </span>
      </Link>
    </li>
  );
}

import { type Board, type BoardSection, boardSections } from "@amends/core/desk/contract-board";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useShortcut } from "../../ui/actions.ts";
import { api } from "../../ui/api.ts";
import { inTreeOrder, pathOf, useTeams } from "../../ui/directory.ts";
import { Empty } from "../../ui/Empty.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { useLiveState, useStream } from "../../ui/live.ts";
import { useMe } from "../../ui/me.ts";
import { Pick } from "../../ui/Pick.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { Time } from "../../ui/Time.tsx";
import { useTitle } from "../../ui/use-title.ts";
import css from "./Board.module.css";
import { BoardPartView } from "./BoardPartView.tsx";

const boardKey = ["board"] as const;
/** Many events at once are one look. */
const gatherMs = 800;
/** Deadlines pass without anything happening. */
const lookAgainMs = 30_000;

/** What burns, live: for whoever answers for a team, at the desk, on a telephone or on the wall. Complaints, never people in a row. */
export function BoardPage() {
  const { t } = useTranslation("desk");
  useTitle(t("board.title"));
  const [teamId, setTeamId] = useState("");
  const { data, error, refetch } = useQuery({
    queryKey: [...boardKey, teamId],
    queryFn: () => api.get<Board>(`/api/board${teamId ? `?teamId=${teamId}` : ""}`),
    refetchInterval: lookAgainMs,
    placeholderData: (before) => before,
  });
  useBoardNews();
  useBoardKeys();
  const total = data ? boardSections.reduce((sum, section) => sum + data.parts[section].total.count, 0) : 0;
  return (
    <div className={css.board}>
      <header className={css.head}>
        <div>
          <h1>{t("board.title")}</h1>
          {data ? <LiveSign at={data.at} /> : null}
        </div>
        <TeamChoice value={teamId} onChange={setTeamId} />
      </header>
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data && total === 0 ? (
        <Empty drawing="calm" title={t("board.calmTitle")}>
          {t("board.calm")}
        </Empty>
      ) : null}
      {data && total > 0 ? (
        <div className={css.parts}>
          {boardSections.map((section: BoardSection) => (
            <BoardPartView key={section} section={section} part={data.parts[section]} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

function useBoardNews(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const renew = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void client.invalidateQueries({ queryKey: boardKey }), gatherMs);
  };
  useStream("change", ({ complaintId }) => complaintId && renew());
  useStream("reset", renew);
}

/** J and K walk through all that burns, part after part; Enter opens, as on every link. */
function useBoardKeys(): void {
  const { t } = useTranslation("desk");
  const section = t("board.title");
  const step = (by: 1 | -1) => {
    const links = [...document.querySelectorAll<HTMLElement>("[data-board-item]")];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)]?.focus();
  };
  useShortcut("j", () => step(1), { label: t("key.next"), section, inPalette: false });
  useShortcut("k", () => step(-1), { label: t("key.previous"), section, inPalette: false });
}

function LiveSign({ at }: { at: string }) {
  const { t } = useTranslation("desk");
  const state = useLiveState();
  return (
    <p className={css.live} data-state={state}>
      {state === "lost" ? t("board.lost") : t("board.live")} · <Time at={at} form="time" />
    </p>
  );
}

/** Only teams the viewer sees; with one there is nothing to choose. */
function TeamChoice({ value, onChange }: { value: string; onChange: (teamId: string) => void }) {
  const { t } = useTranslation("desk");
  const { viewer } = useMe();
  const teams = useTeams();
  const choices = inTreeOrder(teams)
    .filter((team) => !team.archived && team.kind !== "company" && (viewer.role === "manager" || viewer.teamIds.includes(team.id)))
    .map((team) => ({ value: team.id, label: pathOf(teams, team.id) }));
  if (choices.length < 2) return null;
  return <Pick label={t("board.team")} hideLabel value={value} choices={choices} empty={t("board.allTeams")} onChange={onChange} />;
}

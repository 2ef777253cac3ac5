import type { Notice } from "@amends/core/notices/contract";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { SkeletonRows } from "../ui/Skeleton.tsx";
import { Time } from "../ui/Time.tsx";
import css from "./Notices.module.css";
import { noticesQuery, useMarkNotices } from "./notice-data.ts";
import { useSentence } from "./use-sentence.ts";

/** What stands behind the bell: unread ones and those read lately, newest first. Opening one is reading it. */
export function NoticePanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("notices");
  const { data, error, refetch } = useQuery(noticesQuery);
  const navigate = useNavigate();
  const mark = useMarkNotices();
  const list = useRef<HTMLUListElement>(null);
  const open = (notice: Notice) => {
    mark.one(notice.id);
    onClose();
    if (notice.complaint) void navigate({ to: "/complaints/$id", params: { id: notice.complaint.id } });
    else if (notice.kind === "errand") void navigate({ to: "/tasks" });
    else if (notice.kind === "absence") void navigate({ to: "/absences" });
    else if (notice.kind === "failure") void navigate({ to: "/settings/failures" });
  };
  const unread = data?.unread ?? 0;
  return (
    <Dialog
      title={t("title")}
      place="side"
      onClose={onClose}
      foot={
        <>
          <Button
            type="text"
            onClick={() => {
              onClose();
              void navigate({ to: "/settings/notices" });
            }}
          >
            {t("settings")}
          </Button>
          <Button disabled={unread === 0} onClick={mark.all}>
            {t("allRead")}
          </Button>
        </>
      }
    >
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <SkeletonRows /> : null}
      {data?.items.length === 0 ? (
        <Empty drawing="calm" title={t("emptyTitle")}>
          {t("empty")}
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveElementInteractions: arrow keys move between the buttons inside
        <ul ref={list} className={css.list} aria-label={t("list")} onKeyDown={(event) => moveBy(event, list.current)}>
          {data.items.map((notice) => (
            <li key={notice.id}>
              <NoticeLine notice={notice} onOpen={() => open(notice)} />
            </li>
          ))}
        </ul>
      ) : null}
    </Dialog>
  );
}

function NoticeLine({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation("notices");
  const sentence = useSentence();
  const { complaint, read, times } = notice;
  return (
    <button type="button" className={css.line} data-read={read || undefined} onClick={onOpen}>
      <span className={css.sentence}>
        {sentence(notice)}
        {times > 1 ? <small>{t("times", { times })}</small> : null}
      </span>
      {complaint ? (
        <span className={css.about}>
          <span>{complaint.number}</span> {complaint.title || t("noTitle")}
        </span>
      ) : null}
      <span className={css.when}>
        <Time at={notice.at} />
        {read ? ` · ${t("readMark")}` : null}
      </span>
    </button>
  );
}

/** Arrow keys, Home and End move through the lines. */
function moveBy(event: KeyboardEvent, list: HTMLElement | null): void {
  const lines = [...(list?.querySelectorAll("button") ?? [])];
  const at = lines.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  lines[Math.min(Math.max(to, 0), lines.length - 1)]?.focus();
}

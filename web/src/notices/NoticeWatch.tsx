import type { Notice } from "@amends/core/notices/contract";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { noticesQuery, useMarkNotices, useNoticeNews } from "./notice-data.ts";
import { useSentence } from "./use-sentence.ts";

/** One has seen what one had before the eyes this long. */
const readAfterMs = 800;

/** Keeps notices up to date while any page is open: fetches what is new, says it to screen readers, and takes as read what one looks at. */
export function NoticeWatch() {
  const { t } = useTranslation("notices");
  const { data } = useQuery(noticesQuery);
  const sentence = useSentence();
  const [said, setSaid] = useState("");
  useNoticeNews();
  useReadOnVisit(data?.items ?? []);
  useNewNotices(data?.items, (fresh) => {
    const [newest] = fresh;
    if (newest) setSaid(t("newOne", { text: sentence(newest) }));
  });
  return (
    <span role="status" className="unseen">
      {said}
    </span>
  );
}

/** A complaint that is open before one's eyes: what was told of it is read. */
function useReadOnVisit(items: readonly Notice[]): void {
  const { id } = useParams({ strict: false });
  const { about } = useMarkNotices();
  const latest = useRef(about);
  latest.current = about;
  const unread = id !== undefined && items.some((notice) => !notice.read && notice.complaint?.id === id);
  useEffect(() => {
    if (!unread || id === undefined) return;
    const timer = setTimeout(() => document.visibilityState === "visible" && latest.current(id), readAfterMs);
    const onVisible = () => document.visibilityState === "visible" && latest.current(id);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisible);
    };
  }, [unread, id]);
}

/** Calls back with unread notices that were not there at the last look, newest first; not with those found at the start. */
function useNewNotices(items: readonly Notice[] | undefined, onNew: (fresh: readonly Notice[]) => void): void {
  const known = useRef<ReadonlySet<string> | null>(null);
  const latest = useRef(onNew);
  latest.current = onNew;
  useEffect(() => {
    if (!items) return;
    const before = known.current;
    const now = new Set(items.filter((n) => !n.read).map((n) => `${n.id} ${n.times}`));
    known.current = now;
    const fresh = before ? items.filter((n) => !n.read && !before.has(`${n.id} ${n.times}`)) : [];
    if (fresh.length > 0) latest.current(fresh);
  }, [items]);
}

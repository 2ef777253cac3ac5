import type { Notice } from "@amends/core/notices/contract";
import { isQuiet } from "@amends/core/notices/deliver-at";
import { defaultPreference, ownKinds } from "@amends/core/notices/preference";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeZone } from "../ui/use-format.ts";
import { noticesQuery, useMarkNotices, useNoticeNews } from "./notice-data.ts";
import { usePreference } from "./preference-data.ts";
import { isPushing } from "./push.ts";
import { playTone, showSign } from "./signal.ts";
import { useSentence } from "./use-sentence.ts";

/** One has seen what one had before the eyes this long. */
const readAfterMs = 800;

/** Of many at once only so many are shown beyond the page; the bell has all. */
const mostSigns = 3;

/** Keeps notices up to date while any page is open: fetches what is new, says it to screen readers and, by preference, beyond the page, and takes as read what one looks at. */
export function NoticeWatch() {
  const { t } = useTranslation("notices");
  const { data } = useQuery(noticesQuery);
  const sentence = useSentence();
  const [said, setSaid] = useState("");
  const preference = usePreference() ?? defaultPreference;
  const timeZone = useTimeZone();
  const navigate = useNavigate();
  useNoticeNews();
  useReadOnVisit(data?.items ?? []);
  useNewNotices(data?.items, (fresh) => {
    const [newest] = fresh;
    if (newest) setSaid(t("newOne", { text: sentence(newest) }));
    if (document.visibilityState === "visible" || isQuiet(preference.quiet, new Date().toISOString(), timeZone)) return;
    void showBeyondThePage(fresh.filter((n) => n.alert).slice(0, mostSigns));
    if (preference.sound === "all" || (preference.sound === "mine" && fresh.some((n) => ownKinds.has(n.kind)))) playTone();
  });
  /** The push service brings it to this browser by itself: then it is not said twice. */
  const showBeyondThePage = async (notices: readonly Notice[]) => {
    if (notices.length === 0 || (await isPushing().catch(() => false))) return;
    for (const notice of notices) {
      const { complaint } = notice;
      const body = complaint ? `${complaint.number} ${complaint.title}`.trim() : "";
      showSign(sentence(notice), body, notice.id, () => complaint && void navigate({ to: "/complaints/$id", params: { id: complaint.id } }));
    }
  };
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

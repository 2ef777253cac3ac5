import type { ComplaintPage } from "@amends/core/desk/contract-view";
import { useQueryClient } from "@tanstack/react-query";
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { showError } from "../ui/toasts.ts";
import { useFormat } from "../ui/use-format.ts";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import { EventLine } from "./EventLine.tsx";
import { MessageCard } from "./MessageCard.tsx";
import { recordIndex } from "./record-index.ts";
import { byDay, passes, type TimelineFilter, timelineFilters } from "./timeline-filter.ts";
import { type Earlier, moveOn } from "./timeline-window.ts";
import { useSentenceWords } from "./use-sentence-words.ts";

const nearEnd = 80;

/** Everything that was said and done, oldest first, in one list. What arrives while one reads further up waits behind a pill. */
export const Timeline = memo(function Timeline({ page, onQuote }: { page: ComplaintPage; onQuote: (text: string) => void }) {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const client = useQueryClient();
  const words = useSentenceWords(page);
  const [filter, setFilter] = useState<TimelineFilter>("all");
  const [earlier, setEarlier] = useState<Earlier>({ items: [], before: page.earlierBefore });
  const [shown, setShown] = useState(page.timeline);
  if (shown !== page.timeline) {
    setShown(page.timeline);
    setEarlier((now) => moveOn(now, shown, page));
  }
  const [news, setNews] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastSeq = useRef(page.lastSeq);

  const items = useMemo(() => [...earlier.items, ...page.timeline].filter((i) => passes(i, filter)), [earlier.items, page.timeline, filter]);
  const groups = useMemo(() => byDay(items, (at) => format.time(at, "day")), [items, format]);
  const records = useMemo(() => recordIndex(page.complaint), [page.complaint]);

  const toEnd = () => {
    const box = scroll.current;
    if (box) box.scrollTop = box.scrollHeight;
    setNews(0);
  };
  // The end is what one wants to see first, and stays in view while one is there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the timeline grew
  useLayoutEffect(() => {
    const fresh = page.timeline.filter((i) => BigInt(i.seq) > BigInt(lastSeq.current)).length;
    lastSeq.current = page.lastSeq;
    if (atEnd.current) toEnd();
    else if (fresh > 0) setNews((n) => n + fresh);
  }, [page.lastSeq, page.timeline.length]);
  useEffect(() => {
    const box = scroll.current;
    if (!box) return;
    const grown = new ResizeObserver(() => {
      if (atEnd.current) box.scrollTop = box.scrollHeight;
    });
    grown.observe(box);
    return () => grown.disconnect();
  }, []);

  const loadEarlier = async () => {
    const before = earlier.before;
    if (!before) return;
    try {
      const older = await deskApi.earlier(page.complaint.id, before);
      const box = scroll.current;
      const fromEnd = box ? box.scrollHeight - box.scrollTop : 0;
      setEarlier((now) => ({ items: [...older.items, ...now.items], before: older.earlierBefore ?? null }));
      requestAnimationFrame(() => {
        if (box) box.scrollTop = box.scrollHeight - fromEnd;
      });
    } catch (error) {
      showError(error);
    }
  };

  return (
    <section className="desk-timeline" aria-labelledby="desk-timeline-title">
      <h2 id="desk-timeline-title" className="unseen">
        {t("timeline.label")}
      </h2>
      <div className="desk-timeline-filter" role="group" aria-label={t("timeline.filter")}>
        {timelineFilters.map((f) => (
          <button key={f} type="button" aria-pressed={filter === f} onClick={() => setFilter(f)}>
            {t(`timeline.${f}`)}
          </button>
        ))}
      </div>
      <div
        className="desk-timeline-scroll"
        ref={scroll}
        tabIndex={0}
        role="log"
        aria-label={t("timeline.label")}
        onScroll={(e) => {
          const box = e.currentTarget;
          atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
          if (atEnd.current && news) setNews(0);
        }}
      >
        {earlier.before ? (
          <button type="button" className="desk-button desk-quiet desk-earlier" onClick={() => void loadEarlier()}>
            {t("timeline.earlier")}
          </button>
        ) : null}
        {groups.map((group) => (
          <section key={group.items[0]?.id} className="desk-day" aria-label={group.day}>
            <h3>
              <span>{group.day}</span>
            </h3>
            <ol>
              {group.items.map((item) => (
                <li key={`${item.type}${item.id}`}>
                  {item.type === "message" ? (
                    <MessageCard
                      item={item}
                      page={page}
                      words={words}
                      onQuote={onQuote}
                      onChanged={() => void client.invalidateQueries({ queryKey: deskKeys.page(page.complaint.id) })}
                    />
                  ) : (
                    <EventLine item={item} page={page} words={words} records={records} />
                  )}
                </li>
              ))}
            </ol>
          </section>
        ))}
        {items.length === 0 ? <p className="desk-nothing">{t("timeline.nothing")}</p> : null}
      </div>
      {news > 0 ? (
        <button type="button" className="desk-pill" onClick={toEnd}>
          {t("timeline.news", { count: news })}
        </button>
      ) : null}
    </section>
  );
});

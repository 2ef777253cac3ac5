import type { SavedView } from "@amends/core/desk/contract-settings";
import { type Count, type ViewCounts, viewsFor } from "@amends/core/desk/contract-view";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "../ui/me.ts";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import type { ListSearch } from "./list-search.ts";
import { readListSearch } from "./list-search.ts";
import { SavedViewItem } from "./SavedViewItem.tsx";
import { useSavedViews } from "./saved-views.ts";

function useCounts(): ViewCounts | undefined {
  return useQuery({ queryKey: deskKeys.counts, queryFn: ({ signal }) => deskApi.counts(signal), refetchInterval: 60_000 }).data;
}

const countText = (count: Count | undefined) => (count ? `${count.count}${count.more ? "+" : ""}` : "");

/** The views that answer 'what now', each with how many, then the ones people made. */
export function ViewList({
  search,
  onShow,
  onSaved,
  onChange,
}: {
  search: ListSearch;
  onShow: (next: ListSearch) => void;
  onSaved: (view: SavedView) => void;
  onChange: (view: SavedView) => void;
}) {
  const { t } = useTranslation("desk");
  const viewer = useMe().viewer;
  const counts = useCounts();
  const saved = useSavedViews();
  return (
    <nav className="desk-views" aria-label={t("list.views")}>
      <ul>
        {viewsFor(viewer).map((name) => {
          const count = counts?.[name];
          const urgent = name === "overdue" && count && count.count > 0;
          return (
            <li key={name}>
              <button
                type="button"
                className="desk-view"
                aria-current={!search.saved && search.view === name ? "true" : undefined}
                onClick={() => onShow(readListSearch({ view: name }))}
              >
                <span>{t(`words:view.${name}`)}</span>
                <span className="desk-count" data-tone={urgent ? "act" : undefined}>
                  {countText(count)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {counts?.outbox.count ? (
        <ul>
          <li>
            <Link to="/outbox" className="desk-view">
              <span>{t("outbox.title")}</span>
              <span className="desk-count">{countText(counts.outbox)}</span>
            </Link>
          </li>
        </ul>
      ) : null}
      {saved.length ? (
        <>
          <h2>{t("list.savedViews")}</h2>
          <ul>
            {saved.map((view) => (
              <SavedViewItem
                key={view.id}
                view={view}
                current={search.saved === view.id}
                onShow={() => onSaved(view)}
                onChange={() => onChange(view)}
                onGone={() => onShow(readListSearch({ view: search.view }))}
              />
            ))}
          </ul>
        </>
      ) : null}
    </nav>
  );
}

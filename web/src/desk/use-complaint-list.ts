import type { ComplaintList, ComplaintRow } from "@amends/core/desk/contract-view";
import { type InfiniteData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStream } from "../ui/live.ts";
import { deskApi } from "./desk-api.ts";
import { deskKeys } from "./desk-queries.ts";
import { askedFor, updateQuietly } from "./list-merge.ts";
import { type ListSearch, listQuery } from "./list-search.ts";

type Pages = InfiniteData<ComplaintList, string | null>;
const pageSize = 50;
/** The largest page the server gives; more rows than this are not looked at again until one reloads. */
const largestPage = 100;

/** The list that was last taken from the screen: beside a complaint it is drawn anew, and is as it was a moment ago. */
let leftAt = { key: "", at: Number.NEGATIVE_INFINITY };
const sameMoment = 300;

export type ComplaintListState = ReturnType<typeof useComplaintList>;

/**
 * The rows of a list, page by page. What changes while one reads is put into the rows in place; what is new waits in `waiting`
 * until `showNew`, so that nothing moves under the eyes or the mouse.
 */
export function useComplaintList(search: ListSearch) {
  const client = useQueryClient();
  const query = listQuery(search);
  const key = useMemo(() => deskKeys.list(query), [query]);
  const result = useInfiniteQuery({
    queryKey: key,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => deskApi.list(listQuery(search, pageParam, pageSize), signal),
    getNextPageParam: (last) => last.next,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  });
  const [news, setNews] = useState<{ key: unknown; waiting: readonly string[]; gone: readonly string[] }>({ key, waiting: [], gone: [] });
  const current = news.key === key ? news : { waiting: [], gone: [] };

  /** Complaints that changed since the last look; "any" when some news may have been missed. */
  const changed = useRef<Set<string> | "any">(new Set());

  const look = useCallback(async () => {
    const shown = client.getQueryData<Pages>(key);
    if (!shown) return;
    const since = changed.current;
    changed.current = new Set();
    const rows = shown.pages.flatMap((p) => p.rows);
    const fresh = await deskApi.list(listQuery(search, null, Math.min(largestPage, Math.max(pageSize, rows.length))));
    const isAll = fresh.next === null;
    const asked = isAll ? [] : askedFor(rows, fresh.rows, since).slice(0, largestPage);
    const still = asked.length ? (await deskApi.list(`${listQuery(search, null, asked.length)}&ids=${asked.join(",")}`)).rows : [];
    const quiet = updateQuietly(rows, { rows: fresh.rows, isAll, asked: new Set(asked), still }, shown.pages.at(-1)?.next === null);
    client.setQueryData<Pages>(key, (now) => now && replaceRows(now, quiet.rows, fresh));
    setNews((before) => ({ key, waiting: quiet.waiting, gone: stillGone(before.key === key ? before.gone : [], quiet.gone, [...fresh.rows, ...still]) }));
  }, [client, key, search]);

  const latestLook = useRef(look);
  latestLook.current = look;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const lookSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latestLook.current().catch(() => undefined), 400);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(
    () => () => {
      // What was still to be looked at is looked at where the list stands next.
      const upToDate = changed.current !== "any" && changed.current.size === 0;
      leftAt = { key: upToDate ? key.join() : "", at: performance.now() };
    },
    [key],
  );
  useStream("change", ({ complaintId }) => {
    if (!complaintId) return;
    if (changed.current !== "any") changed.current.add(complaintId);
    lookSoon();
  });
  useStream("reset", () => {
    changed.current = "any";
    lookSoon();
  });
  // A list that was left and is entered again is shown as it was and then looked at.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says which list it is
  useEffect(() => {
    if (leftAt.key !== key.join() || performance.now() - leftAt.at > sameMoment) lookSoon();
  }, [key]);

  const showNew = useCallback(async () => {
    setNews({ key, waiting: [], gone: [] });
    await client.resetQueries({ queryKey: key });
  }, [client, key]);

  const pages = result.data?.pages ?? [];
  const rows: readonly ComplaintRow[] = useMemo(() => pages.flatMap((p) => p.rows), [pages]);
  return {
    rows,
    waiting: current.waiting,
    gone: current.gone,
    total: pages[0]?.total ?? null,
    partial: pages[0]?.partial ?? false,
    loading: result.isPending,
    switching: result.isPlaceholderData,
    error: result.error,
    hasMore: result.hasNextPage,
    loadingMore: result.isFetchingNextPage,
    loadMore: () => void result.fetchNextPage(),
    /** Reads on until everything is there, or `most` rows. */
    loadAll: async (most: number) => {
      for (let now = result; now.hasNextPage && (now.data?.pages.length ?? 0) * pageSize < most; ) now = await now.fetchNextPage();
    },
    reload: () => void result.refetch(),
    showNew: () => void showNew(),
  };
}

/** What left stays marked until the list is read anew, unless it came back. */
function stillGone(before: readonly string[], now: readonly string[], there: readonly ComplaintRow[]): readonly string[] {
  const back = new Set(there.map((r) => r.id));
  return [...new Set([...before.filter((id) => !back.has(id)), ...now])];
}

/** Spreads changed rows over the pages they stood on. */
function replaceRows(data: Pages, rows: readonly ComplaintRow[], fresh: ComplaintList): Pages {
  let from = 0;
  const pages = data.pages.map((page, i) => {
    const slice = rows.slice(from, from + page.rows.length);
    from += page.rows.length;
    return { ...page, rows: slice, total: i === 0 ? fresh.total : page.total };
  });
  return { ...data, pages };
}

import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { prefetchComplaint } from "./desk-queries.ts";
import { type ListSearch, readListSearch, writeListSearch } from "./list-search.ts";

/** Which list and which complaint the address names, and the ways to change it. Every step can be gone back. */
export function useListNavigation() {
  const navigate = useNavigate();
  const client = useQueryClient();
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const openId = (useParams({ strict: false }) as { id?: string }).id ?? null;
  const search = useMemo(() => readListSearch(raw), [raw]);

  const goTo = useCallback(
    (id: string | null, next: ListSearch, replace = false) => {
      const query = writeListSearch(next) as never;
      void (id ? navigate({ to: "/complaints/$id", params: { id }, search: query, replace }) : navigate({ to: "/complaints", search: query, replace }));
    },
    [navigate],
  );

  /** On its way while the page is drawn anew, not only once that is on the screen. */
  const fetched = useCallback(
    (id: string | null) => {
      if (id) prefetchComplaint(client, id);
      return id;
    },
    [client],
  );
  const open = useCallback((id: string | null) => goTo(fetched(id), search, false), [goTo, fetched, search]);
  /** J/K through a list should not fill the history with every complaint one passed. */
  const step = useCallback((id: string) => goTo(fetched(id), search, true), [goTo, fetched, search]);
  const show = useCallback((change: Partial<ListSearch>) => goTo(openId, { ...search, ...change }), [goTo, openId, search]);
  return { search, openId, open, step, show };
}

import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { type ListSearch, readListSearch, writeListSearch } from "./list-search.ts";

/** Which list and which complaint the address names, and the ways to change it. Every step can be gone back. */
export function useListNavigation() {
  const navigate = useNavigate();
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

  const open = useCallback((id: string | null) => goTo(id, search, false), [goTo, search]);
  /** J/K through a list should not fill the history with every complaint one passed. */
  const step = useCallback((id: string) => goTo(id, search, true), [goTo, search]);
  const show = useCallback((change: Partial<ListSearch>) => goTo(openId, { ...search, ...change }), [goTo, openId, search]);
  return { search, openId, open, step, show };
}

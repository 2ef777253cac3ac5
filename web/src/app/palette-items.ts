import type { ComplaintList, ComplaintRow } from "@amends/core/desk/contract-view";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { useActions } from "../ui/actions.ts";
import { api } from "../ui/api.ts";
import { matching } from "../ui/Combobox.tsx";
import { useMay } from "../ui/me.ts";

export type PaletteItem = {
  readonly key: string;
  readonly section: string;
  readonly label: string;
  readonly note?: string | undefined;
  readonly keys?: string | undefined;
  readonly run: () => void;
};

/** Each section once, the innermost first: what concerns the open complaint before the list, the list before what goes everywhere. */
export function bySection<T extends { readonly section: string }>(items: readonly T[]): readonly T[] {
  return [...Map.groupBy(items, (item) => item.section).values()].reverse().flat();
}

/** Actions that fit what is typed, each once. */
export function useActionItems(typed: string): readonly PaletteItem[] {
  const actions = useActions();
  return useMemo(() => {
    const offered = new Map(actions.filter((a) => a.inPalette && (typed !== "" || !a.whenTyped)).map((a) => [`${a.section} ${a.label}`, a]));
    const items = [...offered.values()].map((a) => ({
      key: `action ${a.id}`,
      value: String(a.id),
      section: a.section,
      label: a.label,
      note: undefined,
      keys: a.keys,
      run: a.run,
    }));
    return bySection(matching(items, typed));
  }, [actions, typed]);
}

/** Complaints found for what is typed, from two characters on. */
export function useComplaintItems(typed: string, section: string, open: (row: ComplaintRow) => void): { items: readonly PaletteItem[]; busy: boolean } {
  const mayRead = useMay("readComplaints");
  const q = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    queryKey: ["palette", q],
    queryFn: ({ signal }) => api.get<ComplaintList>(`/api/complaints?view=all&sort=relevance&limit=8&q=${encodeURIComponent(q)}`, { signal }),
    enabled: mayRead && [...q].length >= 2,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  const rows = mayRead && [...q].length >= 2 ? (data?.rows ?? []) : [];
  return {
    busy: isFetching,
    items: rows.map((row) => ({
      key: `complaint ${row.id}`,
      section,
      label: row.title || row.preview,
      note: [row.number, row.customerName].filter(Boolean).join(" · "),
      run: () => open(row),
    })),
  };
}

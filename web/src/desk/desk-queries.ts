import type { CategoryTree } from "@amends/core/desk/category";
import type { GrantPolicy } from "@amends/core/desk/contract-grants";
import type { Precedents } from "@amends/core/desk/contract-ledger";
import type { DeskSettings, PortalSettings } from "@amends/core/desk/contract-settings";
import type { FollowUpPlan } from "@amends/core/desk/follow-up-plan";
import { type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "../ui/api.ts";
import { currentLanguage, type Language } from "../ui/language.ts";
import { arriving } from "../ui/presence.ts";
import { deskApi, itemsOf } from "./desk-api.ts";

/** Keys of everything the desk keeps in the cache; the live stream invalidates by them. */
export const deskKeys = {
  list: (query: string) => ["complaints", "list", query] as const,
  counts: ["complaints", "counts"] as const,
  page: (id: string) => ["complaint", id] as const,
  customer: (id: string) => ["customer", id] as const,
  categories: ["categories"] as const,
  settings: ["settings", "desk"] as const,
  grantPolicy: ["settings", "grants"] as const,
  portal: ["settings", "portal"] as const,
  followUp: ["settings", "followUp"] as const,
  clocks: (id: string) => ["complaint", id, "clocks"] as const,
  precedents: (id: string) => ["complaint", id, "precedents"] as const,
  views: ["views"] as const,
};

/** Fresh for as long as a click takes: who comes back to a complaint reads the newest state, and live updates do the rest. */
export const complaintQuery = (id: string) =>
  queryOptions({ queryKey: deskKeys.page(id), queryFn: ({ signal }) => deskApi.page(id, arriving(id), signal), staleTime: 2_000 });

/** The clocks of one complaint, for the hover in a list. */
export const clocksQuery = (id: string) =>
  queryOptions({ queryKey: deskKeys.clocks(id), queryFn: ({ signal }) => deskApi.clocks(id, signal), staleTime: 20_000 });

/** Fetches a complaint that is being opened, from the press of the button on. Not before: whoever fetches it is on record as having looked. */
export function prefetchComplaint(client: QueryClient, id: string): void {
  void client.prefetchQuery(complaintQuery(id));
}

const longLived = { staleTime: 5 * 60_000 } as const;

export function useCategories(): CategoryTree {
  const { data } = useQuery({
    queryKey: deskKeys.categories,
    ...longLived,
    queryFn: () => api.get<CategoryTree | { items: CategoryTree } | { categories: CategoryTree }>("/api/categories"),
  });
  return useMemo(() => (data && "categories" in data ? data.categories : itemsOf(data)), [data]);
}

export function useDeskSettings(): DeskSettings | undefined {
  return useQuery({ queryKey: deskKeys.settings, queryFn: () => api.get<DeskSettings>("/api/settings/desk"), ...longLived }).data;
}

export function useGrantPolicy(): GrantPolicy | undefined {
  return useQuery({ queryKey: deskKeys.grantPolicy, queryFn: () => api.get<GrantPolicy>("/api/settings/grants"), ...longLived }).data;
}

export function useFollowUpPlan(): FollowUpPlan | undefined {
  return useQuery({ queryKey: deskKeys.followUp, queryFn: () => api.get<FollowUpPlan>("/api/settings/follow-up"), ...longLived }).data;
}

export function usePortalSettings(): PortalSettings | undefined {
  return useQuery({ queryKey: deskKeys.portal, queryFn: () => api.get<PortalSettings>("/api/settings/portal"), ...longLived }).data;
}

export function usePrecedents(id: string): Precedents | undefined {
  return useQuery({ queryKey: deskKeys.precedents(id), queryFn: () => api.get<Precedents>(`/api/complaints/${id}/precedents`), ...longLived }).data;
}

/** "Service attitude › Cold" in the reader's language; the id itself when the category is no longer in the tree. */
export function categoryPath(tree: CategoryTree, id: string | null, language: Language = currentLanguage()): string {
  const names: string[] = [];
  const byId = new Map(tree.map((c) => [c.id, c]));
  for (let at = id ? byId.get(id) : undefined; at && names.length < 6; at = at.parent ? byId.get(at.parent) : undefined) names.unshift(at.names[language]);
  return names.length ? names.join(" › ") : (id ?? "");
}

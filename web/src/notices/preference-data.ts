import type { WaysOut } from "@amends/core/notices/contract";
import type { NoticePreference } from "@amends/core/notices/preference";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../ui/api.ts";
import { showError, showToast } from "../ui/toasts.ts";

export const preferenceQuery = {
  queryKey: ["notice-preference"] as const,
  queryFn: () => api.get<NoticePreference>("/api/notices/preference"),
  staleTime: 10 * 60_000,
};

/** Which ways out of the product there are. */
export const useWays = (): WaysOut | undefined =>
  useQuery({ queryKey: ["notice-ways"], queryFn: () => api.get<WaysOut>("/api/notices/ways"), staleTime: 10 * 60_000 }).data;

export const usePreference = (): NoticePreference | undefined => useQuery(preferenceQuery).data;

/** Saves a change of one's preferences: on the screen at once, put back when the server refuses. */
export function usePreferenceChange(): (change: Partial<NoticePreference>) => void {
  const client = useQueryClient();
  const { t } = useTranslation("notices");
  return (change) => {
    const before = client.getQueryData<NoticePreference>(preferenceQuery.queryKey);
    if (!before) return;
    const after = { ...before, ...change };
    client.setQueryData(preferenceQuery.queryKey, after);
    api.put("/api/notices/preference", after).then(
      () => showToast(t("preference.saved")),
      (error) => {
        client.setQueryData(preferenceQuery.queryKey, before);
        showError(error);
      },
    );
  };
}

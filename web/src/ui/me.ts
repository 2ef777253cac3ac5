import type { Me } from "@amends/core/accounts/contract-me";
import type { Permission } from "@amends/core/accounts/permission";
import type { Profile } from "@amends/core/accounts/profile";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "./api.ts";

export type { Me, Profile };

export const meQuery = { queryKey: ["me"] as const, queryFn: () => api.get<Me>("/api/me"), staleTime: 5 * 60_000 };

/** The signed-in person. Only used below the signed-in layout, which has loaded it. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("useMe outside the signed-in layout");
  return data;
}

export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}

/** Changes some settings of the own profile: on the screen at once, then on the server; `layout` is merged by key. */
export function useProfileChange(): (change: Partial<Profile>) => Promise<void> {
  const client = useQueryClient();
  return async (change) => {
    const before = client.getQueryData<Me>(meQuery.queryKey);
    if (before) {
      const layout = { ...before.profile.layout, ...change.layout };
      client.setQueryData<Me>(meQuery.queryKey, { ...before, profile: { ...before.profile, ...change, layout } });
    }
    try {
      await api.patch("/api/me/profile", change);
    } catch (error) {
      if (before) client.setQueryData(meQuery.queryKey, before);
      throw error;
    }
  };
}

import type { ErrandList } from "@amends/core/desk/contract-errands";
import { api } from "../../ui/api.ts";

const path = (complaintId: string, id: string) => `/api/errands/${complaintId}/${id}`;

/** What one was asked to do; looked at again each minute, and when a notice says so. */
export const errandsQuery = {
  queryKey: ["errands"] as const,
  refetchInterval: 60_000,
  queryFn: () => api.get<ErrandList>("/api/errands"),
};

export const errandApi = {
  take: (complaintId: string, id: string) => api.post(`${path(complaintId, id)}/taking`, {}),
  end: (complaintId: string, id: string, as: "done" | "givenBack", note: string) => api.post(`${path(complaintId, id)}/end`, { as, note }),
};

import type { Pen, TakenDraft } from "@amends/core/desk/contract-pen";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../../ui/api.ts";
import { deskKeys } from "../desk-queries.ts";

const path = (complaintId: string, tail = "") => `/api/complaints/${complaintId}/pen${tail}`;

export const penApi = {
  share: (id: string, shared: boolean) => api.put(path(id, "/sharing"), { shared }),
  take: (id: string, draftId: string, fromId: string) => api.post<TakenDraft>(path(id, `/${draftId}/taking`), { fromId }),
  giveBack: (id: string, draftId: string) => api.post<{ readonly data: unknown }>(path(id, `/${draftId}/return`), {}),
  settle: (id: string, draftId: string) => api.put(path(id, `/${draftId}/settled`), {}),
  /** Keeps what stands in the field now, not in a second. */
  keep: (id: string, data: unknown) => api.put(`/api/drafts/${encodeURIComponent(`reply:${id}`)}`, { data }),
};

/** Stands below the complaint's page, so it is asked anew with every live change of the complaint. */
export const penQuery = (id: string) =>
  queryOptions({ queryKey: [...deskKeys.page(id), "pen"], queryFn: ({ signal }) => api.get<Pen>(path(id), { signal }), staleTime: 2_000 });

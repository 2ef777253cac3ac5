import type { ComplaintPage } from "@amends/core/desk/contract-view";
import type { QueryClient } from "@tanstack/react-query";
import type { DraftShelf } from "../ui/use-draft.ts";
import { complaintQuery, deskKeys } from "./desk-queries.ts";

/** Drafts of the answer and the note come with the complaint; what is saved meanwhile is kept with it. */
export function draftShelf(client: QueryClient, complaintId: string): DraftShelf {
  return {
    read: async (key) => (await client.fetchQuery(complaintQuery(complaintId))).drafts[key],
    kept: (key, data) =>
      void client.setQueryData<ComplaintPage>(deskKeys.page(complaintId), (page) => page && { ...page, drafts: { ...page.drafts, [key]: data } }, {
        updatedAt: client.getQueryState(deskKeys.page(complaintId))?.dataUpdatedAt ?? 0, // the rest of the page is no younger for it
      }),
  };
}

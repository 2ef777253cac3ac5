import type { DeadlineInput, OwnPack } from "@amends/core/deadline/company-settings";
import type { PolicyPack } from "@amends/core/deadline/policy-pack";
import type { Region } from "@amends/core/deadline/region";
import type { Clock } from "@amends/core/shared/clock";
import type { Instant } from "@amends/core/shared/record";
import type { Severity } from "@amends/core/shared/severity";
import { api } from "../ui/api.ts";

/** What a company decided about its deadlines, as the server gives it. */
export type Deadlines = Pick<DeadlineInput, "packIds" | "ownPack" | "calendar"> & {
  readonly ownVersion: string | null;
  readonly changed: { readonly at: Instant; readonly byId: string | null } | null;
};

/** A complaint as one imagines it for the preview. */
export type Imagined = {
  readonly receivedAt: Instant;
  readonly severity: Severity;
  readonly channel: string;
  readonly standing: string | null;
  readonly referralBody: string | null;
};

/** What is being edited and not saved yet. */
export type DeadlineDraft = Pick<DeadlineInput, "packIds" | "ownPack" | "calendar" | "applyTo">;
export type OwnRule = OwnPack["rules"][number];

export const deadlinesQuery = { queryKey: ["deadlines"] as const, queryFn: () => api.get<Deadlines>("/api/settings/deadlines") };
export const packsQuery = {
  queryKey: ["deadlines", "packs"] as const,
  queryFn: () => api.get<{ packs: PolicyPack[]; regions: Region[] }>("/api/deadlines/packs"),
  staleTime: 5 * 60_000,
};

export const saveDeadlines = (draft: DeadlineDraft) => api.put<Deadlines>("/api/settings/deadlines", draft);

export const previewKey = ["deadlines", "preview"] as const;

/** `settings` that are not saved yet, or null for those in force. */
export const previewQuery = (settings: DeadlineDraft | null, imagined: Imagined) => ({
  queryKey: [...previewKey, settings, imagined] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    api.post<{ clocks: Clock[] }>("/api/settings/deadlines/preview", { imagined, ...(settings ? { settings } : {}) }, { signal }),
});

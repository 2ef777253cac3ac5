import type { ExtensionOffer } from "@amends/core/deadline/extension-offers";
import type { CommandName } from "@amends/core/desk/contract-commands";
import type { LetterKind, LetterPreview } from "@amends/core/desk/contract-letters";
import type { WaitingMessage } from "@amends/core/desk/contract-outbox";
import type { SavedView } from "@amends/core/desk/contract-settings";
import type { SimilarAnswer } from "@amends/core/desk/contract-similar";
import type { ComplaintList, ComplaintPage, CustomerBrief, TimelineItem, ViewCounts } from "@amends/core/desk/contract-view";
import type { Clock } from "@amends/core/shared/clock";
import { api } from "../ui/api.ts";
import { type CommandBody, commandRoute } from "./command-routes.ts";
import type {
  BulkResult,
  CommandAnswer,
  CreatedComplaint,
  CustomerPageData,
  NewTrackingLink,
  TimelineMessage,
  TrackingLink,
  UploadedFile,
} from "./desk-types.ts";
import type { PromiseToSend } from "./promise/given-words.ts";

const verbs = { POST: api.post, PUT: api.put, PATCH: api.patch, DELETE: api.del } as const;

/** Sends one command on a complaint. The version says what it is based on: 409 'stale' when it is given and no longer right. */
export function sendCommand<N extends CommandName>(
  name: N,
  complaintId: string,
  body: CommandBody<N>,
  recordId?: string,
  version?: number,
): Promise<CommandAnswer> {
  const { method, path } = commandRoute(name, complaintId, recordId);
  return verbs[method]<CommandAnswer>(path, body, { ifMatch: version });
}

const complaint = (id: string) => `/api/complaints/${id}`;

/** Everything the desk reads, by name; paths are those of the route table. */
export const deskApi = {
  list: (query: string, signal?: AbortSignal) => api.get<ComplaintList>(`/api/complaints?${query}`, { signal }),
  counts: (signal?: AbortSignal) => api.get<ViewCounts>("/api/complaints/counts", { signal }),
  /** `arrival` says that one is here now (ui/presence.ts), or is empty. */
  page: (id: string, arrival: string, signal?: AbortSignal) => api.get<ComplaintPage>(`${complaint(id)}${arrival}`, { signal }),
  clocks: (id: string, signal?: AbortSignal) => api.get<{ clocks: Clock[]; extensions: ExtensionOffer[] }>(`${complaint(id)}/clocks`, { signal }),
  byNumber: (number: string) => api.get<{ id: string }>(`/api/complaints/number/${encodeURIComponent(number)}`),
  earlier: (id: string, before: string) =>
    api.get<{ items: TimelineItem[]; earlierBefore?: string | null }>(`${complaint(id)}/timeline?before=${encodeURIComponent(before)}`),
  create: (body: unknown, idempotencyKey: string) => api.post<CreatedComplaint>("/api/complaints", body, { idempotencyKey }),
  similar: (body: unknown, signal?: AbortSignal) => api.post<SimilarAnswer>("/api/complaints/similar", body, { signal }),
  bulk: (body: unknown) => api.post<{ results: BulkResult[]; batchId: string | null }>("/api/complaints/bulk", body),
  undoBulk: (batchId: string) => api.del<{ results: BulkResult[] }>(`/api/complaints/bulk/${batchId}`),

  sendMessage: (
    id: string,
    body: {
      text: string;
      attachmentIds: string[];
      lastSeenSeq: string;
      promises?: readonly PromiseToSend[];
      delaySeconds?: number;
      sendAt?: string | null;
    },
  ) => api.post<{ item?: TimelineMessage; waiting?: WaitingMessage }>(`${complaint(id)}/messages`, body),
  addNote: (id: string, body: { text: string; attachmentIds: string[]; promises?: readonly PromiseToSend[] }) =>
    api.post<{ item: TimelineMessage }>(`${complaint(id)}/notes`, body),
  editNote: (id: string, noteId: string, text: string) => api.patch<{ item: TimelineMessage }>(`${complaint(id)}/notes/${noteId}`, { text }),
  takeNoteBack: (id: string, noteId: string) => api.del<void>(`${complaint(id)}/notes/${noteId}`),
  addCall: (
    id: string,
    body: {
      direction: "inbound" | "outbound";
      text: string;
      seconds: number | null;
      reached: boolean;
      lastSeenSeq?: string;
      promises?: readonly PromiseToSend[];
    },
  ) => api.post<{ item: TimelineMessage }>(`${complaint(id)}/calls`, body),
  upload: (file: File) => api.upload<UploadedFile>("/api/attachments", file),

  trackingLinks: (id: string) => api.get<{ items: TrackingLink[] } | TrackingLink[]>(`${complaint(id)}/tracking-links`),
  newTrackingLink: (id: string) => api.post<NewTrackingLink>(`${complaint(id)}/tracking-links`),
  revokeTrackingLink: (id: string, linkId: string) => api.del<void>(`${complaint(id)}/tracking-links/${linkId}`),

  letterPreview: (id: string, kind: LetterKind, language: string) => api.post<LetterPreview>(`${complaint(id)}/letters/preview`, { kind, language }),
  keepLetter: (id: string, body: { kind: LetterKind; language: string; subject: string; text: string }) =>
    api.post<{ item: TimelineMessage }>(`${complaint(id)}/letters`, body),

  views: () => api.get<{ items: SavedView[] } | SavedView[]>("/api/views"),
  customer: (id: string) => api.get<CustomerPageData>(`/api/customers/${id}`),
  customers: (q: string, signal?: AbortSignal) =>
    api.get<{ items: CustomerBrief[] } | CustomerBrief[]>(`/api/customers?q=${encodeURIComponent(q)}`, { signal }),
};

/** Lists leave the server as an array or as `{items}`; the screens want the array. */
export function itemsOf<T>(answer: readonly T[] | { readonly items: readonly T[] } | undefined): readonly T[] {
  if (!answer) return [];
  return "items" in answer ? answer.items : answer;
}

import type { MailSettings } from "@amends/core/channels/mail-account";
import type { Signature } from "@amends/core/channels/signature-text";
import { api } from "../ui/api.ts";
import { listIn } from "../ui/list-in.ts";

export const mailQuery = { queryKey: ["mail-account"] as const, queryFn: () => api.get<MailSettings>("/api/settings/mail") };
export const signaturesQuery = {
  queryKey: ["mail-signatures"] as const,
  queryFn: async () => listIn<Signature>(await api.get("/api/settings/mail/signatures")),
};

import type { MailSettings } from "@amends/core/channels/mail-account";
import { api } from "../ui/api.ts";

export const mailQuery = { queryKey: ["mail-account"] as const, queryFn: () => api.get<MailSettings>("/api/settings/mail") };

import type { OneTimeLink } from "@amends/core/accounts/contract-people";
import type { Language } from "@amends/core/desk/complaint";
import { canMail, queueMail } from "../channels/index.ts";
import { textOf } from "../platform/catalogue.ts";
import type { Db } from "../platform/db/connect.ts";
import type { Acting } from "./acting.ts";

type Whom = { readonly purpose: "invitation" | "reset"; readonly to: string; readonly toName: string; readonly personId?: string; readonly language: Language };

/** Sends a one-time link to whom it is for, where the company has a mail account; gives the link with the address it goes to. */
export async function mailLink(
  tx: Db,
  link: OneTimeLink,
  { purpose, to, toName, personId, language }: Whom,
  acting: Acting,
  secret: string,
): Promise<OneTimeLink> {
  const { viewer, now, newId } = acting;
  if (!(await canMail(tx, viewer.companyId))) return link;
  const until = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(link.expiresAt));
  const t = (key: string) => textOf(language, "notices", `mail.${key}`, { name: toName || to, by: viewer.name, url: link.url, until });
  const mail = { id: newId(), companyId: viewer.companyId, personId: personId ?? null, purpose, to, toName, automatic: true };
  await queueMail(tx, { ...mail, subject: t(`${purpose}Subject`), text: t(`${purpose}Text`) }, secret, now);
  return { ...link, mailedTo: to };
}

import { isMailAddress } from "@amends/core/channels/mail-address";
import type { Complaint } from "@amends/core/desk/complaint";
import type { CustomerBrief } from "@amends/core/desk/contract-view";
import { sql } from "kysely";
import { senderAddress } from "../../channels/index.ts";
import type { Db } from "../../platform/db/connect.ts";
import { customerBrief } from "../customer-brief.ts";

/** Where mail to a customer goes: the first address they gave that can be one. */
export function mailAddressIn(customer: Pick<CustomerBrief, "contacts"> | null): string | null {
  return customer?.contacts.find(({ kind, value }) => kind === "email" && isMailAddress(value.trim()))?.value.trim() ?? null;
}

export type MailTo = { readonly to: string; readonly toName: string; readonly from: string };

/** Whom mail about this complaint goes to, and where from; null where none can go out or the customer gave no address. */
export async function mailToCustomer(db: Db, { companyId, customerId, intake }: Complaint): Promise<MailTo | null> {
  const from = customerId ? await senderAddress(db, companyId) : null;
  if (!from) return null;
  const { rows } = await sql<{ customer: CustomerBrief | null }>`
    select ${customerBrief(sql`coalesce(own.merged_into, own.id)`)} as customer from customers own where own.id = ${customerId}::uuid`.execute(db);
  const customer = rows[0]?.customer ?? null;
  const to = mailAddressIn(customer);
  return to ? { to, toName: intake.anonymous ? "" : (customer?.name ?? "").replace(/\p{Cc}+/gu, " "), from } : null;
}

import { clocksOf } from "@amends/core/deadline/clocks-of";
import type { CompanyPolicy } from "@amends/core/deadline/company-settings";
import { type ExtensionOffer, extensionOffers } from "@amends/core/deadline/extension-offers";
import { clockFactsOf } from "@amends/core/desk/clock-facts";
import { isCollective } from "@amends/core/desk/collective";
import type { Complaint } from "@amends/core/desk/complaint";
import { sql } from "kysely";
import { type DeadlineKey, policyOf } from "../../deadline/index.ts";
import type { Db } from "../../platform/db/connect.ts";
import { prepared } from "../../platform/db/prepared.ts";

declare const mark: unique symbol;

/** A complaint whose clocks are as its records and the company's packs make them: the only form in which one is saved. */
export type Clocked = Complaint & { readonly [mark]: true };

/** What clocks are made by for one complaint. */
export type ClockBasis = { readonly company: CompanyPolicy; readonly standing: string | null };

/** Makes the clocks anew; the one place where it is done. What carries several has none: each of those keeps its own, owed to its customer. */
export function clocked(complaint: Complaint, { company, standing }: ClockBasis): Clocked {
  if (isCollective(complaint)) return { ...complaint, clocks: [] } as Complaint as Clocked;
  return { ...complaint, clocks: clocksOf(clockFactsOf(complaint, standing), company.policy) } as Complaint as Clocked;
}

/** What kind of customer each is, by id; of whoever they were merged into. */
export async function standingsOf(db: Db, customerIds: readonly (string | null)[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; standing: string }>`${sql.raw(prepared)}
    select c.id, coalesce(m.standing, c.standing) as standing from customers c left join customers m on m.id = c.merged_into
    where c.id = any(${customerIds.filter((id) => id !== null)}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.standing]));
}

/** The basis for a complaint of this company; asks for the customer only where a pack does. `standing`: when it is known already. */
export async function clockBasis(db: Db, key: DeadlineKey, customerId: string | null, standing?: string | null): Promise<ClockBasis> {
  const company = await policyOf(db, key);
  if (!company.asksStanding) return { company, standing: null };
  const known = standing === undefined && customerId ? (await standingsOf(db, [customerId])).get(customerId) : standing;
  return { company, standing: known ?? null };
}

/** More time that could be granted on the clocks of this complaint now. */
export async function offersOf(db: Db, complaint: Complaint, key: DeadlineKey, now: string): Promise<ExtensionOffer[]> {
  if (isCollective(complaint)) return [];
  const { company, standing } = await clockBasis(db, key, complaint.customerId);
  return extensionOffers(clockFactsOf(complaint, standing), company.policy, now);
}

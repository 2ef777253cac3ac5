import type { Viewer } from "@amends/core/accounts/role";
import { readsContacts, scopeOf } from "@amends/core/accounts/visibility";
import type { ComplaintRow, CustomerBrief } from "@amends/core/desk/contract-view";
import { queryTerms, tsqueryText } from "@amends/core/shared/search-terms";
import { sql } from "kysely";
import type { Db } from "../platform/db/connect.ts";
import { prepared } from "../platform/db/prepared.ts";
import { refuse } from "../platform/refusal-error.ts";
import { customerBrief } from "./customer-brief.ts";
import { followMerge, normaliseContact } from "./customer-store.ts";
import { visibleTo } from "./policy.ts";
import { presentCustomer } from "./present.ts";
import { presentRow, type RowRecord, rowColumnsFor } from "./present-row.ts";

export type CustomerPage = CustomerBrief & {
  readonly history: readonly ComplaintRow[];
  readonly merged: readonly { readonly id: string; readonly name: string; readonly mergedAt: string }[];
};

const longestHistory = 500;

/** A customer with everything that happened with them, as far as this viewer sees it, newest first. @throws notFound */
export async function readCustomer(db: Db, viewer: Viewer, id: string): Promise<CustomerPage> {
  const main = (await followMerge(db, viewer.companyId, id)) ?? refuse("notFound");
  const { rows } = await sql<{ brief: CustomerBrief; merged: CustomerPage["merged"] | null }>`${sql.raw(prepared)}
    select ${customerBrief(sql`${main}::uuid`)} as brief,
      (select json_agg(json_build_object('id', m.id, 'name', m.name, 'mergedAt', to_char(m.merged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.merged_at) from customers m where m.merged_into = ${main}::uuid) as merged`.execute(
    db,
  );
  const row = rows[0] ?? refuse("notFound");
  const brief = presentCustomer(row.brief, viewer) ?? refuse("notFound");
  return { ...brief, history: await readHistory(db, viewer, main), merged: row.merged ?? [] };
}

/** Who complains, unmasked: what must be hidden in the texts of a complaint. */
export async function readKnownCustomer(db: Db, customerId: string | null): Promise<CustomerBrief | null> {
  if (!customerId) return null;
  const { rows } = await sql<{
    brief: CustomerBrief | null;
  }>`select ${customerBrief(sql`(select coalesce(c.merged_into, c.id) from customers c where c.id = ${customerId}::uuid)`)} as brief`.execute(db);
  return rows[0]?.brief ?? null;
}

async function readHistory(db: Db, viewer: Viewer, customerId: string): Promise<ComplaintRow[]> {
  const { rows } = await sql<RowRecord>`${sql.raw(prepared)}
    select ${rowColumnsFor(viewer)} from complaints c left join customers cu on cu.id = c.customer_id
    left join complaint_reads r on r.person_id = ${viewer.id}::uuid and r.complaint_id = c.id
    where c.customer_id in (select m.id from customers m where m.id = ${customerId}::uuid or m.merged_into = ${customerId}::uuid) and ${visibleTo(scopeOf(viewer))}
    order by c.received_at desc, c.id desc limit ${longestHistory}::int`.execute(db);
  return rows.map((row) => presentRow(row, viewer));
}

const mostFound = 20;
const mostLookedAt = 500;

/** How a contact that is being typed may begin in its stored form: a national number stands there with its country code. */
function beginningsOf(text: string): string[] {
  const digits = text.normalize("NFKC").replace(/[\s().-]/g, "");
  const national = /^\d{3,}$/.test(digits) ? [digits, ...["+86", "+886"].map((code) => code + digits.replace(/^0/, ""))] : [];
  const whole = [normaliseContact({ kind: "phone", value: text }), normaliseContact({ kind: "email", value: text })];
  return [...new Set([...national, ...whole])].filter((b) => b.length >= 3);
}

/** Customers by name (two characters suffice) or by the beginning of a telephone number, address or account. */
export async function findCustomers(db: Db, viewer: Viewer, text: string): Promise<CustomerBrief[]> {
  const terms = tsqueryText(queryTerms(text));
  const beginnings = readsContacts(viewer.role) ? beginningsOf(text) : []; // who reads contacts masked must not find them out by asking
  if (terms === null && beginnings.length === 0) return [];
  const { rows } = await sql<{ brief: CustomerBrief | null }>`${sql.raw(prepared)}
    select ${customerBrief(sql`f.id`)} as brief from (
      select distinct coalesce(c.merged_into, c.id) as id from (
        (select c.id, c.merged_into from customers c where c.name_terms @@ ${terms}::tsquery and c.company_id = ${viewer.companyId}::uuid limit ${mostLookedAt}::int)
        union all
        (select c.id, c.merged_into from unnest(${beginnings}::text[]) as b (beginning) cross join lateral (
            select k.customer_id from customer_contacts k where k.company_id = ${viewer.companyId}::uuid
            and k.normalised ~>=~ b.beginning and k.normalised ~<~ (b.beginning || ${"\u{10ffff}"}) limit ${mostLookedAt}::int) k
          join customers c on c.id = k.customer_id)
      ) c order by 1 desc limit ${mostFound}::int) f`.execute(db);
  return rows.map((row) => presentCustomer(row.brief, viewer)).filter((c) => c !== null);
}
